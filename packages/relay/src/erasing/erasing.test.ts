import { readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { VisitorCommand } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { manualPlatform } from "../testing/manual-platform.ts";
import { newId, SITE, testRelay, tempFolder, type TestRelay, type Visitor } from "../testing/test-relay.ts";
import { rebuildAll } from "../store/rebuild.ts";

const SECRET_WORDS = "my-knee-hurts-since-tuesday";
const erase = (): VisitorCommand => ({ type: "erase", id: newId() });

/** Whether any file of the database holds these bytes. */
function isInFiles(folder: string, words: string): boolean {
  return ["handrail.db", "handrail.db-wal", "handrail.db-shm"]
    .map((name) => join(folder, name))
    .filter((file) => existsSync(file))
    .some((file) => readFileSync(file).includes(words));
}

async function tellEverything(visitor: Visitor): Promise<void> {
  await visitor.say(`Doctor, ${SECRET_WORDS}`);
  await visitor.send(
    { type: "give-contact", id: newId(), name: SECRET_WORDS, email: `${SECRET_WORDS}@shop.example`, phone: null },
    { type: "rate", id: newId(), score: 2, comment: SECRET_WORDS },
  );
}

async function idOf(visitor: Visitor) {
  return (await visitor.read()).conversation;
}

/** Every table with a row for this conversation, and how many. */
function tablesWith({ db }: TestRelay, conversation: string): Record<string, number> {
  const tables = db
    .prepare(
      `SELECT DISTINCT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND c.name = 'conversation'`,
    )
    .all();
  const counts = tables.map(({ name }): [string, number] => [
    String(name),
    Number(db.prepare(`SELECT count(*) AS n FROM ${String(name)} WHERE conversation = ?`).get(conversation)?.["n"]),
  ]);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

describe("a conversation that its visitor has erased", () => {
  it("[HG14] leaves a tombstone, the ledger's row and who asked for it, and no word", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    await tellEverything(kim);
    await kim.askHuman();
    const conversation = await idOf(kim);
    await test.platform.advance(2_000);
    const { head } = await kim.read();
    expect((await kim.send(erase())).verdicts).toMatchObject([{ ok: true, seq: head + 2 }]);
    expect((await kim.read()).events).toMatchObject([{ type: "conversation.erased", seq: head + 2, site: SITE }]);
    expect(tablesWith(test, conversation)).toEqual({ commands: 1, erasures: 1, events: 1, requests: 1 });
    const row = test.db.prepare("SELECT state, preview, last_agent FROM conversations WHERE id = ?").get(conversation);
    expect(JSON.stringify(row)).not.toContain(SECRET_WORDS);
    expect(test.db.prepare("SELECT requester, name FROM erasures").all()).toEqual([
      { requester: "visitor", name: null },
    ]);
    const ledger = test.db
      .prepare("SELECT is_open, erased_at, end FROM requests WHERE conversation = ?")
      .all(conversation);
    expect(ledger).toEqual(ledger.map(() => ({ is_open: 0, erased_at: test.platform.clock.now(), end: "erased" })));
  });

  it("[HG14] has its text neither in the database's file nor in its log a few seconds later", async () => {
    const { visitor, platform, folder, db } = await testRelay();
    const [kim, ola] = [visitor(), visitor()];
    await tellEverything(kim);
    await ola.say("something else that stays");
    db.close();
    expect(isInFiles(folder, SECRET_WORDS)).toBe(true);
    await kim.send(erase());
    await platform.advance(4_000);
    expect([isInFiles(folder, SECRET_WORDS), isInFiles(folder, "something else that stays")]).toEqual([false, true]);
  });

  it("[HG14] has its text out of the files at the next start, if the process died right after it", async () => {
    const folder = tempFolder();
    const platform = manualPlatform();
    const first = await testRelay({ folder, platform });
    const kim = first.visitor();
    await tellEverything(kim);
    await kim.send(erase());
    // The second connection holds the file open, so that closing the first one does not tidy up.
    await first.relay.stop();
    const second = await testRelay({ folder, platform });
    first.db.close();
    second.db.close();
    expect(isInFiles(folder, SECRET_WORDS)).toBe(false);
  });

  it("[HG14] takes nothing any more: no late message, no click with its receipt, no repeat of what was once accepted", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    const hello = { type: "say", id: newId(), text: "hello" } as const;
    await kim.send(hello);
    const click = { type: "ask-human", id: newId(), why: "button", epoch: null, seen: null } as const;
    const [asked] = (await kim.send(click)).verdicts;
    const receipt = asked?.ok ? (asked.receipt ?? "") : "";
    await kim.send(erase());
    const before = test.rows();
    const late = await kim.send(
      hello,
      click,
      { ...click, receipt },
      { ...click, id: newId(), receipt },
      { ...hello, id: newId() },
    );
    expect(late.verdicts.map((verdict) => (verdict.ok ? "ok" : verdict.error.code))).toEqual(Array(5).fill("erased"));
    // Not even hashes of what was tried are kept: a short text is found by trying.
    expect(test.rows()).toBe(before);
  });

  it("[HG14] is erased once, however often it is asked for", async () => {
    const { visitor, db } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    const command = erase();
    const [first] = (await kim.send(command)).verdicts;
    expect((await kim.send(command)).verdicts[0]).toEqual(first);
    expect((await kim.send(erase())).verdicts[0]).toMatchObject({ ok: true });
    expect(db.prepare("SELECT count(*) AS n FROM erasures").get()).toEqual({ n: 1 });
  });

  it("[HG14] cannot be begun by a message that was overtaken on its way", async () => {
    const { visitor } = await testRelay();
    const kim = visitor();
    await kim.send(erase());
    expect((await kim.say("typed before")).verdicts[0]).toMatchObject({ ok: false, error: { code: "erased" } });
    expect((await kim.read()).events).toMatchObject([{ type: "conversation.erased", seq: 1 }]);
  });

  it("[HG14] is told to every open stream and poll, and what was said in the same moment to nobody", async () => {
    const { visitor, platform } = await testRelay();
    const kim = visitor();
    const { head } = await kim.say("hello");
    const [stream, poll] = [await kim.stream(head), kim.poll(head, 20_000)];
    await platform.settle();
    await Promise.all([kim.say(SECRET_WORDS), kim.askHuman(), kim.send(erase())]);
    await platform.settle();
    expect(stream.events.at(-1)).toMatchObject({ type: "conversation.erased" });
    expect((await poll).events.map(({ type }) => type)).toEqual(["conversation.erased"]);
    expect(JSON.stringify(stream.frames)).not.toContain(SECRET_WORDS);
  });

  it("[HG14] [HG9] can be folded anew from what is left of its log", async () => {
    const { visitor, db, relay } = await testRelay();
    const [kim, ola] = [visitor(), visitor()];
    await tellEverything(kim);
    await kim.askHuman();
    await ola.say("hello");
    await kim.send(erase());
    const all = db.prepare("SELECT * FROM conversations ORDER BY id");
    const stored = all.all();
    expect(await rebuildAll(relay.database.beside)).toBe(2);
    expect(all.all()).toEqual(stored);
  });

  it("[HG14] calls nobody for a promise that was not kept", async () => {
    const { visitor, platform, db } = await testRelay();
    const kim = visitor();
    await kim.askHuman();
    await platform.advance(61_000);
    expect(db.prepare("SELECT count(*) AS n FROM alarms WHERE acknowledged_at IS NULL").get()).toEqual({ n: 1 });
    await kim.send(erase());
    expect(db.prepare("SELECT count(*) AS n FROM alarms WHERE acknowledged_at IS NULL").get()).toEqual({ n: 0 });
    expect(db.prepare("SELECT broken, end FROM requests").all()).toEqual([{ broken: 1, end: "erased" }]);
    const jobs = db.prepare("SELECT count(*) AS n FROM jobs WHERE conversation IN (SELECT conversation FROM erasures)");
    expect(jobs.get()).toEqual({ n: 0 });
  });

  it("[HG14] [HG7] takes back what an agent was about to answer", async () => {
    const { visitor, db } = await testRelay();
    const kim = visitor();
    await kim.askHuman();
    await kim.send(erase());
    const queue = db.prepare("SELECT count(*) AS n FROM conversations WHERE owner_type <> 'nobody'").get();
    expect(queue).toEqual({ n: 0 });
    expect(db.prepare("SELECT withdrawn, end FROM requests").all()).toEqual([{ withdrawn: 1, end: "erased" }]);
  });
});
