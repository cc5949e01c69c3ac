// The engine under a crowd that does everything in any order: what it keeps must always be what its log tells.
import { createHash } from "node:crypto";
import { agentId, commandId, conversationId, type Author, type Command } from "@handrail/protocol";
import { expect, it, onTestFinished } from "vitest";
import { openPeople } from "./accounts/people.ts";
import { startEngine } from "./engine.ts";
import { createLogger } from "./logger.ts";
import { rebuildRequests } from "./receipts/rebuild-requests.ts";
import { keySource } from "./receipts/key-file.ts";
import { storeOn } from "./store/folder-store.ts";
import { openDatabase } from "./store/database.ts";
import { rebuildOne } from "./store/rebuild.ts";
import { manualPlatform } from "./testing/manual-platform.ts";
import { SITE } from "./testing/test-relay.ts";

const AGENTS: readonly Extract<Author, { type: "agent" }>[] = [
  { type: "agent", id: agentId("kari"), name: "Kari" },
  { type: "agent", id: agentId("ola"), name: "Ola" },
];

async function crowdedEngine() {
  const platform = manualPlatform();
  const database = await openDatabase({ folder: ":memory:" });
  const store = storeOn(database, { platform, logger: createLogger("silent") });
  const people = await openPeople({
    beside: database.beside,
    near: store.near,
    platform,
    publicUrl: "https://chat.example",
    secret: "s".repeat(32),
    as: "relay",
  });
  const fields = { site: SITE, name: "The Shop", origins: [], botName: "Robo", bot: null, hours: null };
  const contact = { email: "help@shop.example", phone: null };
  await people.sites.add({ ...fields, contact, answerWithinMs: 60_000, writtenWithinMs: 600_000 });
  database.sqlite.exec(`INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt, role, firstSignInAtMs)
                        VALUES ('kari', 'Kari', 'kari@shop.example', 1, '', '', 'agent', 1)`);
  const keys = keySource(
    { folder: ":memory:" },
    { bytes: (length) => platform.random.bytes(length), nowMs: platform.clock.now() },
  );
  const engine = await startEngine({
    store,
    people,
    platform,
    keys,
    publicUrl: "https://chat.example",
    mailer: null,
    heartbeat: null,
    metrics: null,
    ably: {},
    trustsClock: false,
    secret: "s".repeat(32),
    logger: createLogger("silent"),
  });
  onTestFinished(async () => {
    await engine.stopJobs();
    await engine.stop();
    people.stop();
    await store.close();
  });
  return { platform, database, engine };
}

it("[HG9] has gapless logs, and states and lists that the logs alone tell, whatever a crowd does", async () => {
  const { platform, database, engine } = await crowdedEngine();
  const { sqlite } = database;
  // Dice of its own: what the relay draws does not change what the crowd does.
  const { random } = manualPlatform();
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(((random.bytes(1)[0] ?? 0) / 256) * items.length)];
  const name = () => commandId(Buffer.from(random.bytes(12)).toString("base64url"));
  const conversations = Array.from({ length: 8 }, (_, n) =>
    conversationId(createHash("sha256").update(`crowd ${n}`).digest("base64url")),
  );

  const given: { author: Author; command: Command }[] = [];
  const visitorCommand = (): Command | undefined => {
    const id = name();
    return pick<Command>([
      { type: "say", id, text: `message ${given.length}` },
      { type: "ask-human", id, why: "button", epoch: null, seen: null },
      { type: "withdraw", id },
      { type: "resume-bot", id },
      { type: "give-contact", id, name: null, email: "kim@home.example", phone: null },
      { type: "close", id },
      { type: "received", id, seq: 10_000 },
    ]);
  };
  const agentCommand = (): Command | undefined => {
    const id = name();
    return pick<Command>([
      { type: "accept", id },
      { type: "accept", id },
      { type: "reply", id, text: `reply ${given.length}` },
      { type: "leave", id },
      { type: "hand-over", id, to: agentId("ola") },
      { type: "settle", id },
      { type: "settle", id },
      { type: "close", id },
    ]);
  };
  for (let round = 0; round < 150; round += 1) {
    await Promise.all(
      conversations.slice(0, 1 + (round % conversations.length)).map((conversation) => {
        const author = pick<Author>([{ type: "visitor" }, { type: "visitor" }, ...AGENTS]) ?? { type: "visitor" };
        const fresh = author.type === "visitor" ? visitorCommand() : agentCommand();
        // Now and then somebody sends an old command again.
        const { author: by, command } = (round % 7 === 0 && pick(given)) || { author, command: fresh };
        if (!command) throw new Error("nothing to do");
        given.push({ author: by, command });
        const handOverTo = { id: agentId("ola"), name: "Ola" };
        return engine.authority.submit({ conversation, site: SITE, author: by, command, isOnDuty: true, handOverTo });
      }),
    );
    if (round % 10 === 0) await platform.advance(45_000);
  }

  const types = new Set<string>();
  for (const conversation of conversations) {
    const kept = await engine.log.conversation(conversation);
    const events = await engine.log.events(conversation, 0, 10_000);
    for (const event of events) types.add(event.type);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    expect(kept).toEqual(await database.beside.transact(() => rebuildOne(database.beside, conversation)));
    expect((await engine.log.waiting()).some(({ state }) => state.id === conversation)).toBe(
      kept?.state.owner.type === "queue",
    );
  }
  // HG10: the ledger's rows tell what the logs tell, kept up or made anew.
  const requests = sqlite.prepare("SELECT * FROM requests ORDER BY conversation, seq");
  const rows = requests.all();
  expect(rows.length).toBeGreaterThan(10);
  sqlite.exec("DELETE FROM requests");
  rebuildRequests(sqlite);
  expect(requests.all()).toEqual(rows);
  // The crowd has been everywhere.
  expect([...types]).toEqual(
    expect.arrayContaining([
      "human.joined",
      "human.left",
      "promise.broken",
      "promise.kept",
      "promise.settled",
      "conversation.closed",
    ]),
  );
});
