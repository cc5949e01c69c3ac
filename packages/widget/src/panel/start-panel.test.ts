import { expect, it, onTestFinished, vi } from "vitest";
import { shellOf } from "../testing/open-panel.ts";
import { startPanelWith } from "./start-panel.ts";

function started() {
  vi.useFakeTimers();
  const host = document.createElement("div");
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  const never = () => new Promise<never>(() => {});
  const fetched = vi.fn(() => Promise.resolve(new Response()));
  vi.stubGlobal("fetch", fetched);
  const shell = { ...shellOf(root), told: [["obstructed"]] as const };
  const panel = startPanelWith(shell, { source: never, core: never, locale: null, fetchLocale: never });
  onTestFinished(() => {
    panel.destroy();
    host.remove();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return { panel, fetched, drawn: () => root.querySelector(".panel") };
}

it("is made in one task and drawn in the next, unless the visitor has thought better of it", async () => {
  const { panel, drawn } = started();
  panel.open();
  panel.close();
  await vi.advanceTimersByTimeAsync(10);
  expect(drawn()).toBeNull();
  panel.open();
  await Promise.resolve();
  expect(drawn()).toBeNull();
  await vi.advanceTimersByTimeAsync(0);
  expect(drawn()).not.toBeNull();
});

it("[HG1] tells the relay what the launcher has met before there was a panel", () => {
  const { fetched } = started();
  expect(fetched).toHaveBeenCalledExactlyOnceWith("https://relay.example/v1/obstructed", expect.anything());
});
