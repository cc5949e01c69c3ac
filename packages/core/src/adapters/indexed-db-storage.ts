// The visitor's disk in a browser: one record for each site in IndexedDB, and the click also in localStorage, which is synchronous,
// but which a browser writes to the disk seconds later: only what IndexedDB has committed survives the browser's end.
import { commandId, type SiteId } from "@handrail/protocol";
import type { Clock, Kept, NotedClick, Storage } from "../platform.ts";

const DATABASE = "handrail";
const STORE = "kept";
/** Some browsers leave an `open` unanswered for ever, and a frozen tab a transaction; a visitor must not wait for them. */
const PATIENCE_MS = 2_000;

/** What the storage is made of. `null` where the browser refuses it. */
export interface IndexedDbParts {
  readonly indexedDB: IDBFactory | null;
  readonly localStorage: globalThis.Storage | null;
  readonly clock: Clock;
}

/** The key of the noted click, in localStorage and beside the site's record in IndexedDB; the loader writes both. */
export const clickKey = (site: SiteId): string => `handrail:${site}:ask`;

/** Makes a storage on the browser's disk. */
export function indexedDbStorage(parts: IndexedDbParts): Storage {
  const database = keeper(parts);
  const notes = new Map<SiteId, NotedClick>();
  return {
    load: async (site) => {
      const db = await database("look");
      if (!db) return null;
      return once<Kept | null>(db, { mode: "readonly", clock: parts.clock }, (store, done) => {
        readNote(store, site, (note) => void (note && notes.set(site, note)));
        read(store, site, done);
      });
    },
    update: async (site, change) => {
      const db = await database("make");
      if (!db) throw new Error("indexedDbStorage: no database");
      return once<Kept | null>(db, { mode: "readwrite", clock: parts.clock }, (store, done) =>
        read(store, site, (kept) => {
          const next = change(kept);
          if (next) store.put(next, site);
          done(next ?? kept);
          // HG4: the loader's note goes in the step in which the outbox takes the click over: it is never in neither, nor comes back.
          readNote(store, site, (note) => {
            const outbox = [...(kept?.outbox ?? []), ...(next?.outbox ?? [])];
            if (!outbox.some(({ command }) => command.id === note?.id)) return;
            store.delete(clickKey(site));
            notes.delete(site);
          });
        }),
      );
    },
    readClick: (site) => readClick(parts.localStorage, site) ?? notes.get(site) ?? null,
    writeClick: (site, click) => {
      notes.delete(site);
      return writeClick(parts.localStorage, site, click);
    },
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
      const timer = clock.setTimeout(giveUp, PATIENCE_MS);
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
  { mode, clock }: { mode: IDBTransactionMode; clock: Clock },
  run: (store: IDBObjectStore, done: (result: Result) => void) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, mode, { durability: "strict" });
    const refuse = () => reject(new Error("indexedDbStorage: not done"));
    // A tab that was frozen in the middle of a transaction holds up every other tab's. Taken back, so that it cannot happen later.
    const timer = clock.setTimeout(() => abort(transaction), PATIENCE_MS);
    let answer: { readonly result: Result } | null = null;
    transaction.oncomplete = () => {
      clock.clearTimeout(timer);
      if (answer) resolve(answer.result);
      else refuse();
    };
    transaction.onabort = () => {
      clock.clearTimeout(timer);
      refuse();
    };
    run(transaction.objectStore(STORE), (result) => (answer = { result }));
  });
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is being committed: `complete` follows.
  }
}

function read(store: IDBObjectStore, site: SiteId, done: (kept: Kept | null) => void): void {
  const request = store.get(site);
  request.onsuccess = () => done(isKept(request.result) ? request.result : null);
}

function readNote(store: IDBObjectStore, site: SiteId, done: (note: NotedClick | null) => void): void {
  const request = store.get(clickKey(site));
  request.onsuccess = () => done(asClick(request.result));
}

// A record of another version, or one that somebody else wrote, is as good as none.
export function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  return "version" in value && value.version === 1 && "outbox" in value && Array.isArray(value.outbox);
}

export function readClick(local: globalThis.Storage | null, site: SiteId): NotedClick | null {
  try {
    return asClick(JSON.parse(local?.getItem(clickKey(site)) ?? "null"));
  } catch {
    return null;
  }
}

function asClick(value: unknown): NotedClick | null {
  if (typeof value !== "object" || value === null || !("id" in value) || !("atMs" in value)) return null;
  const { id, atMs } = value;
  if (typeof id !== "string" || !/^[\w-]{16,64}$/.test(id) || typeof atMs !== "number") return null;
  return { ...value, id: commandId(id), atMs };
}

export function writeClick(local: globalThis.Storage | null, site: SiteId, click: NotedClick | null): boolean {
  try {
    if (!local) return false;
    if (click) local.setItem(clickKey(site), JSON.stringify(click));
    else local.removeItem(clickKey(site));
    return true;
  } catch {
    return false;
  }
}
