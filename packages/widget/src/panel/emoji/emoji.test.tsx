import { options } from "preact";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { RunningPanel } from "../run-panel.tsx";
import type { FakeChat } from "../../testing/fake-chat.ts";
import { chatIn, openPanel, type OpenPanel } from "../../testing/open-panel.ts";
import german from "./names/de.json";
import { EMOJI } from "./names/en.ts";

let opened: OpenPanel | null = null;
let asked: string[] = [];
let isTouch = false;

beforeAll(() => {
  options.debounceRendering = (render) => render();
});
beforeEach(() => {
  asked = [];
  isTouch = false;
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: query.includes("fine") !== isTouch,
    addEventListener() {},
    removeEventListener() {},
  }));
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(Response.json(german));
  });
});
afterEach(() => {
  opened?.end();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

function open(): { root: ShadowRoot; chat: FakeChat; area: HTMLTextAreaElement; panel: RunningPanel } {
  opened = openPanel(chatIn("talking"));
  const { chat, root, panel } = opened;
  const area = root.querySelector<HTMLTextAreaElement>("footer textarea");
  if (!area) throw new Error("There is no composer.");
  return { root, chat, area, panel };
}

const named = (root: ParentNode, name: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[aria-label="${name}"]`);
const found = (root: ParentNode): (string | null)[] =>
  [...root.querySelectorAll(".grid button")].map(({ textContent }) => textContent);
function press(target: Element | null | undefined, key: string): void {
  target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}
function search(root: ParentNode, text: string): HTMLInputElement {
  const field = root.querySelector<HTMLInputElement>("input[type=search]");
  if (!field) throw new Error("There is no search.");
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return field;
}

it("puts the emoji where the caret is, and the focus back to the words", () => {
  const { root, area } = open();
  area.value = "Thanks!";
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  area.setSelectionRange(6, 6);
  named(root, "Emoji")?.click();
  named(root, "thumbs up")?.click();
  expect(area.value).toBe("Thanks👍!");
  expect(root.activeElement).toBe(area);
  expect(root.querySelector(".grid")).toBeNull();
});

it("is searched and used by keys alone, and Enter sends no message", () => {
  const { root, area, chat } = open();
  area.value = "Yes ";
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  named(root, "Emoji")?.click();
  const field = search(root, "thumbs");
  expect(found(root)).toEqual(["👍", "👎"]);
  expect(root.activeElement).toBe(field);
  press(field, "ArrowDown");
  press(root.activeElement, "ArrowRight");
  expect(root.activeElement?.textContent).toBe("👎");
  press(root.activeElement, "ArrowUp");
  expect(root.activeElement).toBe(field);
  press(field, "Enter");
  expect(area.value).toBe("Yes 👍");
  expect(chat.calls.some((call) => call.startsWith("send"))).toBe(false);
});

it("moves by rows and stays in the grid, with one emoji that Tab reaches", () => {
  const { root } = open();
  named(root, "Emoji")?.click();
  const all = [...root.querySelectorAll<HTMLElement>(".grid button")];
  expect(all.length).toBe(Object.keys(EMOJI).length);
  press(root.querySelector("input[type=search]"), "ArrowDown");
  press(root.activeElement, "ArrowDown");
  expect(root.activeElement).toBe(all[8]);
  expect(all.filter(({ tabIndex }) => tabIndex === 0)).toEqual([all[8]]);
  all.at(-1)?.focus();
  press(root.activeElement, "ArrowDown");
  expect(root.activeElement).toBe(all.at(-1));
});

it("closes at Escape, which leaves the panel open and the focus on the button", () => {
  const { root } = open();
  named(root, "Emoji")?.click();
  press(root.querySelector("input[type=search]"), "Escape");
  expect(root.querySelector(".grid")).toBeNull();
  expect(root.querySelector(".panel")).not.toBeNull();
  expect(root.activeElement).toBe(named(root, "Emoji"));
});

it("says when nothing is found", () => {
  const { root } = open();
  named(root, "Emoji")?.click();
  search(root, "xyzzy");
  expect(root.querySelector(".emojis [role=status]")?.textContent).toBe("No emoji found");
});

it("is searched in the visitor's language, whose names are fetched when it is opened", async () => {
  const { root, panel: running } = open();
  running.speak(await import("../../locales/de/index.ts"));
  expect(asked).toEqual([]);
  named(root, "Emojis")?.click();
  await vi.waitFor(() => expect(named(root, "Daumen hoch")).not.toBeNull());
  search(root, "daumen");
  expect(found(root)).toEqual(["👍", "👎"]);
  expect(asked).toEqual(["https://relay.example/widget/emoji-de.json"]);
});

it("has no button on a touch screen, whose keyboard has them", () => {
  isTouch = true;
  expect(named(open().root, "Emoji")).toBeNull();
});

it("has a name in every language for every emoji", () => {
  const files = import.meta.glob<Record<string, string>>(["./names/*.json"]);
  expect(Object.keys(files).length).toBe(46);
  return Promise.all(
    Object.values(files).map(async (load) => {
      const { default: names } = (await load()) as unknown as { default: Record<string, string> };
      expect(Object.keys(names)).toEqual(Object.keys(EMOJI));
      expect(Object.values(names).every((text) => text.trim() !== "" && !text.startsWith("|"))).toBe(true);
    }),
  );
});
