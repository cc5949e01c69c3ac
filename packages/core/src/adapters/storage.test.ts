import { IDBDatabase as FakeDatabase, IDBFactory } from "fake-indexeddb";
import { commandId, conversationSecret, siteId, type SiteId } from "@handrail/protocol";
import { describe, expect, it, vi } from "vitest";
import { keepCommand } from "../domain/kept.ts";
import type { KeptCommand, NotedClick } from "../platform.ts";
import { storageConformance } from "../testing/storage-conformance.ts";
import { virtualClock } from "../testing/virtual-clock.ts";
import { clickKey, indexedDbStorage } from "./indexed-db-storage.ts";
import { memoryStorage } from "./memory-storage.ts";
import { tabStorage } from "./tab-storage.ts";

const shop: SiteId = siteId("shop");

function localStorageLike(): globalThis.Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

storageConformance("memory", () => {
  const storage = memoryStorage();
  return { storage, reopen: () => storage };
});

storageConformance("a tab's", () => {
  const session = localStorageLike();
  return { storage: tabStorage(session), reopen: () => tabStorage(session) };
});

storageConformance("IndexedDB", () => {
  const parts = { indexedDB: new IDBFactory(), localStorage: localStorageLike(), clock: virtualClock() };
  return { storage: indexedDbStorage(parts), reopen: () => indexedDbStorage(parts) };
});

describe("the browser's disk", () => {
  it("[HG13] leaves no database behind where it only looked", async () => {
    const indexedDB = new IDBFactory();
    const storage = indexedDbStorage({ indexedDB, localStorage: null, clock: virtualClock() });
    expect(await storage.load(shop)).toBeNull();
    expect(await indexedDB.databases()).toEqual([]);
  });

  it("says so when there is none", async () => {
    const storage = indexedDbStorage({ indexedDB: null, localStorage: null, clock: virtualClock() });
    await expect(storage.load(shop)).rejects.toThrow("refused");
    await expect(storage.update(shop, (kept) => kept)).rejects.toThrow("refused");
    expect(storage.writeClick(shop, null)).toBe(false);
  });

  it("does not wait for ever for a browser that never answers", async () => {
    const clock = virtualClock();
    const silent = new IDBFactory();
    silent.open = () => Object.create(null);
    const storage = indexedDbStorage({ indexedDB: silent, localStorage: null, clock });
    const loading = storage.load(shop);
    const refused = expect(loading).rejects.toThrow("not opened");
    await clock.advance(2_000);
    await refused;
  });

  it("reads the loader's note and refuses what is none", () => {
    const localStorage = localStorageLike();
    const storage = indexedDbStorage({ indexedDB: null, localStorage, clock: virtualClock() });
    localStorage.setItem(clickKey(shop), JSON.stringify({ id: "0123456789abcdef", atMs: 7 }));
    expect(storage.readClick(shop)).toEqual({ id: "0123456789abcdef", atMs: 7 });
    for (const text of ["", "{", "7", '{"id":7,"atMs":7}', '{"id":"short","atMs":7}']) {
      localStorage.setItem(clickKey(shop), text);
      expect(storage.readClick(shop)).toBeNull();
    }
  });

  it("[HG3] finds the loader's note in the database, when localStorage was lost, until the outbox has the click", async () => {
    const indexedDB = new IDBFactory();
    const click = { id: commandId("click-click-click"), atMs: 7 };
    await noteAsLoader(indexedDB, click);
    const open = () => indexedDbStorage({ indexedDB, localStorage: localStorageLike(), clock: virtualClock() });
    const storage = open();
    expect(await storage.load(shop)).toBeNull();
    expect(storage.readClick(shop)).toEqual(click);
    const command = { type: "ask-human", id: click.id, why: "button", epoch: null, seen: null } as const;
    await storage.update(shop, (kept) => keepCommand(kept, { command, atMs: 7 }, conversationSecret("s".repeat(43))));
    expect(storage.readClick(shop)).toBeNull();
    const later = open();
    expect((await later.load(shop))?.outbox).toEqual([{ command, atMs: 7 }]);
    expect(later.readClick(shop)).toBeNull();
  });

  it("[HG3] has each write on the disk before it is called kept: browsers only promise that when asked", async () => {
    const transaction = vi.spyOn(FakeDatabase.prototype, "transaction");
    const storage = indexedDbStorage({ indexedDB: new IDBFactory(), localStorage: null, clock: virtualClock() });
    await storage.update(shop, (kept) => keepCommand(kept, said("hello"), conversationSecret("s".repeat(43))));
    expect(transaction.mock.lastCall).toEqual(["kept", "readwrite", { durability: "strict" }]);
    transaction.mockRestore();
  });

  it("[HG3] does not wait for ever for a tab that was frozen in the middle of a transaction, nor writes later", async () => {
    const indexedDB = new IDBFactory();
    const clock = virtualClock();
    const storage = indexedDbStorage({ indexedDB, localStorage: null, clock });
    await storage.update(shop, (kept) => keepCommand(kept, said("before"), conversationSecret("s".repeat(43))));
    const thaw = await holdTransaction(indexedDB);
    const updating = storage.update(shop, (kept) =>
      keepCommand(kept, said("held up"), conversationSecret("s".repeat(43))),
    );
    const refused = expect(updating).rejects.toThrow("not done");
    await clock.advance(2_000);
    await refused;
    await thaw();
    expect((await storage.load(shop))?.outbox).toEqual([said("before")]);
  });
});

const said = (text: string): KeptCommand => ({
  command: { type: "say", id: commandId(text.padEnd(16, "-").replace(" ", "-")), text },
  atMs: 1,
});

function openAsLoader(indexedDB: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve) => {
    const request = indexedDB.open("handrail", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onsuccess = () => resolve(request.result);
  });
}

async function noteAsLoader(indexedDB: IDBFactory, click: NotedClick): Promise<void> {
  const db = await openAsLoader(indexedDB);
  const transaction = db.transaction("kept", "readwrite");
  transaction.objectStore("kept").put(click, clickKey(shop));
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  db.close();
}

// A transaction lives as long as it is asked for something: this one asks again and again.
async function holdTransaction(indexedDB: IDBFactory): Promise<() => Promise<void>> {
  const db = await openAsLoader(indexedDB);
  const transaction = db.transaction("kept", "readwrite");
  let isHeld = true;
  const ask = (): void => {
    if (isHeld) transaction.objectStore("kept").count().onsuccess = ask;
  };
  ask();
  return async () => {
    isHeld = false;
    await new Promise((resolve) => (transaction.oncomplete = resolve));
  };
}
