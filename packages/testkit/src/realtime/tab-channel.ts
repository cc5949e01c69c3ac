// A tab's channel to the other tabs, as a browser has it: a frozen tab says nothing, and hears what was said once it is awake.
import type { TabWorld } from "@handrail/core/ably";

/** What freezes it: the tab's own ice. */
export interface Ice {
  isFrozen(): boolean;
  /** Runs it now, or when the tab is awake. */
  awake(run: () => void): void;
}

/** The channel of this name, for a tab. */
export function tabChannel(name: string, { isFrozen, awake }: Ice): ReturnType<TabWorld["channel"]> {
  const channel = new BroadcastChannel(name);
  return {
    postMessage: (word) => void (isFrozen() ? null : channel.postMessage(word)),
    close: () => channel.close(),
    set onmessage(hear: ((message: MessageEvent) => unknown) | null) {
      channel.onmessage = (message) => awake(() => void hear?.(message));
    },
  };
}
