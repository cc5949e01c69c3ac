import { effect, signal } from "@preact/signals-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeChat, tell, type FakeChat } from "../../testing/fake-chat.ts";
import { mutedKey } from "./chime.ts";
import { create } from "./alerts-part.ts";

// As much of WebAudio as it takes to count what was heard.
let heard = 0;
class Audio {
  currentTime = 0;
  destination = {};
  resume = (): Promise<void> => Promise.resolve();
  close = (): Promise<void> => Promise.resolve();
  createGain = () => ({ gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: () => null });
  createOscillator() {
    return {
      frequency: { value: 0 },
      connect: <Node>(node: Node): Node => node,
      start: () => (heard += 0.5),
      stop() {},
    };
  }
}

let stop = (): void => {};
let isHidden = false;

beforeEach(() => {
  vi.useFakeTimers();
  heard = 0;
  isHidden = hidden.value = false;
  document.title = "Hiking boots";
  vi.stubGlobal("AudioContext", Audio);
  vi.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
});
afterEach(() => {
  stop();
  localStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function alerts(settings: Readonly<Record<string, string>>) {
  const chat = fakeChat();
  tell(chat, [["visitor", 60, { type: "message.sent", text: "Hello" }]]);
  const isOpen = signal(true);
  // As core does it, in one step with the news.
  const see = effect(() => {
    const head = chat.conversation.value?.head ?? 0;
    if (isOpen.value && !hidden.value) chat.seen.value = head;
  });
  const part = create({ chat, shell: { site: "shop", settings } });
  stop = () => {
    part.stop();
    see();
  };
  return { chat, isOpen, part };
}

const hidden = signal(false);

function hide(now: boolean): void {
  isHidden = hidden.value = now;
  document.dispatchEvent(new Event("visibilitychange"));
}

/** What is to be heard has been heard. */
const rung = (): Promise<unknown> => vi.advanceTimersByTimeAsync(5_000);
const gesture = (): unknown => dispatchEvent(new Event("pointerup"));
const answer = (chat: FakeChat, who: "bot" | "agent" | "relay" | "visitor" = "agent"): void =>
  tell(chat, [[who, 0, { type: "message.sent", text: "Here I am" }]]);

describe("the title", () => {
  it("counts what comes while the page is hidden, and is itself again once it is seen", () => {
    const { chat } = alerts({ unreadTitle: "" });
    hide(true);
    answer(chat);
    answer(chat, "bot");
    answer(chat, "visitor");
    answer(chat, "relay");
    expect(document.title).toBe("(2) Hiking boots");
    hide(false);
    expect(document.title).toBe("Hiking boots");
    hide(true);
    expect(document.title).toBe("Hiking boots");
  });

  it("keeps a title that the page has changed meanwhile", () => {
    const { chat } = alerts({ unreadTitle: "" });
    hide(true);
    answer(chat);
    document.title = "Tents";
    answer(chat);
    expect(document.title).toBe("(2) Tents");
    document.title = "Stoves";
    hide(false);
    expect(document.title).toBe("Stoves");
  });

  it("counts what came while the panel was closed, too, and lets go of it when the panel goes", () => {
    const { chat, isOpen, part } = alerts({ unreadTitle: "" });
    isOpen.value = false;
    answer(chat);
    expect(document.title).toBe("Hiking boots");
    hide(true);
    expect(document.title).toBe("(1) Hiking boots");
    part.stop();
    expect(document.title).toBe("Hiking boots");
  });

  it("is left alone where the snippet does not ask for it", () => {
    const { chat } = alerts({ sound: "" });
    hide(true);
    answer(chat);
    expect(document.title).toBe("Hiking boots");
  });
});

describe("the sound", () => {
  it("sounds once for each message that comes while nobody looks, and for none that is seen or one's own", () => {
    const { chat, isOpen } = alerts({ sound: "" });
    gesture();
    answer(chat);
    expect(heard).toBe(0);
    isOpen.value = false;
    answer(chat);
    answer(chat, "bot");
    answer(chat, "visitor");
    answer(chat, "relay");
    isOpen.value = true;
    hide(true);
    answer(chat);
    expect(heard).toBe(3);
  });

  it("is not heard, nor is there a switch for it, where the snippet does not ask for it", async () => {
    const { chat, part } = alerts({ unreadTitle: "" });
    gesture();
    hide(true);
    answer(chat);
    await rung();
    expect([heard, part.sound]).toEqual([0, null]);
  });

  it("is not to be had before a gesture", () => {
    const { chat } = alerts({ sound: "" });
    hide(true);
    answer(chat);
    expect(heard).toBe(0);
  });

  it("stays off once it was turned off, and sounds when it is turned on again", () => {
    const first = alerts({ sound: "" });
    gesture();
    expect(localStorage.length).toBe(0);
    first.part.sound?.toggle();
    stop();
    const { chat, part } = alerts({ sound: "" });
    const seen: boolean[] = [];
    effect(() => void seen.push(part.sound?.isOn.value ?? true));
    gesture();
    hide(true);
    answer(chat);
    expect(heard).toBe(0);
    part.sound?.toggle();
    expect(heard).toBe(0);
    gesture();
    answer(chat);
    expect(heard).toBe(1);
    expect(seen).toEqual([false, true]);
  });

  it("[HG14] forgets at a logout that it was turned off", () => {
    const { chat, part } = alerts({ sound: "" });
    part.sound?.toggle();
    expect(localStorage.getItem(mutedKey("shop"))).toBe("1");
    chat.session.value = 1;
    expect(localStorage.length).toBe(0);
  });
});

describe("the next page", () => {
  function nextPage(before: FakeChat): FakeChat {
    const chat = fakeChat();
    chat.seen.value = before.seen.value;
    chat.conversation.value = before.conversation.value;
    chat.entries.value = before.entries.value;
    const part = create({ chat, shell: { site: "shop", settings: { unreadTitle: "", sound: "" } } });
    const { stop: former } = { stop };
    stop = () => (part.stop(), former());
    gesture();
    isHidden = true;
    document.dispatchEvent(new Event("visibilitychange"));
    return chat;
  }

  it("counts what is unread still, and sounds for what is new alone", async () => {
    const { chat: before, isOpen, part } = alerts({ sound: "" });
    isOpen.value = false;
    gesture();
    answer(before);
    await rung();
    expect(heard).toBe(1);
    part.stop();
    const chat = nextPage(before);
    await rung();
    expect([document.title, heard]).toEqual(["(1) Hiking boots", 1]);
    answer(chat);
    await rung();
    expect([document.title, heard]).toEqual(["(2) Hiking boots", 2]);
  });

  it("does not sound again for what the disk did not remember yet as the last one went", async () => {
    const { chat: before, isOpen, part } = alerts({ sound: "" });
    const { value: remembered } = before.conversation;
    isOpen.value = false;
    gesture();
    answer(before);
    await rung();
    part.stop();
    const { value: conversation } = before.conversation;
    const { value: entries } = before.entries;
    before.conversation.value = remembered;
    before.entries.value = [];
    const chat = nextPage(before);
    chat.conversation.value = conversation;
    chat.entries.value = entries;
    await rung();
    expect([document.title, heard]).toEqual(["(1) Hiking boots", 1]);
  });

  it("says nothing of what was seen in another tab", async () => {
    const request = (_name: string, _how: object, run: (lock: object) => unknown) => Promise.resolve(run({}));
    vi.stubGlobal("navigator", { locks: { request } });
    const { chat, isOpen } = alerts({ unreadTitle: "", sound: "" });
    isOpen.value = false;
    gesture();
    hide(true);
    answer(chat);
    chat.seen.value = chat.conversation.value?.head ?? 0;
    await rung();
    expect([document.title, heard]).toEqual(["Hiking boots", 0]);
  });
});
