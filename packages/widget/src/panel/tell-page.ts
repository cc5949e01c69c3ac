// Tells the page that the chat was opened, closed, asked for a human or got one: events of its window, with nothing of what was said.
import { effect } from "@preact/signals-core";
import { launcherStatus } from "./launcher-status.ts";
import type { Model } from "./model.ts";

/** Tells it from now on; a page that finds a request waiting is told so as well. Returns what ends it. */
export function tellPage(model: Model): () => void {
  let wasOpen: boolean | null = false;
  let lastTone = "ask";
  const tell = (type: string): unknown => dispatchEvent(new Event(`handrail:${type}`));
  return effect(() => {
    const isOpen = model.isOpen.value;
    const { tone } = launcherStatus(model);
    if (isOpen !== wasOpen) tell(isOpen ? "open" : "close");
    if (tone !== lastTone && tone !== "ask") tell(tone === "human" ? "human-joined" : "human-requested");
    [wasOpen, lastTone] = [isOpen, tone];
  });
}
