// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { showDesk, type } from "../../../test/show-desk.tsx";

async function open(hash = "#/account") {
  const shown = await showDesk({ hash });
  const { root, find, settle, relay, me } = shown;
  const press = async (text: string): Promise<void> => {
    const button = [...root.querySelectorAll<HTMLElement>("button")].find((each) => each.textContent.trim() === text);
    if (!button) throw new Error(`There is no button ${text}.`);
    if (button.getAttribute("type") === "submit") button.closest("form")?.requestSubmit();
    else button.click();
    await settle();
  };
  const choose = async (content: string): Promise<void> => {
    const input = find(".card > input[type=file]");
    Object.defineProperty(input, "files", { value: [new File([content], "me.jpg")], configurable: true });
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await settle();
  };
  const slider = (label: string): HTMLInputElement => {
    const found = [...root.querySelectorAll("label")].find(({ textContent }) => textContent === label);
    const input = found?.querySelector("input");
    if (!input) throw new Error(`There is no slider ${label}.`);
    return input;
  };
  const move = async (label: string, to: number): Promise<void> => {
    type(slider(label), String(to));
    await settle();
  };
  const kept = () => relay.pictures.get(me.id)?.toString();
  const faces = (where: string) =>
    [...root.querySelectorAll(`${where} .avatar img`)].map((img) => img.getAttribute("src"));
  const problem = () => find(".picture-problem").textContent;
  return { ...shown, press, choose, slider, move, kept, faces, problem };
}

describe("the agent's picture", () => {
  it("is cut in the middle unless the agent says otherwise, shown everywhere once it is kept, and taken away", async () => {
    const { press, choose, kept, faces, root, relay, me, problem } = await open();
    expect(faces("body")).toEqual([]);
    await choose("400x200");
    expect(root.querySelector(".picture-preview")?.textContent).toContain("Ingrid Moe");
    await press("Use this picture");
    expect(kept()).toBe("200 at 100,0");
    const { picture } = relay.world.agents.find(({ id }) => id === me.id) ?? {};
    const url = `/v1/agents/${me.id}/picture?v=${picture}`;
    expect([faces(".rail"), faces(".picture-now"), faces(".is-self")]).toEqual([[url], [url], [url]]);
    await press("Remove");
    expect([kept(), faces("body"), problem()]).toEqual([undefined, [], ""]);
  });

  it("is moved and enlarged by sliders, which are off where there is no room", async () => {
    const { press, choose, move, slider, kept } = await open();
    await choose("400x200");
    expect([slider("Left to right").disabled, slider("Top to bottom").disabled]).toEqual([false, true]);
    await move("Left to right", 0);
    await move("Zoom", 200);
    await move("Top to bottom", 100);
    await press("Use this picture");
    expect(kept()).toBe("100 at 50,100");
  });

  it("is left as it was by Esc and Cancel", async () => {
    const { press, choose, kept, root, find, settle } = await open();
    await choose("400x200");
    await press("Cancel");
    expect(root.querySelector(".picture-crop")).toBeNull();
    await choose("400x200");
    find(".picture-crop").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await settle();
    expect([root.querySelector(".picture-crop"), kept()]).toEqual([null, undefined]);
  });

  it("says why a file cannot be one, and keeps what was cut while the relay cannot be reached", async () => {
    const { press, choose, problem, kept, relay } = await open();
    await choose("a letter");
    expect(problem()).toContain("no picture that your browser can read");
    await choose("63x900");
    expect(problem()).toContain("too small");
    await choose("400x200");
    expect(problem()).toBe("");
    relay.fault = "down";
    await press("Use this picture");
    expect(problem()).not.toBe("");
    relay.fault = "none";
    await press("Use this picture");
    expect([kept(), problem()]).toEqual(["200 at 100,0", ""]);
  });

  it("gives way to the initials where it does not load", async () => {
    const { choose, press, faces, find, settle } = await open();
    await choose("400x200");
    await press("Use this picture");
    find(".picture-now img").dispatchEvent(new Event("error"));
    await settle();
    expect([faces(".picture-now"), find(".picture-now .avatar").textContent]).toEqual([[], "IM"]);
  });
});

describe("a colleague's picture", () => {
  it("stands in the team's list, and can be taken away by an admin where accounts are changed", async () => {
    const { relay, kari, faces, open: go, find, press, settle, root } = await open("#/team");
    relay.showAs(kari.id, Buffer.from("Kari"));
    await settle();
    expect(faces("main")).toHaveLength(1);
    await go("#/admin/agents");
    expect(faces("main")).toHaveLength(1);
    find(`#edit-${kari.id}`).click();
    await settle();
    await press("Remove picture");
    expect([relay.pictures.size, faces("main")]).toEqual([0, []]);
    expect(root.querySelector(".agent-editor")?.textContent).not.toContain("Remove picture");
  });
});
