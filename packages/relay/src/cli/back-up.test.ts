import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { newId, tempFolder, testRelay } from "../testing/test-relay.ts";
import { handrail } from "./handrail.fixture.ts";

const click = () => ({ type: "ask-human", id: newId(), why: "button", epoch: null, seen: null }) as const;

/** A running relay with one conversation, and a back-up of it. */
async function backedUp() {
  const test = await testRelay();
  const kim = test.visitor();
  await kim.say("Where is my order?");
  test.db.exec(`INSERT INTO session (id, userId, token, expiresAt, createdAt, updatedAt)
                VALUES ('s', 'kari', 'token', '2099-01-01', '', '')`);
  const backup = join(tempFolder(), "backup");
  const made = await handrail(["backup", backup, "--data", test.folder]);
  return { ...test, kim, backup, made, spare: join(tempFolder(), "spare") };
}

function rowsOf(folder: string, table: string): number {
  const db = new DatabaseSync(join(folder, "handrail.db"), { readOnly: true });
  try {
    return Number(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.["rows"]);
  } finally {
    db.close();
  }
}

describe("handrail backup", () => {
  it("[HG3] copies the database as of one moment, and the keys, beside a running relay", async () => {
    const { kim, backup, folder, made } = await backedUp();
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(backup).toSorted()).toEqual(["handrail.db", "receipt-key.json", "secret"]);
    for (const file of ["receipt-key.json", "secret"]) {
      expect(readFileSync(join(backup, file), "utf8")).toBe(readFileSync(join(folder, file), "utf8"));
    }
    await kim.say("Are you there?");
    expect([rowsOf(backup, "conversations"), rowsOf(backup, "events") < rowsOf(folder, "events")]).toEqual([1, true]);
  });

  it("lets its owner alone read what it made", async () => {
    const { backup } = await backedUp();
    const modes = [backup, ...readdirSync(backup).map((file) => join(backup, file))].map((path) => statSync(path).mode);
    expect(modes.every((mode) => (mode & 0o077) === 0)).toBe(true);
  });

  it("writes over nothing", async () => {
    const { backup, folder } = await backedUp();
    const again = await handrail(["backup", backup, "--data", folder]);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain("Name a new folder");
  });

  it("says so when there is nothing to back up", async () => {
    const nowhere = tempFolder();
    expect(await handrail(["backup", join(nowhere, "b"), "--data", join(nowhere, "d")])).toMatchObject({ code: 1 });
    expect(existsSync(join(nowhere, "b"))).toBe(false);
  });
});

