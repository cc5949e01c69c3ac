import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { WatchedSqlite } from "./watched-sqlite.ts";

it("lets go of its owner when it is closed, with statements that nobody has given up", async () => {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("no garbage collection");
  const owners = Array.from({ length: 3 }, () => {
    const sqlite = new WatchedSqlite(":memory:");
    const owner = { statement: sqlite.prepare("SELECT 1"), refusals: 0, writes: 0 };
    sqlite.onRefused(() => (owner.refusals += 1));
    sqlite.onWritten(() => (owner.writes += 1));
    sqlite.exec("CREATE TABLE one (two)");
    expect(owner.writes).toBe(1);
    sqlite.close();
    return new WeakRef(owner);
  });
  await setImmediate();
  collect();
  await setImmediate();
  expect(owners.map((owner) => owner.deref() === undefined)).toEqual([true, true, true]);
});
