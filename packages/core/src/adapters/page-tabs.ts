// What tabs of one page have of each other, as the browser brings it.
import type { TabWorld } from "../tabs/shared-line.ts";

/** The page's own. */
export const pageTabs: TabWorld = {
  // Neither is there on a page over plain http.
  get locks() {
    return globalThis.navigator?.locks ?? null;
  },
  channel: (name) => {
    try {
      return new BroadcastChannel(name);
    } catch {
      return null;
    }
  },
};
