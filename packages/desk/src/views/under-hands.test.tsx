// @vitest-environment happy-dom
// What changes under an agent's hands: nothing of what they write is lost, done by mistake, or left without a focus.
import { describe, expect, it } from "vitest";
import { showDesk, type } from "../../test/show-desk.tsx";

const key = (target: EventTarget, name: string): void =>
  void target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
const action = (root: HTMLElement, name: string): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>("button.action")].find(({ textContent }) => textContent?.startsWith(name));
const talkOf = ({ talk: { id } }: { readonly talk: { readonly id: string } }): string => `#/c/${id}`;

describe("a conversation that ends while the agent writes", () => {
  it("hears no letter of the rest as a shortcut, until there is another key or a press", async () => {
    const { desk, relay, find, settle, root, talk, me } = await showDesk({ hash: talkOf });
    const before = relay.world.inboxFor(me).queue.length;
    find("[data-composer]").focus();
    type(find("[data-composer]"), "Your parcel is re");
    key(find("[data-composer]"), "e");
    relay.world.visitor(talk, { type: "close" });
    await settle();
    expect(root.querySelector("[data-composer]")).toBe(null);
    for (const letter of "ady and") key(document.activeElement ?? document.body, letter);
    await settle();
    expect(desk.session.me.value?.isOnDuty).toBe(true);
    expect(relay.world.inboxFor(me).queue).toHaveLength(before);
    expect(desk.route.value).toEqual({ type: "conversation", conversation: talk.id });
    expect(find(".kept-draft").textContent).toContain("Your parcel is re");
    key(document.activeElement ?? document.body, "Tab");
    key(document.activeElement ?? document.body, "d");
    await settle();
    expect(desk.session.me.value?.isOnDuty).toBe(false);
  });

  it("leaves the focus on the conversation's heading, after an act of the agent's own as well", async () => {
    const { relay, find, settle, root, talk, answered, open } = await showDesk({ hash: talkOf });
    find("[data-composer]").focus();
    // A press where the focus is already moves it nowhere.
    find("[data-composer]").dispatchEvent(new Event("pointerdown", { bubbles: true }));
    find("[data-composer]").click();
    relay.world.visitor(talk, { type: "close" });
    await settle();
    expect(document.activeElement).toBe(find(".talk-who h1"));
    await open(`#/c/${answered.id}`);
    const leave = action(root, "Back to queue");
    leave?.focus();
    leave?.click();
    await settle();
    expect(leave?.isConnected).toBe(false);
    expect(document.activeElement).toBe(find(".talk-who h1"));
  });
});

describe("what has been done", () => {
  it("is read out by itself, not with what was done before", async () => {
    const { desk, find, settle } = await showDesk();
    desk.notices.done("One");
    desk.notices.done("Two");
    await settle();
    expect(find(".notices").getAttribute("aria-atomic")).toBe("false");
    expect([...find(".notices").children].map(({ textContent }) => textContent)).toEqual(["One", "Two"]);
  });
});

describe("a session that ends", () => {
  it("lets whoever it was sign in again by their password alone, and says so", async () => {
    const { desk, relay, find, settle, platform } = await showDesk({ hash: talkOf });
    type(find("[data-composer]"), "Your parcel is re");
    relay.session = null;
    await desk.setDuty(true);
    await settle();
    expect(find("[role=alert]").textContent).toContain("You were signed out");
    expect(find("input[type=email]")).toHaveProperty("value", "ingrid@fjordbutikken.example");
    expect(document.activeElement).toBe(find("input[type=password]"));
    type(find("input[type=password]"), "correct horse");
    await settle();
    find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await settle();
    await platform.settle();
    expect(find("[data-composer]")).toHaveProperty("value", "Your parcel is re");
    await desk.signOut();
    await settle();
    expect(find("input[type=email]")).toHaveProperty("value", "");
  });
});

