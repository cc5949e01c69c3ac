import { describe, expect, it } from "vitest";
import type { ErrorCode } from "@handrail/protocol";
import { manualPlatform } from "../testing/manual-platform.ts";
import { codeOf, newId, tempFolder, testRelay } from "../testing/test-relay.ts";
import { rebuildAll } from "../store/rebuild.ts";

describe("the authority", () => {
  it("[HG3] refuses only the culprit when a group cannot be stored, and a stranger's command passes", async () => {
    const { visitor, db } = await testRelay();
    db.exec(`CREATE TRIGGER jam BEFORE INSERT ON events WHEN new.body LIKE '%poison%'
             BEGIN SELECT raise(ABORT, 'jammed'); END`);
    const [kim, ola, eve] = [visitor(), visitor(), visitor()];
    const [hers, his, bad] = await Promise.all([
      kim.say("hello"),
      ola.askHuman(),
      eve.send(
        { type: "say", id: newId(), text: "fine" },
        { type: "say", id: newId(), text: "poison" },
        { type: "ask-human", id: newId(), why: "button", epoch: null, seen: null },
      ),
    ]);
    expect([hers.verdicts[0]?.ok, his.verdicts[0]?.ok]).toEqual([true, true]);
    expect(bad.verdicts).toMatchObject([
      { ok: true },
      { ok: false, error: { code: "storage-failed", retry: "later" } },
      { ok: true },
    ]);
    expect((await eve.read()).events.map((event) => event.type)).toContain("human.requested");
  });

  it("[HG3] takes a command that could not be stored when it is sent again", async () => {
    const { visitor, db } = await testRelay();
    const kim = visitor();
    db.exec("CREATE TRIGGER jam BEFORE INSERT ON events BEGIN SELECT raise(ABORT, 'jammed'); END");
    const hello = { type: "say", id: newId(), text: "hello" } as const;
    expect((await kim.send(hello)).verdicts[0]).toMatchObject({ ok: false, error: { code: "storage-failed" } });
    db.exec("DROP TRIGGER jam");
    expect((await kim.send(hello)).verdicts[0]).toMatchObject({ ok: true });
    expect((await kim.read()).events.filter((event) => event.type === "message.sent")).toHaveLength(1);
  });

  it("[HG3] acknowledges nothing while the disk is full, and goes on when there is room again", async () => {
    const { visitor, relay, rows } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    const { sqlite } = relay.database;
    const pages = Number(sqlite.prepare("PRAGMA page_count").get()?.["page_count"]);
    sqlite.exec(`PRAGMA max_page_count = ${pages}`);
    const codes: (ErrorCode | "ok")[] = [];
    const texts = Array.from({ length: 30 }, (_, index) => ({
      type: "say" as const,
      id: newId(),
      text: `${index} ${"x".repeat(3_900)}`,
    }));
    for (const command of texts) {
      const [verdict] = (await kim.send(command)).verdicts;
      codes.push(verdict?.ok ? "ok" : (verdict?.error.code ?? "internal"));
    }
    expect(new Set(codes.slice(-5))).toEqual(new Set(["storage-failed"]));
    const stored = (await kim.read()).events.filter((event) => event.type === "message.sent").length - 1;
    expect(stored).toBe(codes.filter((code) => code === "ok").length);
    expect(relay.database.sqlite.isTransaction).toBe(false);
    const before = rows();
    sqlite.exec("PRAGMA max_page_count = 100000");
    for (const command of texts) expect((await kim.send(command)).verdicts[0]?.ok).toBe(true);
    expect(rows()).toBeGreaterThan(before);
    const said = (await kim.read()).events.flatMap((event) => (event.type === "message.sent" ? [event.text] : []));
    expect(new Set(said).size).toBe(31);
    expect(said).toHaveLength(31);
  });

  it("[HG9] keeps the order of a batch that a full disk would take a part of", async () => {
    const { visitor, relay } = await testRelay();
    const { sqlite } = relay.database;
    const kim = visitor();
    await kim.say("hello");
    // Pages that a migration has freed would be room.
    sqlite.exec("VACUUM");
    sqlite.exec(`PRAGMA max_page_count = ${Number(sqlite.prepare("PRAGMA page_count").get()?.["page_count"]) + 1}`);
    const long = { type: "say", id: newId(), text: `long ${"x".repeat(3_900)}` } as const;
    const longer = { type: "say", id: newId(), text: `longer ${"x".repeat(3_900)}` } as const;
    const short = { type: "say", id: newId(), text: "short" } as const;
    const refused = { ok: false, error: { code: "storage-failed" } };
    expect((await kim.send(long, longer, short)).verdicts).toMatchObject([refused, refused, refused]);
    sqlite.exec("PRAGMA max_page_count = 100000");
    await kim.send(long, longer, short);
    const said = (await kim.read()).events.flatMap((event) => (event.type === "message.sent" ? [event.text] : []));
    expect(said).toEqual(["hello", long.text, longer.text, short.text]);
  });

  it("[HG3] waits for the disk itself before it acknowledges: WAL with synchronous=FULL", async () => {
    const { sqlite } = (await testRelay()).relay.database;
    expect(sqlite.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
    expect(sqlite.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
  });

  it("[HG3] has everything that it acknowledged after it is opened again", async () => {
    const folder = tempFolder();
    const platform = manualPlatform();
    const first = await testRelay({ folder, platform });
    const kim = first.visitor();
    await kim.say("hello");
    await kim.askHuman();
    const before = await kim.read();
    first.db.close();
    await first.relay.stop();
    const second = await testRelay({ folder, platform });
    const after = await second.visitor(kim.secret).read();
    expect([after.events, after.generation]).toEqual([before.events, before.generation]);
  });

  it("keeps 300 conversations apart that all happen at once, and each log has no gap", async () => {
    const { visitor, relay } = await testRelay();
    const visitors = Array.from({ length: 300 }, () => visitor());
    await Promise.all(
      visitors.map(async (one, index) => {
        await Promise.all([one.say(`first of ${index}`), one.say(`second of ${index}`)]);
        await one.askHuman();
        await one.say(`third of ${index}`);
      }),
    );
    for (const [index, one] of visitors.entries()) {
      const { events, head } = await one.read();
      expect(events.map((event) => event.seq)).toEqual(Array.from({ length: head }, (_, seq) => seq + 1));
      const said = events.flatMap((event) => (event.type === "message.sent" ? [event.text] : []));
      expect(said.toSorted()).toEqual([`first of ${index}`, `second of ${index}`, `third of ${index}`]);
    }
    expect(relay.people.sites.list()).toHaveLength(1);
  });

  it("[HG9] keeps states that the log alone can make again", async () => {
    const { visitor, platform, db, relay } = await testRelay();
    const [kim, ola, ida] = [visitor(), visitor(), visitor()];
    await kim.say("hello");
    await kim.askHuman();
    await platform.advance(61_000);
    await ola.askHuman();
    await ola.send({ type: "withdraw", id: newId() }, { type: "rate", id: newId(), score: 4, comment: "quick" });
    await ida.say("a ".repeat(300));
    await ida.send({ type: "close", id: newId() });
    const all = db.prepare("SELECT * FROM conversations ORDER BY id");
    const stored = all.all();
    expect(stored).toHaveLength(3);
    expect(await rebuildAll(relay.database.beside)).toBe(3);
    expect(all.all()).toEqual(stored);
  });

  it("finishes what was submitted before it stops, and refuses what comes after", async () => {
    const { visitor, relay, folder, platform } = await testRelay();
    const kim = visitor();
    const open = kim.say("just in time");
    await Promise.resolve();
    await relay.stop();
    expect((await open).verdicts[0]).toMatchObject({ ok: true });
    const again = await testRelay({ folder, platform });
    const { events } = await again.visitor(kim.secret).read();
    expect(events[1]).toMatchObject({ type: "message.sent", text: "just in time" });
    const late = await relay.fetch(new Request("https://chat.example/healthz"));
    expect([late.status, await codeOf(late)]).toEqual([503, "shutting-down"]);
  });

  it("lets one relay at a time run on a folder", async () => {
    const { folder } = await testRelay();
    await expect(testRelay({ folder })).rejects.toThrow("Another relay runs on this data folder");
  });
});
