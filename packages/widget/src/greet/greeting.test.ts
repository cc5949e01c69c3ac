import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { mount } from "../mount.ts";
import { startGreeting, type GreetingRule } from "./greeting.ts";

const RULE: GreetingRule = { greet: "Questions about sizes?", greetAfter: "20" };
let stop = (): void => {};
let roots: ShadowRoot[] = [];
let isHidden = false;

beforeEach(() => {
  vi.useFakeTimers();
  roots = [];
  isHidden = false;
  history.replaceState(null, "", "/shoes/boots");
  vi.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
  // What no page sees: the root is closed.
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, "attachShadow").mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init);
    roots.push(root);
    return root;
  });
});
afterEach(() => {
  stop();
  localStorage.clear();
  window.handrail = undefined;
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function greet(rule: GreetingRule = RULE, seconds = 20): HTMLButtonElement[] {
  stop = startGreeting(rule);
  vi.advanceTimersByTime(seconds * 1_000);
  return shown();
}

function shown(): HTMLButtonElement[] {
  // Its words come a task after its place.
  vi.advanceTimersByTime(1);
  return document.body.childElementCount === 0 ? [] : [...(roots.at(-1)?.querySelectorAll("button") ?? [])];
}

it("greets once the page has been looked at for so long, and says so in the merchant's words", () => {
  expect(greet(RULE, 19)).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(shown()[0]?.textContent).toBe("Questions about sizes?");
  vi.advanceTimersByTime(60_000);
  expect(document.body.childElementCount).toBe(1);
});

it("counts no second while the page is hidden or another one is shown", () => {
  isHidden = true;
  greet({ ...RULE, greetOn: "/shoes" }, 60);
  isHidden = false;
  history.replaceState(null, "", "/tents");
  vi.advanceTimersByTime(60_000);
  expect(shown()).toEqual([]);
  history.replaceState(null, "", "/shoes");
  vi.advanceTimersByTime(20_000);
  expect(shown().length).toBe(2);
});

it("waits for the page's own event, and counts from there", () => {
  greet({ ...RULE, greetEvent: "cart-full" }, 60);
  expect(shown()).toEqual([]);
  dispatchEvent(new Event("cart-full"));
  vi.advanceTimersByTime(19_000);
  expect(shown()).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(shown()[0]?.textContent).toBe("Questions about sizes?");
});

it.each([
  ["session", 0, 1],
  ["none", 0, 0],
])("[HG13] keeps that it was dismissed where the page allows it: %s", (storage, local, session) => {
  greet({ ...RULE, storage })[1]?.click();
  expect(shown()).toEqual([]);
  expect([localStorage.length, sessionStorage.length]).toEqual([local, session]);
  sessionStorage.clear();
});

it("[HG13] stores nothing before a click, neither while it waits nor while it is shown", () => {
  greet();
  expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, ""]);
});

it("opens the chat at a click, also before the snippet's script has come", () => {
  greet()[0]?.click();
  expect(window.handrail).toEqual([["open"]]);
  expect(shown()).toEqual([]);
});

it.each([0, 1])("is not shown again on the day of a click, on whatever is clicked (%i)", (which) => {
  greet()[which]?.click();
  stop();
  expect(greet()).toEqual([]);
  vi.setSystemTime(Date.now() + 24 * 3_600_000);
  stop();
  expect(greet().length).toBe(2);
});

it("goes when the visitor opens the chat or asks for a human, and does not come after it", () => {
  greet();
  dispatchEvent(new Event("handrail:human-requested"));
  expect(shown()).toEqual([]);
  stop();
  localStorage.clear();
  greet(RULE, 5);
  dispatchEvent(new Event("handrail:open"));
  vi.advanceTimersByTime(60_000);
  expect(shown()).toEqual([]);
});

it("is said politely by a screen reader: its words come into a status that is there already", () => {
  greet();
  const status = roots.at(-1)?.querySelector("[role=status]");
  expect(status?.contains(shown()[0] ?? null)).toBe(true);
});

it("comes as often as the page allows in one tab while nobody clicks it, and counts nothing where it does not ask for that", () => {
  const rule = { ...RULE, greetTimes: "2" };
  for (const times of [1, 2]) {
    expect(greet(rule).length).toBe(2);
    expect(sessionStorage.getItem("handrail:greetings")).toBe(String(times));
    stop();
  }
  expect(greet(rule)).toEqual([]);
  stop();
  expect(greet().length).toBe(2);
  expect(localStorage.length).toBe(0);
  sessionStorage.clear();
});

it("opens the chat of a widget that was mounted", () => {
  vi.stubGlobal("innerWidth", 0);
  const widget = mount({ relay: "https://chat.example", site: "shop" });
  const opened = vi.fn();
  const api = window.handrail;
  if (api && !Array.isArray(api)) api.push = opened;
  greet()[0]?.click();
  expect(opened).toHaveBeenCalledWith(["open"]);
  widget.destroy();
  vi.unstubAllGlobals();
});

it("names the cross in the merchant's language", () => {
  expect(greet({ ...RULE, greetClose: "Lukk" })[1]?.getAttribute("aria-label")).toBe("Lukk");
});

it("does nothing without words", () => {
  expect(greet({ greetAfter: "1" })).toEqual([]);
});
