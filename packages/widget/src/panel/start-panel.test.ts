import { expect, it, onTestFinished, vi } from "vitest";
import { shellOf } from "../testing/open-panel.ts";
import { panelFor, panelModule } from "./start-panel.ts";

function waiting() {
  vi.useFakeTimers();
  const host = document.createElement("div");
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  const never = () => new Promise<never>(() => {});
  const core = vi.fn(never);
  const fetched = vi.fn(() => Promise.resolve(new Response()));
  vi.stubGlobal("fetch", fetched);
  const shell = { ...shellOf(root), told: [["obstructed"]] as const };
  const made = panelFor(shell, { source: never, core, locale: null, fetchLocale: never });
  onTestFinished(() => {
    host.remove();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return { made, core, fetched, root, drawn: () => root.querySelector(".panel") };
}

function started() {
  const { made, ...rest } = waiting();
  const panel = made.start();
  onTestFinished(() => panel.destroy());
  return { panel, ...rest };
}

it("is made in one task and drawn in the next, unless the visitor has thought better of it", async () => {
  const { panel, drawn } = started();
  panel.open();
  await Promise.resolve();
  expect(drawn()).toBeNull();
  await vi.advanceTimersByTimeAsync(0);
  expect(drawn()).not.toBeNull();
  const other = started();
  other.panel.open();
  other.panel.close();
  await vi.advanceTimersByTimeAsync(100);
  expect(other.drawn()).toBeNull();
});

it("[HG13] is drawn unseen for whoever is about to open it: it keeps nothing and asks nobody, and to open it only shows it", async () => {
  const write = vi.spyOn(Storage.prototype, "setItem");
  const { made, core, fetched, root, drawn } = waiting();
  made.warm();
  await vi.advanceTimersByTimeAsync(2_000);
  const before = drawn();
  expect(before?.className).toBe("panel away");
  expect([core, fetched, write].map((one) => one.mock.calls.length)).toEqual([0, 0, 0]);
  expect(root.activeElement).toBeNull();
  const panel = made.start();
  onTestFinished(() => panel.destroy());
  panel.open();
  await Promise.resolve();
  await Promise.resolve();
  expect(drawn()).toBe(before);
  expect(before?.className).toBe("panel");
  await vi.advanceTimersByTimeAsync(100);
  expect(root.activeElement?.tagName).toBe("TEXTAREA");
});

it("brings its core once it has been painted, also where nobody sees a frame", async () => {
  const { panel, core, drawn } = started();
  panel.open();
  await vi.advanceTimersByTimeAsync(0);
  expect(drawn()).not.toBeNull();
  expect(core).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(core).toHaveBeenCalledOnce();
  vi.stubGlobal("requestAnimationFrame", () => 0);
  const unseen = started();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(unseen.core).toHaveBeenCalledOnce();
});

it("is taken away again where it was drawn for somebody and started for something else", async () => {
  const { made, drawn } = waiting();
  made.warm();
  await vi.advanceTimersByTimeAsync(0);
  expect(drawn()).not.toBeNull();
  const panel = made.start();
  onTestFinished(() => panel.destroy());
  await vi.advanceTimersByTimeAsync(100);
  expect(drawn()).toBeNull();
});

it("is the one that was made ready, and another one for another launcher of the page", () => {
  const { made } = waiting();
  const make = vi.fn(() => made);
  const { warm, startPanel } = panelModule(make);
  warm(made.shell);
  const panel = startPanel(made.shell);
  onTestFinished(() => panel.destroy());
  expect(make).toHaveBeenCalledOnce();
  const other = shellOf(waiting().root);
  startPanel(other).destroy();
  expect(make).toHaveBeenLastCalledWith(other);
});

it("[HG1] tells the relay what the launcher has met before there was a panel", () => {
  const { fetched } = started();
  expect(fetched).toHaveBeenCalledExactlyOnceWith("https://relay.example/v1/obstructed", expect.anything());
});
