import { options } from "preact";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { LIMITS, wireError } from "@handrail/protocol";
import { el } from "../loader/dom.ts";
import * as nb from "../locales/nb/index.ts";
import type { Shell } from "../shell.ts";
import { MAYA, SITE, tell, type FakeChat } from "../testing/fake-chat.ts";
import { partsHere } from "../testing/parts-here.ts";
import { STATES } from "../testing/states.ts";
import type { PartSource } from "./parts.ts";
import { runPanel, type RunningPanel } from "./run-panel.tsx";

interface Opened {
  readonly chat: FakeChat;
  readonly panel: RunningPanel;
  readonly root: ShadowRoot;
  readonly launcher: Readonly<Record<"human" | "bubble" | "spoken", HTMLElement>>;
  readonly alive: boolean[];
  readonly isOpen: () => boolean;
}

interface OpenOptions {
  readonly isUnkept: boolean;
  readonly source: PartSource;
  readonly settings: Shell["settings"];
}

const never: PartSource = () => new Promise(() => {});

let opened: Opened | null = null;
// Views follow the signals at once, so that a test needs no waiting.
beforeAll(() => {
  options.debounceRendering = (render) => render();
});
afterEach(() => {
  opened?.panel.destroy();
  sessionStorage.clear();
  document.body.replaceChildren();
});

function open(name: string, { isUnkept = false, source = partsHere, settings }: Partial<OpenOptions> = {}): Opened {
  const chat = STATES[name]?.();
  if (!chat) throw new Error(`There is no state ${name}.`);
  const host = document.createElement("div");
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  const launcher = {
    spoken: el("p", { role: "status" }),
    human: el("button", { class: "human" }),
    bubble: el("button", { class: "bubble", "aria-label": "Open chat" }),
  };
  root.append(el("form", { class: "dock" }, ...Object.values(launcher)));
  const alive: boolean[] = [];
  let isOpen = false;
  const shell: Shell = {
    root,
    relay: "https://relay.example",
    site: "shop",
    settings,
    label: "Talk to a human",
    contact: { phone: "+47 55 55 01 20", email: null, humanUrl: "https://relay.example/human/shop" },
    takeUnkeptAsk: () => isUnkept,
    keepAlive: (isNeeded) => alive.push(isNeeded),
    onOpenChange: (nowOpen) => (isOpen = nowOpen),
  };
  const panel = runPanel({ shell, chat, source });
  panel.open();
  opened = { chat, panel, root, launcher, alive, isOpen: () => isOpen };
  return opened;
}

function button(root: ParentNode, name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll<HTMLButtonElement>(":not(.dock) > button")].find((one) =>
    (one.getAttribute("aria-label") ?? one.textContent).includes(name),
  );
  if (!found) throw new Error(`There is no button ${name}.`);
  return found;
}

function textarea(root: ParentNode): HTMLTextAreaElement {
  const found = root.querySelector<HTMLTextAreaElement>("footer textarea");
  if (!found) throw new Error("There is no composer.");
  return found;
}

