// What every store promises beside the append path, whichever it is: mail, alarms, files, receipts, the ledger, what pages say. Two processes
// are on it: two nodes, or a relay and the command line.
import { randomBytes } from "node:crypto";
import { agentId, conversationSecret, fileId, promiseId, siteId, type FileRef } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { createAlarmStore } from "../../alarms/alarm-store.ts";
import type { ProbeAlarm } from "../../alarms/alarm.ts";
import { createContextStore } from "../../context/context-store.ts";
import type { FileKey } from "../../files/file.ts";
import { createFileStore, type Intake } from "../../files/file-store.ts";
import { openOwnConversations } from "../../identity/own-conversations.ts";
import { createLogger } from "../../logger.ts";
import { createMailStore } from "../../mail/mail-store.ts";
import { conversationOf } from "../../http/visitor.ts";
import { nodePlatform } from "../../platform.ts";
import { createReceiptStore, type SealedReceipt } from "../../receipts/receipt-store.ts";
import { readLedger } from "../../receipts/request-store.ts";
import type { Beside } from "../beside.ts";
import type { OneBeside } from "./people-conformance.ts";
import { someConversation, someId } from "./node.ts";
import { link, LISTED, logOfBroken, requestRow } from "./rows.ts";

const SHOP = siteId("shop");
const NOW_MS = 1_800_000_000_000;

