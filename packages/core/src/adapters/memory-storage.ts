// A disk that is only memory: for tests and simulations, and wherever nothing may be kept. Shared by the tabs that share it.
import type { SiteId } from "@handrail/protocol";
import type { Kept, NotedClick, Storage } from "../platform.ts";

/** Makes a storage that lasts as long as the object does. */
export function memoryStorage(): Storage {
  const kept = new Map<SiteId, Kept>();
  const clicks = new Map<SiteId, NotedClick>();
  return {
    load: async (site) => kept.get(site) ?? null,
    update: async (site, change) => {
      const next = change(kept.get(site) ?? null);
      if (next) kept.set(site, next);
      return kept.get(site) ?? null;
    },
    readClick: (site) => clicks.get(site) ?? null,
    writeClick: (site, click) => {
      if (click) clicks.set(site, click);
      else clicks.delete(site);
      return true;
    },
  };
}
