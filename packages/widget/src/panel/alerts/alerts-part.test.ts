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
  heard = 0;
  isHidden = false;
  document.title = "Hiking boots";
  vi.stubGlobal("AudioContext", Audio);
  vi.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
});
afterEach(() => {
  stop();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function alerts(settings: Readonly<Record<string, string>>) {
  const chat = fakeChat();
  tell(chat, [["visitor", 60, { type: "message.sent", text: "Hello" }]]);
  const isOpen = signal(true);
  const part = create({ chat, isOpen, shell: { site: "shop", settings } });
  stop = () => part.stop();
  return { chat, isOpen, part };
}

function hide(now: boolean): void {
  isHidden = now;
  document.dispatchEvent(new Event("visibilitychange"));
}

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

it("says nothing of what was there when the page came", () => {
  const chat = fakeChat();
  const isOpen = signal(false);
  const part = create({ chat, isOpen, shell: { site: "shop", settings: { unreadTitle: "", sound: "" } } });
  stop = () => part.stop();
  gesture();
  isHidden = true;
  document.dispatchEvent(new Event("visibilitychange"));
  answer(chat);
  expect([document.title, heard]).toEqual(["Hiking boots", 0]);
});