/** Runs the suite. `open` makes a store that is gone after the test, and opens it for two. */
export function describeBeside(name: string, open: () => Promise<readonly [OneBeside, OneBeside]>): void {
  const dbs = async (): Promise<readonly [Beside, Beside]> => {
    const [one, other] = await open();
    return [one.beside, other.beside];
  };

  describe(`${name}, beside the log`, () => {
    it("has one mail for an occasion, one form for a link, and counts what has no content", async () => {
      const [one, other] = (await dbs()).map(createMailStore);
      if (!one || !other) throw new Error("two are open");
      const conversation = someConversation();
      const occasion = { conversation, kind: "link", seq: 3, email: "Kim@home.example" } as const;
      const names = await Promise.all(
        [one, other].map((mails, n) => mails.begin(occasion, { id: `m_${n}`, atMs: NOW_MS })),
      );
      expect(new Set(names).size).toBe(1);
      expect([await one.isBegun(occasion), await one.isBegun({ ...occasion, seq: 4 })]).toEqual([true, false]);
      expect(await one.thread(conversation)).toEqual([]);
      await one.accepted(names[0] ?? "", NOW_MS + 1);
      expect(await other.thread(conversation)).toEqual([names[0]]);
      expect([await other.toldUpTo(conversation, "link"), await other.toldUpTo(conversation, "answer")]).toEqual([
        3, 0,
      ]);
      expect([await one.unconfirmedTo(occasion.email, 0), await one.unconfirmedTo(occasion.email, NOW_MS)]).toEqual([
        1, 0,
      ]);
      expect(await one.linksOf(conversation, 0)).toBe(1);
      const token = randomBytes(32).toString("base64url");
      await one.addLink(token, { conversation, email: occasion.email, expiresAtMs: NOW_MS + 10 });
      expect(await other.link(token, NOW_MS)).toEqual({ conversation, email: occasion.email, usedBy: null });
      const uses = await Promise.all([one.use(token, "form one"), other.use(token, "form two")]);
      expect(uses[0]).toBe(!uses[1]);
      expect(await one.use(token, uses[0] ? "form one" : "form two")).toBe(true);
      const visit = { conversation, expiresAtMs: NOW_MS + 10 };
      const isBy = async (): Promise<readonly unknown[]> => {
        const letIn = await other.opened("a key", NOW_MS);
        return [letIn?.conversation, ...[occasion.email, "kim@another.example", null].map((by) => letIn?.isBy(by))];
      };
      await one.admit("a key", { ...visit, email: occasion.email });
      expect(await isBy()).toEqual([conversation, true, false, false]);
      await other.admit("a key", { ...visit, email: null });
      expect(await isBy()).toEqual([conversation, false, false, true]);
      expect(await other.opened("a key", NOW_MS + 10)).toBeNull();
      await other.sweep(NOW_MS + 10);
      expect([await one.link(token, 0), await one.opened("a key", 0)]).toEqual([null, null]);
    });

    it("[HG7] raises one alarm of a promise and one of a site at a time, and is told by the first who acknowledges", async () => {
      const [here, there] = await dbs();
      const [one, other] = [createAlarmStore(here), createAlarmStore(there)];
      const [conversation, promise] = [someConversation(), promiseId("p1")];
      await logOfBroken(here, conversation, promise);
      const raised = await Promise.all(
        [one, other].map((alarms, n) => alarms.raise({ conversation, promise, id: `al_${n}` })),
      );
      expect(new Set(raised.map((alarm) => alarm?.id)).size).toBe(1);
      expect(raised[0]).toMatchObject({ kind: "broken", site: SHOP, askedAtMs: 2, dueAtMs: 50, atMs: 51, notified: 0 });
      expect(await one.raise({ conversation, promise: promiseId("p2"), id: "al_none" })).toBeNull();

      await Promise.all([one.raiseOfProbe(probeAlarm("al_a")), other.raiseOfProbe(probeAlarm("al_b"))]);
      await one.raiseOfProbe({ ...probeAlarm("al_c"), why: "storage", kind: "probe-failed" });
      expect(await jobsOf(here)).toBe(1);
      expect(await one.open()).toMatchObject([
        { kind: "broken" },
        { kind: "probe-failed", why: "storage", ended: null },
      ]);
      const ends = await Promise.all([one, other].map((alarms) => alarms.endOfProbe(SHOP, { atMs: 99, by: "passed" })));
      expect(ends[0]).toBe(!ends[1]);
      expect(await jobsOf(here)).toBe(2);

      const id = raised[0]?.id ?? "";
      const told = { sent: 1, failures: 0, nextAtMs: 70 };
      await one.note(id, "webhook", { ...told, toldAtMs: 60 });
      await other.note(id, "webhook", { ...told, failures: 1, toldAtMs: null });
      expect(await one.progress(id, "webhook")).toEqual({ ...told, failures: 1 });
      expect(await one.progress(id, "email")).toEqual({ sent: 0, failures: 0, nextAtMs: 0 });
      await one.acknowledge(id, { agent: agentId("kari"), atMs: 80 });
      const acknowledged = await other.acknowledge(id, { agent: agentId("ola"), atMs: 90 });
      expect(acknowledged).toMatchObject({ acknowledged: { atMs: 80, by: "kari" }, notified: 1 });
      expect(await other.open()).toEqual([]);
    });

    it("takes a file's parts in order and once, and gives it back as it came", async () => {
      const [one, other] = (await dbs()).map(createFileStore);
      if (!one || !other) throw new Error("two are open");
      const key: FileKey = { conversation: someConversation(), file: fileId(someId()) };
      const parts = [randomBytes(300_000), randomBytes(5)];
      for (const [n, part] of parts.entries()) {
        const offset = n === 0 ? 0 : 300_000;
        // The same part to both at once: one of them is the first, and the other finds it there.
        const taken = await Promise.all([one, other].map((files) => files.take(key, intakeOf(key, offset, part))));
        for (const stored of taken) expect(stored).toMatchObject({ bytes: 300_005, ref: null });
      }
      expect(await other.find(key)).toMatchObject({ by: "visitor", name: "plan.pdf", received: 300_005, atMs: 7 });
      expect(Buffer.from((await other.part(key, 0)) ?? []).equals(parts[0] ?? Buffer.from(""))).toBe(true);
      expect([await other.part(key, 1), (await other.part(key, 300_000))?.byteLength]).toEqual([null, 5]);
      const ref: FileRef = { id: key.file, name: "plan.pdf", type: "application/pdf", bytes: 300_005 };
      expect([await one.settle(key, { atMs: 8, ref }), await one.settle(key, { atMs: 7, ref })]).toEqual([false, true]);
      expect((await other.find(key))?.ref).toEqual(ref);
      await one.dropUnsent(key, "agent.kari");
      expect(await one.find(key)).not.toBeNull();
      await one.dropUnsent(key, "visitor");
      expect([await other.find(key), await other.part(key, 0)]).toEqual([null, null]);
    });

    it("tells who takes a file of its conversation and its share, stores nothing that is refused, and sweeps what is old", async () => {
      const [here] = await dbs();
      const files = createFileStore(here);
      const conversation = someConversation();
      await here.db
        .insertInto("conversations")
        .values({ ...LISTED, id: conversation, state: JSON.stringify({ erased: { by: "visitor" } }) })
        .execute();
      const key: FileKey = { conversation, file: fileId(someId()) };
      const refused = await files.take(key, (arrival) => {
        expect(arrival).toEqual({
          conversation: { site: SHOP, isErased: true },
          known: null,
          share: { unsent: 0, bytes: 0 },
        });
        return { code: "erased" };
      });
      expect(refused).toEqual({ code: "erased" });
      expect(await files.find(key)).toBeNull();
      const failing = files.take(key, () => {
        throw new RangeError("a mistake of ours");
      });
      await expect(failing).rejects.toThrow(RangeError);
      await files.take(key, intakeOf(key, 0, randomBytes(4)));
      await files.take({ ...key, file: fileId(someId()) }, ({ share }) => {
        expect(share).toEqual({ unsent: 1, bytes: 300_005 });
        return { begins: null, part: null, code: "too-many-files" };
      });
      await files.sweep(7);
      expect(await files.find(key)).not.toBeNull();
      await files.sweep(8);
      expect([await files.find(key), await files.part(key, 0)]).toEqual([null, null]);
    });

    it("remembers the last of what a page says, and says whether it is news", async () => {
      const [one, other] = (await dbs()).map(createContextStore);
      if (!one || !other) throw new Error("two are open");
      const conversation = someConversation();
      expect(await one.put(conversation, { page: "Cart", items: 2 })).toBe(true);
      expect(await other.put(conversation, { page: "Cart", items: 2 })).toBe(false);
      expect(await other.of(conversation)).toEqual({ page: "Cart", items: 2 });
      expect(await other.put(conversation, {})).toBe(true);
      expect(await one.of(conversation)).toBeNull();
      await one.put(conversation, { page: "Cart" });
      await other.drop(conversation);
      expect(await one.of(conversation)).toBeNull();
    });

    it("[HG14] takes no mail, no link, no browser, no page's words and no alarm of what is erased", async () => {
      const [here, there] = await dbs();
      const [conversation, promise] = [someConversation(), promiseId("p1")];
      await logOfBroken(here, conversation, promise);
      const erasure = { conversation, site: SHOP, at: 1, requester: "visitor" };
      await here.db.insertInto("erasures").values(erasure).execute();
      const mails = createMailStore(there);
      const occasion = { conversation, kind: "link", seq: 3, email: "kim@home.example" } as const;
      expect(await mails.begin(occasion, { id: "m_1", atMs: NOW_MS })).toBeNull();
      expect(await mails.isBegun(occasion)).toBe(false);
      const expiresAtMs = NOW_MS + 10;
      expect(await mails.addLink("a token", { conversation, email: occasion.email, expiresAtMs })).toBe(false);
      await mails.admit("a key", { conversation, email: occasion.email, expiresAtMs });
      expect([await mails.link("a token", NOW_MS), await mails.opened("a key", NOW_MS)]).toEqual([null, null]);
      const contexts = createContextStore(there);
      expect([await contexts.put(conversation, { page: "Cart" }), await contexts.of(conversation)]).toEqual([
        false,
        null,
      ]);
      const alarms = createAlarmStore(there);
      expect(await alarms.raise({ conversation, promise, id: "al_1" })).toBeNull();
      expect(await alarms.open()).toEqual([]);
    });

    it("[HG12] [HG14] finds whose a conversation is from each process with the same secret, and nothing of what was erased", async () => {
      const both = await dbs();
      const logger = createLogger("silent");
      const [one, other] = both.map((beside) =>
        openOwnConversations({ beside, platform: nodePlatform, secret: "the same for both", logger }),
      );
      if (!one || !other) throw new Error("two are open");
      const { db } = both[0];
      const [older, newer, erased] = await Promise.all(
        [1, 2, 3].map(async (lastAtMs) => {
          const secret = conversationSecret(randomBytes(32).toString("base64url"));
          const owned = { conversation: conversationOf(secret), site: SHOP, sub: "ada" };
          const row = { ...LISTED, id: owned.conversation, last_at: lastAtMs, state: "{}" };
          await db.insertInto("conversations").values(row).execute();
          return { secret, owned, found: { secret, head: 1, lastAtMs, agent: null } };
        }),
      );
      if (!older || !newer || !erased) throw new Error("three were made");
      await one.keep(older.owned, older.secret);
      // Two pages at once, at two doors.
      await Promise.all([one, other].map((own) => own.keep(newer.owned, newer.secret)));
      const erasure = { conversation: erased.owned.conversation, site: SHOP, at: 1, requester: "visitor" };
      await db.insertInto("erasures").values(erasure).execute();
      await one.keep(erased.owned, erased.secret);
      for (const own of [one, other]) expect(await own.of(SHOP, "ada")).toEqual([newer.found, older.found]);
      expect(await other.of(siteId("another"), "ada")).toEqual([]);
      expect(await other.of(SHOP, "bo")).toEqual([]);
      expect(await db.selectFrom("own_conversations").select("conversation").execute()).toHaveLength(2);
    });

    it("[HG10] [HG14] seals each receipt once, whoever tries, and keeps no receipt of what was erased", async () => {
      const [here, there] = await dbs();
      const [one, other] = [createReceiptStore(here), createReceiptStore(there)];
      const [kept, erased] = [someConversation(), someConversation()];
      for (const conversation of [kept, erased])
        await here.db
          .insertInto("receipts")
          .values({ site: SHOP, conversation, command: "c", body: JSON.stringify({ site: SHOP, conversation }) })
          .execute();
      await here.db
        .insertInto("erasures")
        .values({ conversation: erased, site: SHOP, at: 1, requester: "visitor" })
        .execute();
      const waiting = await other.unsealed(10);
      expect(waiting.map(({ body }) => body.conversation)).toEqual([kept, erased]);
      const sealed = waiting.map(({ n }, at): SealedReceipt => ({
        n,
        site: SHOP,
        receipt: `r${at}`,
        link: link(at + 1),
      }));
      const tries = await Promise.allSettled([one.seal(sealed), other.seal(sealed)]);
      expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await other.unsealed(10)).toEqual([]);
      expect(await one.links(SHOP)).toEqual([link(1), link(2)]);
      expect([await one.lastLink(SHOP), await one.lastLink(siteId("nowhere"))]).toEqual([link(2), null]);
      const left = await there.db.selectFrom("receipts").select(["conversation", "receipt"]).execute();
      expect(left).toEqual([{ conversation: kept, receipt: "r0" }]);
    });

    it("[HG10] reads the ledger in order, whole, however long it is", async () => {
      const [here, there] = await dbs();
      const count = 2_345;
      for (let from = 0; from < count; from += 500) {
        const rows = Array.from({ length: Math.min(500, count - from) }, (_, n) => requestRow(SHOP, from + n));
        await here.db.insertInto("requests").values(rows).execute();
      }
      await here.db
        .insertInto("requests")
        .values(requestRow(siteId("other"), 1))
        .execute();
      const asked: number[] = [];
      for await (const { askedAtMs } of readLedger(there).between(SHOP, { fromMs: 2, toMs: 400 }))
        asked.push(askedAtMs);
      // Ten were asked for in each millisecond.
      const expected = Array.from({ length: count }, (_, n) => Math.floor(n / 10)).filter((ms) => ms >= 2 && ms < 400);
      expect(asked).toEqual(expected);
    });
  });
}

function probeAlarm(id: string): ProbeAlarm {
  const times = { askedAtMs: 100, dueAtMs: 110, atMs: 120 };
  const rest = { ended: null, acknowledged: null, notified: 0 } as const;
  return { id, site: SHOP, kind: "unreachable", why: "nobody-on-duty", ...times, ...rest };
}

async function jobsOf({ db }: Beside): Promise<number> {
  return (await db.selectFrom("jobs").select("id").where("type", "=", "alarm").execute()).length;
}

function intakeOf({ conversation }: FileKey, offset: number, part: Uint8Array) {
  const file = { conversation, site: SHOP, by: "visitor", name: "plan.pdf", bytes: 300_005, atMs: 7 };
  return ({ known }: { readonly known: { readonly received: number } | null }): Intake => ({
    begins: known ? null : file,
    part: (known?.received ?? 0) === offset ? { offset, bytes: part } : null,
  });
}
