// The visitor's disk in a browser: one record for each site in IndexedDB, and the click also in localStorage, which is synchronous.
import { commandId, type SiteId } from "@handrail/protocol";
import type { Clock, Kept, NotedClick, Storage } from "../platform.ts";

const DATABASE = "handrail";
const STORE = "kept";
/** Some browsers leave an `open` unanswered for ever; a visitor must not wait for it. */
const OPEN_MS = 2_000;

/** What the storage is made of. `null` where the browser refuses it. */
export interface IndexedDbParts {
  readonly indexedDB: IDBFactory | null;
  readonly localStorage: globalThis.Storage | null;
  readonly clock: Clock;
}

/** The key of the noted click in localStorage; the loader writes it too. */
export const clickKey = (site: SiteId): string => `handrail:${site}:ask`;

/** Makes a storage on the browser's disk. */
export function indexedDbStorage(parts: IndexedDbParts): Storage {
  const database = keeper(parts);
  return {
    load: async (site) => {
      const db = await database("look");
      return db ? once<Kept | null>(db, "readonly", (store, done) => read(store, site, done)) : null;
    },
    update: async (site, change) => {
      const db = await database("make");
      if (!db) throw new Error("indexedDbStorage: no database");
      return once<Kept | null>(db, "readwrite", (store, done) =>
        read(store, site, (kept) => {
          const next = change(kept);
          if (next) store.put(next, site);
          done(next ?? kept);
        }),
      );
    },
    readClick: (site) => readClick(parts.localStorage, site),
    writeClick: (site, click) => writeClick(parts.localStorage, site, click),
  };
}

// `look` leaves nothing behind where there was nothing (HG13).
function keeper({ indexedDB, clock }: IndexedDbParts): (how: "look" | "make") => Promise<IDBDatabase | null> {
  let opened: IDBDatabase | null = null;
  return (how) =>
    new Promise((resolve, reject) => {
      if (opened) return resolve(opened);
      if (!indexedDB) return reject(new Error("indexedDbStorage: refused"));
      const giveUp = () => reject(new Error("indexedDbStorage: not opened"));
      const timer = clock.setTimeout(giveUp, OPEN_MS);
      const request = indexedDB.open(DATABASE, 1);
      let isMissing = false;
      request.onupgradeneeded = () => {
        isMissing = how === "look";
        if (isMissing) request.transaction?.abort();
        else request.result.createObjectStore(STORE);
      };
      request.onerror = (event) => {
        event.preventDefault();
        clock.clearTimeout(timer);
        if (isMissing) resolve(null);
        else giveUp();
      };
      request.onsuccess = () => {
        clock.clearTimeout(timer);
        const db = request.result;
        opened = db;
        db.onclose = () => (opened = null);
        db.onversionchange = () => {
          opened = null;
          db.close();
        };
        resolve(db);
      };
    });
}

// Resolves when the transaction is complete, that is, on the disk.
function once<Result>(
  db: IDBDatabase,
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore, done: (result: Result) => void) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, mode, { durability: "strict" });
    let answer: { readonly result: Result } | null = null;
    transaction.oncomplete = () => (answer ? resolve(answer.result) : reject(new Error("indexedDbStorage: no answer")));
    transaction.onabort = () => reject(new Error("indexedDbStorage: aborted"));
    run(transaction.objectStore(STORE), (result) => (answer = { result }));
  });
}

function read(store: IDBObjectStore, site: SiteId, done: (kept: Kept | null) => void): void {
  const request = store.get(site);
  request.onsuccess = () => done(isKept(request.result) ? request.result : null);
}

// A record of another version, or one that somebody else wrote, is as good as none.
function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  return "version" in value && value.version === 1 && "outbox" in value && Array.isArray(value.outbox);
}

function readClick(local: globalThis.Storage | null, site: SiteId): NotedClick | null {
  try {
    const value: unknown = JSON.parse(local?.getItem(clickKey(site)) ?? "null");
    if (typeof value !== "object" || value === null || !("id" in value) || !("atMs" in value)) return null;
    const { id, atMs } = value;
    if (typeof id !== "string" || !/^[\w-]{16,64}$/.test(id) || typeof atMs !== "number") return null;
    return { ...value, id: commandId(id), atMs };
  } catch {
    return null;
  }
}

function writeClick(local: globalThis.Storage | null, site: SiteId, click: NotedClick | null): boolean {
  try {
    if (!local) return false;
    if (click) local.setItem(clickKey(site), JSON.stringify(click));
    else local.removeItem(clickKey(site));
    return true;
  } catch {
    return false;
  }
}
