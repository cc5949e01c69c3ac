import { signal, type Signal } from "@preact/signals-core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { heedBack } from "./heed-back.ts";

class Watcher {
  static readonly all = new Set<Watcher>();
  onclose: (() => void) | null = null;
  constructor() {
    Watcher.all.add(this);
  }
  destroy(): void {
    Watcher.all.delete(this);
  }
}

// As a browser does it: the newest hears of the gesture, and is gone.
function goBack(): void {
  const watcher = [...Watcher.all].at(-1);
  watcher?.destroy();
  watcher?.onclose?.();
}

let stop = (): void => {};
let isTouch = true;

beforeEach(() => {
  isTouch = true;
  window.CloseWatcher = Watcher;
  vi.stubGlobal("matchMedia", () => ({ matches: isTouch }));
});
afterEach(() => {
  stop();
  Watcher.all.clear();
  delete window.CloseWatcher;
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

// A panel with a form over it: each Escape closes one of the two.
function openPanel(): { root: ShadowRoot; isOpen: Signal<boolean>; layers: string[] } {
  const host = document.createElement("div");
  document.body.append(host);
  const panel = document.createElement("div");
  panel.className = "panel";
  panel.append(document.createElement("button"));
  const root = host.attachShadow({ mode: "closed" });
  root.append(panel);
  const isOpen = signal(true);
  const layers = ["panel", "form"];
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") layers.pop();
    isOpen.value = layers.length > 0;
  });
  stop = heedBack({ isOpen, shell: { root } });
  return { root, isOpen, layers };
}

it("closes one thing at each back gesture, wherever the focus is, and is over with the panel", () => {
  const { root, isOpen, layers } = openPanel();
  goBack();
  expect(layers).toEqual(["panel"]);
  root.querySelector("button")?.focus();
  goBack();
  expect(isOpen.value).toBe(false);
  expect(Watcher.all.size).toBe(0);
  isOpen.value = true;
  expect(Watcher.all.size).toBe(1);
  stop();
  expect(Watcher.all.size).toBe(0);
});

it("leaves the shop's history alone, and everything where there is no touch screen or no CloseWatcher", () => {
  const length = history.length;
  openPanel();
  goBack();
  expect(history.length).toBe(length);
  stop();
  isTouch = false;
  openPanel();
  expect(Watcher.all.size).toBe(0);
  isTouch = true;
  delete window.CloseWatcher;
  openPanel();
  expect(Watcher.all.size).toBe(0);
});