describe("a sheet", () => {
  const pressed = (from: HTMLElement, to: HTMLElement): void => {
    from.dispatchEvent(new Event("pointerdown", { bubbles: true }));
    to.dispatchEvent(new Event("click", { bubbles: true }));
  };

  it("stays when text is marked in it and the mouse let go outside, and keeps a note when it is closed", async () => {
    const { find, settle, root } = await showDesk({ hash: talkOf });
    action(root, "Note")?.click();
    await settle();
    type(find(".add-note textarea"), "Call her after six.");
    pressed(find(".add-note textarea"), find("dialog"));
    await settle();
    expect(root.querySelector("dialog")).not.toBe(null);
    pressed(find("dialog"), find("dialog"));
    await settle();
    expect(root.querySelector("dialog")).toBe(null);
    action(root, "Note")?.click();
    await settle();
    expect(find(".add-note textarea")).toHaveProperty("value", "Call her after six.");
    find(".add-note").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await settle();
    action(root, "Note")?.click();
    await settle();
    expect(find(".add-note textarea")).toHaveProperty("value", "");
  });

  it("that shows a link this once does not go by a press beside it", async () => {
    const { find, settle, root } = await showDesk({ hash: "#/admin/agents" });
    type(find(".invite input"), "ola@fjordbutikken.example");
    await settle();
    find(".invite").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await settle();
    pressed(find("dialog"), find("dialog"));
    await settle();
    expect(root.querySelector(".link-box")).not.toBe(null);
  });
});

describe("settings that are not saved", () => {
  it("are there again when an admin comes back from a visitor, and go when they are undone or saved", async () => {
    const { find, settle, open, desk, relay, talk } = await showDesk({ hash: "#/admin/sites/nordlys-tea" });
    const name = () => find(".site-form input[type=text]");
    type(name(), "Nordlys Te");
    await settle();
    await open(`#/c/${talk.id}`);
    await open("#/admin/sites/nordlys-tea");
    expect([name(), desk.siteForms.areOpen()]).toMatchObject([{ value: "Nordlys Te" }, true]);
    expect(find(".save-words").textContent).toBe("Not saved yet.");
    find(".save-bar [type=button]").click();
    await settle();
    expect([name(), desk.siteForms.areOpen()]).toMatchObject([{ value: "Nordlys Tea" }, false]);
    type(name(), "Nordlys Te");
    await settle();
    find(".site-form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await settle();
    expect([relay.sites[1]?.name, desk.siteForms.areOpen()]).toEqual(["Nordlys Te", false]);
  });
});

describe("a reply that has not gone", () => {
  it("is marked in the list, wherever the agent is", async () => {
    const { desk, relay, platform, root, find, talk, answered } = await showDesk({
      hash: ({ answered: { id } }) => `#/c/${id}`,
    });
    expect(root.querySelector(".is-stuck")).toBe(null);
    relay.fault = "down";
    desk.replies.reply(talk.id, "Hello!", []);
    await platform.settle();
    expect(find(`.item:has([data-row="${talk.id}"]) .is-stuck`).textContent).toBe("Reply not sent");
    expect(root.querySelector(`.item:has([data-row="${answered.id}"]) .is-stuck`)).toBe(null);
    relay.fault = "none";
    await platform.pass(3_000);
    expect(root.querySelector(".is-stuck")).toBe(null);
  });
});

describe("a reply of mine", () => {
  it("is read out once, from the log", async () => {
    const { desk, relay, settle, root, talk, find } = await showDesk({ hash: talkOf });
    relay.fault = "hang";
    desk.replies.reply(talk.id, "Hello!", []);
    await settle();
    const pending = find(".is-pending");
    expect([pending.getAttribute("aria-live"), pending.querySelector("[role=status]")?.textContent]).toEqual([
      "off",
      "Sending…",
    ]);
    expect([...root.querySelectorAll("[role=log] [aria-live=off]")]).toEqual([pending]);
  });
});

describe("signing out", () => {
  it("says first what it would throw away, and asks nobody who has nothing in hand", async () => {
    const { desk, find, settle, root, talk } = await showDesk({ hash: "#/account" });
    const button = () => find(".is-self > .button");
    desk.replies.write(talk.id, "A draft");
    await settle();
    button().click();
    await settle();
    expect(find("dialog").textContent).toContain("Something you have begun to write is thrown away.");
    find("dialog .row .button").click();
    await settle();
    expect([root.querySelector("dialog"), desk.session.state.value.type]).toEqual([null, "signed-in"]);
    desk.replies.write(talk.id, "");
    await settle();
    button().click();
    await settle();
    expect(desk.session.state.value.type).toBe("signed-out");
  });
});
