import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chatIn, openPanel, type OpenPanel } from "../../testing/open-panel.ts";

let observed: (() => void)[] = [];
class Observer {
  constructor(call: () => void) {
    observed.push(call);
  }
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

let open: OpenPanel;
let box: HTMLElement;
/** Lays the box out, as a browser does: what is scrolled too far is brought back. */
function lay(height: number, seen: number): void {
  Object.defineProperties(box, {
    scrollHeight: { value: height, configurable: true },
    clientHeight: { value: seen, configurable: true },
  });
  scrollTo(Math.min(box.scrollTop, height - seen));
}
function scrollTo(top: number): void {
  const max = box.scrollHeight - box.clientHeight;
  let now = Math.min(top, max);
  Object.defineProperty(box, "scrollTop", {
    get: () => now,
    set: (next: number) => {
      now = Math.min(next, box.scrollHeight - box.clientHeight);
    },
    configurable: true,
  });
}
const scrolled = (): boolean => box.dispatchEvent(new Event("scroll"));
const noticed = (): void => observed.forEach((call) => call());
const below = (): number => box.scrollHeight - box.scrollTop - box.clientHeight;

beforeEach(async () => {
  observed = [];
  vi.stubGlobal("ResizeObserver", Observer);
  open = openPanel(chatIn("talking"));
  box = await vi.waitFor(() => {
    const found = open.root.querySelector<HTMLElement>(".scroller");
    if (!found || observed.length === 0) throw new Error("nothing scrolls yet");
    return found;
  });
  lay(1_400, 400);
  noticed();
  scrolled();
});
afterEach(() => {
  open.end();
  vi.unstubAllGlobals();
});

describe("the place in the transcript", () => {
  it("is kept while the visitor is further up, with a button that leads back", async () => {
    scrollTo(500);
    scrolled();
    lay(1_500, 400);
    noticed();
    expect(box.scrollTop).toBe(500);
    await vi.waitFor(() => expect(open.root.querySelector(".newest")).not.toBeNull());
    open.root.querySelector<HTMLElement>(".newest")?.click();
    expect(below()).toBe(0);
  });

  it("stays at the newest when the box grows and a row comes, and the browser tells of the scrolling first", () => {
    expect(below()).toBe(0);
    lay(1_400, 460); // what stood above the composer has gone, and what was seen moves down
    lay(1_500, 460);
    scrolled();
    noticed();
    expect(below()).toBe(0);
  });
});
