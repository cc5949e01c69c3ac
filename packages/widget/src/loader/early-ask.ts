// Keeps a click on the human button that was made before anything else has loaded (HG2, HG3), and remembers that a chat is going on.
import type { EarlyAsk } from "../shell.ts";

/** The click on disk. */
export interface AskStore {
  /** Writes at once, before anything else may happen. A click that is there already stays the one (HG4). */
  write(ask: EarlyAsk): void;
  /** Where the click is. `page`: the browser refuses storage, so it lives as long as the page. */
  where(): "disk" | "page" | "nowhere";
  /** Hands over a click that the disk refused; one on disk stays there until it is in the log. */
  takeUnkept(): boolean;
  /** Whether the next page should load the panel without being asked to. */
  isAlive(): boolean;
  keepAlive(isNeeded: boolean): void;
}

/** The store of one site's click. A storage that throws is answered with memory. */
export function askStore(site: string, storage: () => Storage): AskStore {
  const askKey = `handrail:${site}:ask`;
  const aliveKey = `handrail:${site}:alive`;
  let isInPage = false;

  const attempt = <Value>(act: (store: Storage) => Value): Value | null => {
    try {
      return act(storage());
    } catch {
      return null;
    }
  };
  const get = (key: string): string | null => attempt((store) => store.getItem(key));
  const set = (key: string, value: string): boolean => !!attempt((store) => (store.setItem(key, value), true));

  return {
    write(ask) {
      isInPage = !get(askKey) && !set(askKey, JSON.stringify(ask));
    },
    where: () => (isInPage ? "page" : get(askKey) ? "disk" : "nowhere"),
    takeUnkept() {
      const wasInPage = isInPage;
      isInPage = false;
      return wasInPage;
    },
    isAlive: () => !!(get(askKey) ?? get(aliveKey)),
    keepAlive(isNeeded) {
      if (isNeeded) set(aliveKey, "1");
      else attempt((store) => store.removeItem(aliveKey));
    },
  };
}
