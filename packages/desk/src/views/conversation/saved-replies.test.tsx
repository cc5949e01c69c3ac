// @vitest-environment happy-dom
import { siteId } from "@handrail/protocol";
import { expect, it } from "vitest";
import { showDesk, type } from "../../../test/show-desk.tsx";
import { SAVED_REPLIES } from "../../texts-of-saved-replies.ts";

async function show(which: "talk" | "answered" = "talk") {
  const shown = await showDesk({ hash: (scenario) => `#/c/${scenario[which].id}` });
  const { root, settle, find, desk } = shown;
  const id = shown[which].id;
  const field = (): HTMLTextAreaElement => find("[data-composer]") as HTMLTextAreaElement;
  /** Types at the end of what is there. */
  const write = async (text: string): Promise<void> => {
    type(field(), `${field().value}${text}`);
    field().setSelectionRange(field().value.length, field().value.length);
    field().dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    await settle();
  };
  const press = async (key: string): Promise<boolean> => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    field().dispatchEvent(event);
    await settle();
    field().dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true }));
    await settle();
    return event.defaultPrevented;
  };
  const button = async (): Promise<void> => {
    find(".is-saved").click();
    await settle();
  };
  const titles = () => [...root.querySelectorAll("[role=option] b")].map((title) => title.textContent);
  const active = () => root.querySelector(`#${CSS.escape(field().getAttribute("aria-activedescendant") ?? "none")} b`);
  const sent = () => shown[which].events.filter((event) => event.type === "message.sent").length;
  return {
    ...shown,
    id,
    field,
    write,
    press,
    button,
    titles,
    active,
    sent,
    draft: () => desk.replies.drafts.value[id],
  };
}

it("are found with a slash, chosen with the keys, and put where the caret is, to be sent by nobody but the agent", async () => {
  const { write, press, titles, active, draft, sent, field, root } = await show();
  const before = sent();
  await write("Yes. /");
  expect(titles().slice(0, 3)).toEqual(["Greeting", "Pick-up point", "Refund: when it arrives"]);
  expect(titles()).not.toContain("Brewing");
  await press("ArrowDown");
  expect(active()?.textContent).toBe("Pick-up point");
  await press("ArrowUp");
  await press("ArrowUp");
  expect(active()?.textContent).toBe(titles().at(-1));
  await write("hi");
  expect(active()?.textContent).toBe("Greeting");
  expect(root.querySelector("[role=option] .saved-text")?.textContent).toBe(
    "Hi Maja Lien, Ingrid Moe here. How can I help?",
  );
  expect(await press("Enter")).toBe(true);
  expect(draft()).toBe("Yes. Hi Maja Lien, Ingrid Moe here. How can I help?");
  expect([titles(), sent()]).toEqual([[], before]);
  expect(field().selectionStart).toBe(field().value.length);
  await press("Enter");
  expect(sent()).toBe(before + 1);
});

it("read well to a visitor whose name nobody knows", async () => {
  const { write, press, draft } = await show("answered");
  await write("/hi");
  await press("Tab");
  expect(draft()).toBe("Hi there, Ingrid Moe here. How can I help?");
});

it("stay closed after Escape until another word is begun, and are in nobody's way when nothing is found", async () => {
  const { write, press, titles, sent, desk } = await show();
  await write("/re");
  await press("Escape");
  expect([titles(), desk.route.value.type]).toEqual([[], "conversation"]);
  await write("f");
  expect(titles()).toEqual([]);
  await write(" /ref");
  expect(titles()).toEqual(["Refund: when it arrives"]);
  await write("xyz");
  expect(titles()).toEqual([]);
  const before = sent();
  await press("Enter");
  expect(sent()).toBe(before + 1);
});

it("open by the button as well, where what is typed next is looked for and taken out again", async () => {
  const { button, write, titles, draft, find, root, settle } = await show();
  await write("Hello. ");
  await button();
  expect(find(".is-saved").getAttribute("aria-expanded")).toBe("true");
  await write("moment");
  expect(titles()).toEqual(["One moment"]);
  find("[role=option]").click();
  await settle();
  expect(draft()).toBe("Hello. One moment please, I am looking it up.");
  await button();
  await write("zebra");
  expect(find(".saved-picker").textContent).toContain("No saved reply has these words.");
  await write(" and more");
  expect(root.querySelector(".saved-picker")).toBe(null);
});

it("are those that a colleague has written a moment ago", async () => {
  const { relay, write, titles } = await show();
  const one = { id: "saved-reply-of-kari", site: siteId("fjordbutikken"), title: "Aaa", text: "Just now." };
  relay.savedReplies.clear();
  relay.savedReplies.set(one.id, { agent: null, reply: { ...one, language: null, shortcut: null } });
  await write("/");
  expect(titles()).toEqual(["Aaa"]);
});

it("[HG7] keep no promise as they stand, which is told before and after, and do with words of one's own", async () => {
  const { write, press, root, shown, settle } = await untilSaved();
  const words = () => root.querySelector(".composer-foot")?.textContent ?? "";
  expect(words()).toContain(SAVED_REPLIES.alone);
  await write(" Your parcel left today.");
  expect(words()).not.toContain(SAVED_REPLIES.alone);
  await press("Enter");
  expect(shown().at(-1)).not.toHaveProperty("isSaved");

  await write("/hi");
  await press("Enter");
  await press("Enter");
  await settle();
  expect(shown().at(-1)).toMatchObject({ isSaved: true });
  expect(root.textContent).toContain(SAVED_REPLIES.wasAlone);
});

async function untilSaved() {
  const world = await show();
  await world.write("/hi");
  await world.press("Enter");
  return { ...world, shown: () => world.talk.events.filter((event) => event.type === "message.sent") };
}
