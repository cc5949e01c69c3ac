// A disk that is one tab's: it lasts through reloads and from page to page, and is gone with the tab. For pages that may keep nothing longer.
import type { Kept, Storage } from "../platform.ts";
import { isKept, readClick, writeClick } from "./indexed-db-storage.ts";

/** Makes a storage on the browser's `sessionStorage`. */
export function tabStorage(session: globalThis.Storage): Storage {
  const read = (site: string): Kept | null => {
    const kept: unknown = JSON.parse(session.getItem(keptKey(site)) ?? "null");
    return isKept(kept) ? kept : null;
  };
  return {
    isFleeting: true,
    load: async (site) => read(site),
    update: async (site, change) => {
      const kept = read(site);
      const next = change(kept);
      if (next) session.setItem(keptKey(site), JSON.stringify(next));
      return next ?? kept;
    },
    readClick: (site) => readClick(session, site),
    writeClick: (site, click) => writeClick(session, site, click),
  };
}

const keptKey = (site: string): string => `handrail:${site}:kept`;