describe("handrail restore", () => {
  it("[HG9] puts the conversations back under another name, so that open pages notice", async () => {
    const { kim, backup, spare } = await backedUp();
    const before = await kim.read();
    expect(await handrail(["restore", backup, "--data", spare])).toMatchObject({ code: 0, err: "" });
    const restored = await testRelay({ folder: spare });
    const after = await restored.visitor(kim.secret).read();
    expect(after.events).toEqual(before.events);
    expect(after.generation).not.toBe(before.generation);
  });

  it("[HG10] admits a click that it has forgotten again, by the receipt that was given before", async () => {
    const { kim, backup, spare, platform } = await backedUp();
    await kim.send({ type: "withdraw", id: newId() });
    const asked = click();
    const [verdict] = (await kim.send(asked)).verdicts;
    const receipt = verdict?.ok ? (verdict.receipt ?? "") : "";
    const askedAtMs = platform.clock.now();
    await handrail(["restore", backup, "--data", spare]);
    await platform.advance(5_000);
    const restored = await testRelay({ folder: spare, platform });
    const again = restored.visitor(kim.secret);
    await again.send({ type: "withdraw", id: newId() });
    await again.send({ ...asked, receipt });
    const requests = (await again.read()).events.filter(({ type }) => type === "human.requested");
    expect(requests.at(-1)).toMatchObject({ why: "button", askedAtMs });
  });

  it("[HG8] leaves nobody signed in", async () => {
    const { backup, spare } = await backedUp();
    expect(rowsOf(backup, "session")).toBe(1);
    await handrail(["restore", backup, "--data", spare]);
    expect([rowsOf(spare, "session"), rowsOf(spare, "user")]).toEqual([0, 1]);
  });

  it("[HG14] erases again what was erased since", async () => {
    const { kim, backup, spare, folder } = await backedUp();
    await kim.send({ type: "erase", id: newId() });
    const ended = await handrail(["restore", backup, "--data", spare, "--erased-in", folder]);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.out).toContain("1 of 1 conversations are erased again.");
    const restored = await testRelay({ folder: spare });
    expect((await restored.visitor(kim.secret).read()).events.map(({ type }) => type)).toEqual(["conversation.erased"]);
  });

  it("[HG14] erases again what a list names, what began after the back-up too, and no line that it cannot read", async () => {
    const { kim, backup, spare, folder, visitor } = await backedUp();
    await kim.send({ type: "erase", id: newId() });
    const later = visitor();
    await later.say("Forget that I was here.");
    await later.send({ type: "erase", id: newId() });
    const list = join(tempFolder(), "erased.jsonl");
    writeFileSync(list, (await handrail(["conversation", "erased", "--data", folder])).out);
    const ended = await handrail(["restore", backup, "--data", spare, "--erased-in", list]);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.out).toContain("2 of 2 conversations are erased again.");
    const restored = await testRelay({ folder: spare });
    for (const { secret } of [kim, later]) {
      const { events } = await restored.visitor(secret).read();
      expect(events.map(({ type }) => type)).toEqual(["conversation.erased"]);
    }
    writeFileSync(list, "\nnobody\n");
    const elsewhere = join(tempFolder(), "elsewhere");
    const refused = await handrail(["restore", backup, "--data", elsewhere, "--erased-in", list]);
    expect([refused.code, refused.err.includes("Line 2"), existsSync(elsewhere)]).toEqual([1, true, false]);
  });

  it("[HG14] erases again what the merchant had erased that began after the back-up: a tab's late words bring nothing back", async () => {
    const { backup, spare, folder, visitor } = await backedUp();
    const later = visitor();
    await later.say("Forget that I was here.");
    await later.send({ type: "withdraw", id: newId() });
    const { conversation } = await later.read();
    const erased = await handrail(["conversation", "erase", conversation, "--by", "Ada", "--data", folder]);
    expect(erased.code).toBe(0);
    const ended = await handrail(["restore", backup, "--data", spare, "--erased-in", folder]);
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toContain("1 of 1 conversations are erased again.");
    const restored = await testRelay({ folder: spare });
    const { verdicts } = await restored.visitor(later.secret).say("Forget that I was here.");
    expect(verdicts).toMatchObject([{ ok: false, error: { code: "erased" } }]);
    const noted = restored.db.prepare("SELECT requester, name FROM erasures").all();
    expect(noted).toEqual([{ requester: "merchant", name: "Ada" }]);
  });

  it("writes over no database, and says what to do with it", async () => {
    const { backup, folder } = await backedUp();
    const ended = await handrail(["restore", backup, "--data", folder]);
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain("--erased-in");
  });

  it("puts nothing back from a damaged back-up", async () => {
    const { backup, spare } = await backedUp();
    truncateSync(join(backup, "handrail.db"), 8_192);
    const ended = await handrail(["restore", backup, "--data", spare]);
    expect(ended.code).toBe(1);
    expect(existsSync(join(spare, "handrail.db"))).toBe(false);
    expect((await handrail(["restore", join(backup, "nowhere"), "--data", spare])).err).toContain(
      "There is no back-up",
    );
  });

  it("keeps the keys that are there: they are newer than the back-up's", async () => {
    const { backup, spare } = await backedUp();
    mkdirSync(spare);
    writeFileSync(join(spare, "receipt-key.json"), "rotated since");
    await handrail(["restore", backup, "--data", spare]);
    expect(readFileSync(join(spare, "receipt-key.json"), "utf8")).toBe("rotated since");
  });

  it("[HG9] gives a folder a new name when its disk has been put back by other means, and not under a running relay", async () => {
    const { folder, relay, kim } = await backedUp();
    const { generation } = await kim.read();
    expect((await handrail(["restore", "--data", folder])).err).toContain("Another relay runs");
    await relay.stop();
    expect(await handrail(["restore", "--data", folder])).toMatchObject({ code: 0 });
    const renewed = await testRelay({ folder });
    expect((await renewed.visitor(kim.secret).read()).generation).not.toBe(generation);
  });
});
