import { conversationId, conversationSecret, commandId, siteId } from "@handrail/protocol";
import { IDBDatabase as FakeDatabase, IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { obey } from "../direct/direct-log.ts";
import { diskStore } from "./direct-disk.ts";

const SECRET = conversationSecret("s".repeat(43));

beforeEach(() => void vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => void vi.unstubAllGlobals());

const say = (name: string) => (log: Parameters<typeof obey>[0]) =>
  obey(log, {
    author: { type: "visitor" },
    command: { type: "say", id: commandId(`command-${name}-0000`), text: name },
    id: conversationId("c".repeat(43)),
    site: siteId("shop"),
    hasBot: true,
    nowMs: 1_000,
  });

it("[HG9] makes each change one step, whatever other tabs change at the same time", async () => {
  const [first, second] = [diskStore(siteId("shop")), diskStore(siteId("shop"))];
  const names = Array.from({ length: 20 }, (_, place) => `word-${place}`);
  await Promise.all(names.map((name, place) => (place % 2 ? first : second).change(SECRET, say(name))));
  const log = await first.read(SECRET);
  expect(log?.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, place) => place + 1));
  expect(log?.events.flatMap((event) => (event.type === "message.sent" ? [event.text] : [])).toSorted()).toEqual(
    names.toSorted(),
  );
});

it("keeps conversations and sites apart", async () => {
  await diskStore(siteId("shop")).change(SECRET, say("here"));
  expect(await diskStore(siteId("other")).read(SECRET)).toBeNull();
  expect(await diskStore(siteId("shop")).read(conversationSecret("t".repeat(43)))).toBeNull();
});

it("[HG3] has each change on the disk before it is called logged: browsers only promise that when asked", async () => {
  const transaction = vi.spyOn(FakeDatabase.prototype, "transaction");
  await diskStore(siteId("shop")).change(SECRET, say("here"));
  expect(transaction.mock.lastCall?.slice(1)).toEqual(["readwrite", { durability: "strict" }]);
  transaction.mockRestore();
});
