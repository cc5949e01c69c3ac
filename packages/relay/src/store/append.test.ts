// What the append path remembers of conversations, in the real relay: never more than what stands in the tables.
import { describe, expect, it } from "vitest";
import { newId, testRelay } from "../testing/test-relay.ts";

describe("what was written last", () => {
  it("[HG9] is forgotten with a transaction that was taken back: the log goes on without a gap", async () => {
    const { visitor, db } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    db.exec("CREATE TRIGGER jam BEFORE INSERT ON commands BEGIN SELECT raise(ABORT, 'jammed'); END");
    expect((await kim.say("lost")).verdicts[0]).toMatchObject({ ok: false, error: { code: "storage-failed" } });
    db.exec("DROP TRIGGER jam");
    expect((await kim.say("still there?")).verdicts[0]).toMatchObject({ ok: true });
    const { events } = await kim.read();
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(JSON.stringify(events)).not.toContain("lost");
  });

  it("is read anew when another process has written", async () => {
    const { visitor, db } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    db.exec("UPDATE conversations SET state = json_set(state, '$.site', 'other')");
    expect((await kim.say("hello?")).verdicts[0]).toMatchObject({ error: { code: "unknown-conversation" } });
  });

  it("moves in the lists when it moves, and is found by nothing older", async () => {
    const { visitor, relay, db } = await testRelay();
    const [kim, ola] = [visitor(), visitor()];
    await kim.say("hello");
    await ola.say("hello");
    await kim.say("anybody?");
    const queue = "SELECT count(*) AS n FROM conversations WHERE owner_type = 'queue'";
    expect(db.prepare(queue).get()?.["n"]).toBe(2);
    await kim.send({ type: "withdraw", id: newId() });
    expect(db.prepare(queue).get()?.["n"]).toBe(1);
    expect(relay.database.sqlite.prepare("PRAGMA integrity_check").get()?.["integrity_check"]).toBe("ok");
  });
});
