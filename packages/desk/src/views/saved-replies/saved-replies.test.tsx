// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { showDesk, type } from "../../../test/show-desk.tsx";

async function show(who: "me" | "kari" = "me") {
  const shown = await showDesk({ hash: "#/saved-replies", isSignedOut: true });
  shown.relay.session = shown[who].id;
  await shown.desk.session.refresh();
  await shown.settle();
  const { root, settle, find } = shown;
  const press = async (name: string): Promise<void> => {
    const named = [...root.querySelectorAll<HTMLElement>("button")].find(
      (button) => button.textContent?.trim() === name || button.getAttribute("aria-label") === name,
    );
    if (!named) throw new Error(`There is no button ${name}`);
    named.click();
    await settle();
  };
  const fill = async (label: string, text: string): Promise<void> => {
    const named = [...root.querySelectorAll("label")].find((each) => each.textContent?.startsWith(label));
    type(find(`#${CSS.escape(named?.htmlFor ?? "")}`), text);
    await settle();
  };
  const save = async (): Promise<void> => {
    find("form.saved-editor").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await settle();
  };
  const parts = () =>
    [...root.querySelectorAll(".saved-of")].map((part) => [
      part.querySelector("h2")?.textContent,
      ...[...part.querySelectorAll(".saved-title b")].map((title) => title.textContent),
    ]);
  return { ...shown, press, fill, save, parts };
}

it("are written, changed and deleted by an admin for a site", async () => {
  const { press, fill, save, parts, root, relay, find } = await show();
  expect(parts()[2]).toEqual(["Nordlys Tea", "Brewing"]);
  await press("New reply: Nordlys Tea");
  await save();
  expect([...root.querySelectorAll(".saved-editor .problem")].map((problem) => problem.textContent)).toEqual([
    "This cannot be empty.",
    "This cannot be empty.",
  ]);
  await fill("Title", "Caffeine");
  await fill("Reply", "Hi {visitor}, rooibos has none.");
  expect(find(".saved-looks").textContent).toBe("To a visitor without a name:Hi, rooibos has none.");
  await fill("Shortcut", "/rooibos");
  // Nobody hears whether it was taken, and it is sent again.
  relay.fault = "down";
  await save();
  expect(find(".saved-editor .problem").textContent).toContain("The relay cannot be reached.");
  relay.fault = "none";
  await save();
  expect(parts()[2]).toEqual(["Nordlys Tea", "Brewing", "Caffeine"]);
  await press("Change Caffeine");
  await fill("Title", "No caffeine");
  await save();
  expect([...relay.savedReplies.values()].at(-1)?.reply).toMatchObject({
    site: "nordlys-tea",
    title: "No caffeine",
    shortcut: "rooibos",
    language: null,
  });
  await press("Delete No caffeine");
  await press("Delete");
  expect(parts()[2]).toEqual(["Nordlys Tea", "Brewing"]);
});

it("of a site are to be read by agents, who write their own", async () => {
  const { press, fill, save, parts, root } = await show("kari");
  expect(parts().map(([name, ...titles]) => [name, titles.length])).toEqual([
    ["Yours", 0],
    ["Fjordbutikken", 5],
    ["Nordlys Tea", 1],
  ]);
  expect(root.querySelectorAll(".person-tools")).toHaveLength(0);
  await press("New reply: Yours");
  await fill("Title", "Hei");
  await fill("Reply", "Hei!");
  await fill("Language", "norsk bokmål");
  await save();
  expect(parts()[0]).toEqual(["Yours", "Hei"]);
});
