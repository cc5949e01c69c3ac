// Keeps conversations whose authority is this browser in IndexedDB. What they say is not its business.
import type { ConversationSecret, SiteId } from "@handrail/protocol";
import type { DirectLog } from "../direct/direct-log.ts";
import type { DirectStore } from "../direct/direct-store.ts";

const STORE = "logs";

/** On the browser's disk. Nothing is opened before it is first used (HG13). */
export function diskStore(site: SiteId): DirectStore {
  const name = `handrail-direct:${site}`;
  const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
  let opened: Promise<IDBDatabase> | null = null;
  const open = (): Promise<IDBDatabase> =>
    (opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error("diskStore: not opened"));
    }).catch((error: unknown) => {
      opened = null;
      throw error;
    }));
  const step = async <Result>(
    mode: IDBTransactionMode,
    run: (store: IDBObjectStore, done: (result: Result) => void) => void,
  ): Promise<Result> => {
    const db = await open();
    return new Promise((resolve, reject) => {
      const transaction = db.transaction(STORE, mode, { durability: "strict" });
      let answer: { readonly result: Result } | null = null;
      transaction.oncomplete = () => (answer ? resolve(answer.result) : reject(new Error("diskStore: nothing read")));
      transaction.onabort = () => reject(new Error("diskStore: not written"));
      run(transaction.objectStore(STORE), (result) => (answer = { result }));
    });
  };
  const get = (store: IDBObjectStore, secret: ConversationSecret, then: (log: DirectLog | null) => void): void => {
    const request: IDBRequest<DirectLog | undefined> = store.get(secret);
    request.onsuccess = () => then(request.result ?? null);
  };
  return {
    read: (secret) => step("readonly", (store, done) => get(store, secret, done)),
    async change(secret, change) {
      const result = await step<ReturnType<typeof change>>("readwrite", (store, done) =>
        get(store, secret, (log) => {
          const changed = change(log);
          if (changed.log !== log) store.put(changed.log, secret);
          done(changed);
        }),
      );
      tabs?.postMessage(0);
      return result;
    },
    onChange(listener) {
      tabs?.addEventListener("message", listener);
      return () => tabs?.removeEventListener("message", listener);
    },
  };
}