function type(root: ParentNode, text: string): void {
  textarea(root).value = text;
  textarea(root).dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function press(target: Element, key: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

it("gives the focus back to what had it, and moves nobody who is elsewhere when the page closes it", () => {
  const { panel, root, launcher } = open("first-open");
  panel.close();
  const [shops, other] = [el("button"), el("button")];
  document.body.append(shops, other);
  shops.focus();
  panel.open();
  root.querySelector("textarea")?.focus();
  panel.close();
  expect(document.activeElement).toBe(shops);
  panel.open();
  other.focus();
  panel.close();
  expect(document.activeElement).toBe(other);
  shops.focus();
  panel.open();
  root.querySelector("textarea")?.focus();
  shops.remove();
  panel.close();
  expect(root.activeElement).toBe(launcher.bubble);
});

it("marks whatever opens in another tab, for the eye and for the ear", () => {
  const { root } = open("bot-answered");
  const links = [...root.querySelectorAll(".row a[target]")];
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    expect(link.className).toContain("out");
    expect(link.querySelector(".spoken")?.textContent).toContain("(opens in a new tab)");
  }
});

it("keeps what is filled in and not sent while it is closed", () => {
  const { panel, root } = open("waiting");
  button(root, "More").click();
  button(root, "contact").click();
  const field = () => root.querySelector<HTMLInputElement>("[name=email]");
  const type = (value: string): void => {
    const input = field();
    if (!input) throw new Error("There is no field.");
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  type("kim@example.org");
  panel.close();
  panel.open();
  expect(field()?.value).toBe("kim@example.org");
});

it("keeps a bot's form half filled in while it is closed", () => {
  const { panel, root } = open("bot-asks-form");
  const field = () => root.querySelector<HTMLInputElement>(".asked input");
  const input = field();
  if (!input) throw new Error("There is no field.");
  input.value = "FF-10482";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  panel.close();
  panel.open();
  expect(field()?.value).toBe("FF-10482");
});

describe("what the page hears", () => {
  it("is that the panel was opened and closed, and where a request stands, and nothing else", () => {
    const heard: string[] = [];
    const types = ["open", "close", "human-requested", "human-joined"].map((type) => `handrail:${type}`);
    const listen = (event: Event): unknown => heard.push(event.type);
    for (const type of types) addEventListener(type, listen);
    open("waiting").panel.close();
    open("talking");
    for (const type of types) removeEventListener(type, listen);
    expect(heard).toEqual([
      "handrail:human-requested",
      "handrail:open",
      "handrail:close",
      "handrail:human-joined",
      "handrail:open",
    ]);
  });
});

describe("the human bar", () => {
  it.each(Object.keys(STATES))("[HG1] offers a human or tells where the request stands: %s", (name) => {
    const { root } = open(name);
    const rail = root.querySelector(".rail");
    const controls = [...(rail?.querySelectorAll<HTMLElement>("button, a[href]") ?? [])];
    expect(controls.every((one) => !one.hasAttribute("disabled") && one.tabIndex >= 0)).toBe(true);
    expect(controls.every((one) => (one.getAttribute("aria-label") ?? one.textContent).trim() !== "")).toBe(true);
    const standing = rail?.querySelector("[role=status], [role=alert]")?.textContent ?? "";
    const asks = controls.some((one) => one.textContent.includes("Talk to a human"));
    expect(asks || standing !== "").toBe(true);
    expect(rail?.closest("[hidden], [inert], [aria-hidden=true]")).toBeNull();
  });

  it.each(Object.keys(STATES))("[HG1] does so before any later part of the panel has come: %s", (name) => {
    const { root } = open(name, { source: never });
    const rail = root.querySelector(".rail");
    const standing = rail?.querySelector("[role=status], [role=alert]")?.textContent ?? "";
    const asks = rail?.querySelector("button.ask")?.textContent.includes("Talk to a human") ?? false;
    expect(asks || standing !== "").toBe(true);
    expect(textarea(root).disabled).toBe(false);
  });

  it("[HG8] [HG13] says of neither a bot nor a person that they answer before it is known whether there is a bot", () => {
    const { root, chat } = open("site-unknown-yet");
    const header = root.querySelector("header");
    expect(header?.querySelector("p")?.textContent).toBe("One moment…");
    expect(root.querySelector(".tag, .scroller .row, header .warm")).toBeNull();
    chat.site.value = { ...SITE, bot: null };
    expect(header?.querySelector("p")?.textContent).toBe("A person will answer you");
    expect(root.querySelector(".scroller .row .said")?.textContent).toContain("A person will read");
    chat.site.value = SITE;
    expect(header?.querySelector("p")?.textContent).toBe("PineAI");
    expect(root.querySelector(".scroller .row .said")?.textContent).toContain("Ask me anything");
  });

  it("calls nobody offline whose words were refused: something was reached", () => {
    const { root, chat } = open("site-unknown-yet");
    chat.connection.value = "offline";
    expect(root.querySelector(".strips")?.textContent).toContain("You are offline");
    chat.notice.value = wireError("unknown-site");
    expect(root.querySelector(".strips")?.textContent).toContain("This chat is not set up correctly");
    expect(root.querySelector(".strips")?.textContent).not.toContain("You are offline");
  });

  it("[HG8] [HG9] shows what was said, and by whom, before the part has come that shows the rest", () => {
    const { root } = open("talking", { source: never });
    const said = [...root.querySelectorAll(".row:not(:first-child) .said")].map((one) => one.textContent);
    expect(said[0]).toBe("Hi! Do you ship to Norway?");
    expect(said.length).toBeGreaterThan(3);
    // [HG8] The label of the machine and the agent's name do not wait for it.
    const names = [...root.querySelectorAll(".row:not(:first-child) .name")].map((one) => one.textContent);
    expect(new Set(names)).toEqual(new Set(["PineAI", "Maya Lind"]));
  });

  it("[HG1] stays beside every form that takes the composer's place", () => {
    const { root } = open("waiting");
    button(root, "Leave contact").click();
    expect(root.querySelector("input[type=email]")).not.toBeNull();
    expect(root.querySelector(".rail")?.textContent).toContain("number 2");
  });

  it("asks for a human at a click", () => {
    const { root, chat } = open("bot-answered");
    button(root, "Talk to a human").click();
    expect(chat.calls).toEqual(["open", "talkToHuman"]);
  });

  it("[HG4] leaves it to core what one more click is, and asks nothing of whom a human has", () => {
    const waits = open("waiting-automatic");
    waits.panel.talkToHuman();
    expect(waits.chat.calls).toEqual(["open", "talkToHuman"]);
    const talks = open("talking");
    talks.panel.talkToHuman();
    expect(talks.chat.calls).toEqual(["open"]);
  });

  it("[HG3] hands over an early click that the disk refused", async () => {
    const { chat } = open("first-open", { isUnkept: true });
    await Promise.resolve()
      .then(() => undefined)
      .then(() => undefined)
      .then(() => undefined);
    expect(chat.calls).toEqual(["open", "talkToHuman"]);
  });

  it.each(["human-keeping", "human-kept-memory"])(
    "[HG3] claims to have kept nothing that is not on the disk: %s",
    (name) => {
      const { root } = open(name);
      expect(root.querySelector(".rail")?.textContent).not.toMatch(/kept/i);
    },
  );

  it("[HG4] asks about a late click, and takes both answers", () => {
    const { root, chat } = open("human-still-want");
    button(root, "No longer").click();
    button(root, "Yes, please").click();
    expect(chat.calls).toEqual(["open", "dismissNotice", "talkToHuman"]);
  });

  it("withdraws only after a second question, and loses nothing by thinking again", () => {
    const { root, chat } = open("waiting");
    button(root, "Cancel").click();
    button(root, "Keep my place").click();
    button(root, "Cancel").click();
    expect(chat.calls).toEqual(["open"]);
    button(root, "Yes, cancel it").click();
    expect(chat.calls).toEqual(["open", "withdraw"]);
  });

  it("[HG7] restores a settled promise at one tap", () => {
    const { root, chat } = open("settled");
    button(root, "I still need you").click();
    expect(chat.calls).toEqual(["open", "stillNeed"]);
  });

  it("[HG2] shows the merchant's own contact while the request cannot be sent", () => {
    const { root } = open("human-kept");
    expect(root.querySelector(".rail a[href='tel:+4755550120']")).not.toBeNull();
  });

  it("[HG11] tells a refused click once, with its way on", () => {
    const { root } = open("human-refused");
    expect(root.querySelector(".strip")).toBeNull();
    expect(button(root, "Try again").closest(".rail")).not.toBeNull();
    expect(root.querySelector(".rail a[href^='tel:']")).not.toBeNull();
  });

  it("takes an address or a phone number, and no empty form", () => {
    const { root, chat } = open("waiting");
    button(root, "Leave contact").click();
    button(root, "Save").click();
    expect(root.querySelector("[role=alert]")?.textContent).toContain("e-mail address or a phone");
    expect(chat.calls).toEqual(["open"]);
    const email = root.querySelector<HTMLInputElement>("input[type=email]");
    if (email) email.value = "ida@example.org";
    button(root, "Save").click();
    expect(chat.calls).toEqual(["open", "giveContact"]);
  });
});

describe("who speaks", () => {
  it("[HG8] marks the bot as automatic from its first message on", () => {
    const { root } = open("first-open");
    expect(root.querySelector(".row.bot .name")?.textContent).toBe("PineAI");
    expect(root.querySelector("header")?.textContent).toContain("PineAI");
  });

  it("[HG8] names the agent at their messages, and puts no mark of the machine there", () => {
    const { root } = open("talking");
    expect(root.querySelector(".row.agent .name")?.textContent).toBe("MLMaya Lind");
    expect(root.querySelector("header h2")?.textContent).toBe("Maya Lind");
  });

  it("announces messages as a log, but not every word of a streaming one", () => {
    const { root } = open("bot-streaming");
    expect(root.querySelector("[role=log]")).not.toBeNull();
    expect(root.querySelector(".stream")?.closest("[aria-live]")?.getAttribute("aria-live")).toBe("off");
  });
});

describe("writing", () => {
  it("sends at Enter, breaks the line at Shift+Enter, and leaves an input method alone", () => {
    const { root, chat } = open("bot-answered");
    type(root, "Hello");
    press(textarea(root), "Enter", { shiftKey: true });
    press(textarea(root), "Enter", { isComposing: true });
    expect(chat.calls).toEqual(["open"]);
    press(textarea(root), "Enter");
    expect(chat.calls).toEqual(["open", "send Hello"]);
    expect(textarea(root).value).toBe("");
  });

  it("keeps the draft when the panel closes, and when the message is refused", () => {
    const { root, chat, panel } = open("bot-answered");
    chat.send = () => ({ ok: false, error: wireError("invalid-input") });
    type(root, "Hello");
    press(textarea(root), "Enter");
    panel.close();
    panel.open();
    expect(textarea(root).value).toBe("Hello");
  });

  it("[HG14] keeps the draft for the next page, and forgets it at a logout", async () => {
    type(open("bot-answered").root, "Hello");
    opened?.panel.destroy();
    const { root, chat } = open("bot-answered");
    await vi.waitFor(() => expect(textarea(root).value).toBe("Hello"));
    chat.session.value += 1;
    expect(textarea(root).value).toBe("");
    expect(sessionStorage.length).toBe(0);
  });

  it("tells when a text is too long, and does not send it", () => {
    const { root, chat } = open("bot-answered");
    type(root, "x".repeat(LIMITS.messageCharsMax + 1));
    press(textarea(root), "Enter");
    expect(root.querySelector(".limit")?.textContent).toBe("1 character too long");
    expect(chat.calls).toEqual(["open"]);
  });
});

describe("another language", () => {
  it("is spoken at once, and draft, focus and place stay where they are", async () => {
    const { root, panel, launcher } = open("waiting");
    type(root, "I was about to s");
    textarea(root).focus();
    const [before, scroller] = [textarea(root), root.querySelector(".scroller")];
    panel.speak(await import("../locales/ar/index.ts"));
    expect(root.querySelector(".panel")?.getAttribute("dir")).toBe("rtl");
    expect(before.placeholder).not.toMatch(/[a-z]/i);
    expect([textarea(root), root.querySelector(".scroller"), root.activeElement]).toEqual([before, scroller, before]);
    expect(before.value).toBe("I was about to s");
    expect(launcher.human.textContent).not.toMatch(/[a-z]/i);
    button(root, "\u0627\u0644\u0645\u0632\u064a\u062f").click();
    expect(root.querySelector(".menu ul")?.textContent).not.toMatch(/[a-z]/i);
    expect(root.querySelector(".rail")?.textContent.replace("Talk to a human", "")).not.toMatch(/number|place/);
    panel.speak(null);
    expect(before.placeholder).toBe("Write a message…");
    expect(root.querySelector(".rail")?.textContent).toContain("number 2");
  });
});

describe("the sound of a new message", () => {
  it("is turned off and on in the menu, where the snippet asks for it", () => {
    const { root } = open("talking", { settings: { sound: "" } });
    for (const line of ["Turn sound off", "Turn sound on"]) {
      button(root, "More").click();
      button(root, line).click();
    }
    button(root, "More").click();
    expect(button(root, "Turn sound off")).toBeTruthy();
    opened?.panel.destroy();
    const { root: silent } = open("talking");
    button(silent, "More").click();
    expect(silent.querySelector(".menu ul")?.textContent).not.toMatch(/sound/);
  });
});

describe("a closed conversation", () => {
  it("is rated with a score and a word", () => {
    const { root, chat } = open("closed");
    const star = root.querySelectorAll<HTMLInputElement>("input[type=radio]")[3];
    star?.dispatchEvent(new Event("change", { bubbles: true }));
    button(root, "Send rating").click();
    expect(chat.calls).toEqual(["open", "rate"]);
  });
});

describe("the launcher while the panel is closed", () => {
  it("[HG1] says where the request stands, and counts what is unread", () => {
    const { chat, panel, launcher } = open("talking");
    chat.look(true);
    panel.close();
    tell(chat, [["agent", 0, { type: "message.sent", text: "Still there?" }]]);
    const { human, bubble, spoken } = launcher;
    expect([human.textContent, spoken.textContent]).toEqual(["Maya Lind is with you", "1 new message"]);
    expect(human.className).toBe("human warm");
    expect([bubble.dataset["unread"], bubble.getAttribute("aria-label")]).toEqual(["1", "Open chat 1 new message"]);
    panel.open();
    expect([bubble.dataset["unread"], bubble.getAttribute("aria-label")?.trim()]).toEqual(["", "Open chat"]);
  });

  it("is called in the visitor's language, and says which that is; the label stays the page's own", () => {
    const { chat, panel, launcher } = open("talking");
    document.documentElement.lang = "en";
    chat.look(true);
    panel.close();
    panel.speak(nb);
    tell(chat, [["agent", 0, { type: "message.sent", text: "Er du der?" }]]);
    const { human, bubble, spoken } = launcher;
    expect([bubble.getAttribute("aria-label"), bubble.lang]).toEqual(["Åpne chatten 1 ny melding", "nb"]);
    expect([spoken.textContent, spoken.lang]).toEqual(["1 ny melding", "nb"]);
    expect([human.textContent, human.lang]).toEqual(["Maya Lind er her for deg", "nb"]);
    chat.human.value = { type: "none" };
    expect([human.textContent, human.lang]).toEqual(["Talk to a human", "en"]);
  });

  it("says to core what is in sight: the transcript while it is open", async () => {
    const { chat, panel } = open("talking");
    await expect.poll(() => chat.seen.value).toBe(chat.conversation.value?.head);
    panel.close();
    const { value: seen } = chat.seen;
    tell(chat, [["agent", 0, { type: "message.sent", text: "Still there?" }]]);
    expect(chat.seen.value).toBe(seen);
    panel.open();
    expect(chat.seen.value).toBe(chat.conversation.value?.head);
  });

  it("is heard of once: not how it stood when the page came, and not again with each thing that changes beside it", () => {
    const { chat, panel, launcher } = open("waiting");
    panel.close();
    expect(launcher.spoken.textContent).toBe("");
    const joined = STATES["talking"]?.().human.value;
    if (joined) chat.human.value = joined;
    const [first] = launcher.spoken.childNodes;
    expect(first?.textContent).toBe("Maya Lind is with you");
    tell(chat, [["visitor", 0, { type: "message.sent", text: "Hello?" }]]);
    expect(launcher.spoken.firstChild).toBe(first);
  });

  it("[HG3] asks for the panel on the next page while something is unsent or a chat goes on, once the disk was read", async () => {
    const alive = (name: string): readonly boolean[] => {
      opened?.panel.destroy();
      return open(name).alive;
    };
    const read = alive("first-open");
    expect(read).toEqual([]);
    await expect.poll(() => read).toEqual([false]);
    const talking = alive("talking");
    await expect.poll(() => talking).toEqual([true]);
    const closed = alive("closed");
    await expect.poll(() => closed).toEqual([false]);
  });

  it("closes at Escape", () => {
    const { root, isOpen } = open("talking");
    const inside = root.querySelector(".scroller");
    if (inside) press(inside, "Escape");
    expect(isOpen()).toBe(false);
  });

  it("celebrates a person who joins while it is open, and only then", () => {
    const { root, chat } = open("waiting");
    tell(chat, [["agent", 0, { type: "human.joined", agent: MAYA }]]);
    expect(root.querySelector(".joined")?.className).toBe("joined fresh");
    opened?.panel.destroy();
    expect(open("joined").root.querySelector(".joined")?.className).toBe("joined");
  });
});

describe("erasing and taking along", () => {
  it("[HG14] erases after a question that states the scope, and not at once", () => {
    const { chat, root } = open("waiting");
    button(root, "More").click();
    button(root, "Erase conversation").click();
    expect(chat.calls).not.toContain("erase");
    expect(root.querySelector(".sheet")?.textContent).toMatch(/for good.*back-up/);
    // It is read first.
    expect(root.activeElement?.textContent).toBe("Erase this conversation?");
    expect(root.querySelector(".sheet a")).toBeNull();
    button(root, "Erase for good").click();
    expect(chat.calls).toContain("erase");
    expect(root.querySelector(".sheet")).toBeNull();
  });

  it("[HG14] keeps the conversation when the visitor thinks better of it", () => {
    const { chat, root } = open("bot-answered");
    button(root, "More").click();
    button(root, "Erase conversation").click();
    button(root, "Keep it").click();
    expect(chat.calls).not.toContain("erase");
    expect(textarea(root)).toBeTruthy();
  });

  it("offers neither where nothing was said", () => {
    const { root } = open("first-open");
    button(root, "More").click();
    expect(root.querySelector(".menu ul")?.textContent).not.toMatch(/Erase|Download/);
  });

  it.each([
    ["erased", "Conversation erased."],
    ["erased-here", "Erased here."],
  ])("[HG14] [HG1] confirms it calmly, beside the human button: %s", (name, words) => {
    const { chat, root } = open(name);
    expect(root.querySelector(".note")?.textContent).toContain(words);
    button(root.querySelector(".rail") ?? root, "Talk to a human").click();
    expect(chat.calls).toContain("talkToHuman");
  });

  it("[HG14] asks for the next page to be kept going until the relay has been told", async () => {
    const { chat, alive } = open("erased-here");
    await expect.poll(() => alive.at(-1)).toBe(true);
    chat.erasure.value = "done";
    expect(alive.at(-1)).toBe(false);
  });
});
