import { afterEach, expect, it } from "vitest";
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

const makePanel = (): HTMLElement => {
  const host = document.createElement("div");
  document.body.append(host);
  const panel = document.createElement("div");
  panel.tabIndex = -1;
  panel.append(document.createElement("button"));
  host.attachShadow({ mode: "closed" }).append(panel);
  return panel;
};

afterEach(() => {
  Watcher.all.clear();
  delete window.CloseWatcher;
  document.body.replaceChildren();
});

it("makes each back gesture an Escape where the focus is, and stops with the panel", () => {
  window.CloseWatcher = Watcher;
  const panel = makePanel();
  const heard: unknown[] = [];
  panel.addEventListener("keydown", (event) => heard.push([event.key, event.target]));
  const stop = heedBack(panel);
  goBack();
  panel.querySelector("button")?.focus();
  goBack();
  expect(heard).toEqual([
    ["Escape", panel],
    ["Escape", panel.querySelector("button")],
  ]);
  stop();
  expect(Watcher.all.size).toBe(0);
});

it("leaves the gesture alone where there is no CloseWatcher, and the shop's history everywhere", () => {
  const length = history.length;
  heedBack(makePanel())();
  window.CloseWatcher = Watcher;
  heedBack(makePanel());
  goBack();
  expect(history.length).toBe(length);
});
