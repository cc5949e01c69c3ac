import { IDBFactory } from "fake-indexeddb";
import { siteId, type SiteId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { storageConformance } from "../testing/storage-conformance.ts";
import { virtualClock } from "../testing/virtual-clock.ts";
import { clickKey, indexedDbStorage } from "./indexed-db-storage.ts";
import { memoryStorage } from "./memory-storage.ts";

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
});
