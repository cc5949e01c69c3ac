// Keeps a click on the human button that was made before anything else has loaded (HG2, HG3), and remembers that a chat is going on.
// localStorage has it at once, but browsers write that to the disk seconds later; "kept" is only what IndexedDB has committed.
import type { EarlyAsk } from "../shell.ts";
import { newId } from "./new-id.ts";

/** Where the click is: which of the loader's words say so. */
export type Place = typeof NOWHERE | typeof DISK | typeof PAGE;
export const NOWHERE = 2;
export const DISK = 3;
/** Not on the disk, so far or for good; it lives as long as the page does. */
export const PAGE = 4;

/** The click on disk. Core reads both places under the same names. */
export interface AskStore {
  /** Notes one at once; resolves when it is on the disk, and rejects when it never will be. A click that is there already stays the one (HG4). */
  noteAsk(): Promise<void>;
  /** Looks whether something unsent is on the disk from an earlier page. Leaves no trace where nothing is (HG13). */
  look(): Promise<void>;
  where(): Place;
  /** Hands over a click that the disk refused; one on disk stays there until it is in the log. */
  takeUnkeptAsk(): boolean;
  /** Whether there is one that was noted here or on an earlier page, and is not in the log yet. */
  isAsked(): boolean;
  /** Whether the next page should load the panel without being asked to. */
  isAlive(): boolean;
  keepAlive(isNeeded: boolean): void;
}

const DATABASE = "handrail";
const STORE = "kept";

/** The store of one site's click, by the names of `data-storage`. A storage that throws, or that there is none of, is answered with memory. */
export function askStore(site: string, kind = "local"): AskStore {
  const isLocal = kind === "local";
  const askKey = `handrail:${site}:ask`;
  const aliveKey = `handrail:${site}:alive`;
  let place: Place = NOWHERE;
  let isUnkept = false;

  const attempt = <Value>(act: (store: Storage) => Value): Value | undefined => {
    try {
      return act(window[`${kind}Storage` as "localStorage"]);
    } catch {}
  };
  const get = (key: string): string | null | undefined => attempt((store) => store.getItem(key));

  return {
    noteAsk() {
      isUnkept = true;
      place = PAGE;
      const ask: EarlyAsk = { id: newId(), atMs: Date.now() };
      const noted = get(askKey) ?? JSON.stringify(ask);
      attempt((store) => {
        store.setItem(askKey, noted);
        isUnkept = false;
      });
      return onDisk(isLocal && "readwrite", (store) => store.put(JSON.parse(noted), askKey)).then(() => {
        place = DISK;
      });
    },
    async look() {
      const all = await indexedDB.databases();
      const look = (store: IDBObjectStore): void => {
        for (const key of [askKey, site]) {
          const request: IDBRequest<{ outbox?: readonly unknown[] } | undefined> = store.get(key);
          request.onsuccess = () => {
            const { result } = request;
            // The loader's own note, or core's record with something unsent.
            if (result && result.outbox?.length !== 0) place = DISK;
          };
        }
      };
      if (all.some(({ name }) => name === DATABASE)) await onDisk(isLocal && "readonly", look);
    },
    where: () => place,
    takeUnkeptAsk: () => isUnkept && place !== DISK,
    isAsked: () => isUnkept || !!get(askKey),
    isAlive: () => place === DISK || !!(get(askKey) ?? get(aliveKey)),
    keepAlive(isNeeded) {
      attempt((store) => (isNeeded ? store.setItem(aliveKey, "1") : store.removeItem(aliveKey)));
    },
  };
}

// Core's database, opened and closed for one step. Resolves once the step is committed. `false`: nothing may be kept there.
function onDisk(mode: IDBTransactionMode | false, step: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!mode) return reject();
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onerror = reject;
    request.onsuccess = () => {
      const db = request.result;
      const transaction = db.transaction(STORE, mode, { durability: "strict" });
      transaction.oncomplete = () => resolve(db.close());
      transaction.onabort = reject;
      step(transaction.objectStore(STORE));
    };
  });
}
