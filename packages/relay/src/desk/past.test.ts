import type { PastResponse } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { codeOf, newId, read, testRelay, type TestRelay } from "../testing/test-relay.ts";
import { DeskClient } from "./testing/desk-client.ts";

const EMAIL = "kim@home.example";

/** A visitor whom Ola has answered and said goodbye to. */
async function closed(test: TestRelay, ola: DeskClient, words: string) {
  const visitor = test.visitor();
  await visitor.say(words);
  await visitor.send({ type: "give-contact", id: newId(), name: `Kim ${words.length}`, email: EMAIL, phone: null });
  const { conversation } = await visitor.askHuman();
  await ola.command(conversation, { type: "accept" });
  await ola.command(conversation, { type: "reply", text: "It is on its way to Tromsø." });
  const { head } = await visitor.read();
  await visitor.send({ type: "received", id: newId(), seq: head });
  const { verdicts } = await ola.command(conversation, { type: "close" });
  expect(verdicts).toMatchObject([{ ok: true }]);
  await test.platform.advance(1_000);
  return { visitor, conversation };
}

async function desk() {
  const test = await testRelay();
  const ola = await DeskClient.signedIn(test.relay, "Ola");
  await ola.goOnDuty();
  const past = async (words: string, behind: PastResponse["next"] = null, client = ola) =>
    read<PastResponse>(await client.post("/past", { words, behind }));
  return { ...test, test, ola, past };
}

describe("past conversations", () => {
  it("are found by what was said on either side and by who the visitor is, by any colleague, newest first", async () => {
    const { test, ola, past, relay } = await desk();
    const lamp = await closed(test, ola, "Where is my lamp?");
    const tea = await closed(test, ola, "And the tea?");
    const ada = await DeskClient.signedInFrom(relay, "Ada", "192.0.2.7");
    const found = async (words: string) => (await past(words, null, ada)).found.map((item) => item.conversation);
    expect(await found("")).toEqual([tea.conversation, lamp.conversation]);
    expect(await found("LAMP where")).toEqual([lamp.conversation]);
    expect(await found("tromsø way")).toEqual([tea.conversation, lamp.conversation]);
    expect(await found("kim 12")).toEqual([tea.conversation]);
    expect(await found(EMAIL)).toHaveLength(2);
    expect(await found("lamp tea")).toEqual([]);
    const [item] = (await past("tromsø")).found;
    expect(item).toMatchObject({ siteName: "The Shop", preview: "It is on its way to Tromsø." });
  });

  it("[HG12] [HG14] hold nothing that is open, erased, or between a visitor and the bot", async () => {
    const { test, ola, past, visitor } = await desk();
    await visitor().say("My lamp is a secret");
    await visitor().askHuman();
    const { visitor: kim } = await closed(test, ola, "Where is my lamp?");
    expect((await past("lamp")).found).toHaveLength(1);
    await kim.say("One more thing about the lamp");
    expect((await past("lamp")).found).toHaveLength(0);
    const other = await closed(test, ola, "Another lamp");
    await other.visitor.send({ type: "erase", id: newId() });
    expect(await past("")).toEqual({ found: [], next: null });
  });

  it("are looked through fifty at a time, each once", async () => {
    const { test, ola, past, db } = await desk();
    const { conversation } = await closed(test, ola, "Where is my lamp?");
    // Later ones, two at the same moment.
    db.exec(`
      WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 120)
      INSERT INTO conversations
        (id, site, head, state, owner_type, owner_agent, last_agent, why, requested_at, awaiting_since, last_at, preview, internal)
        SELECT printf('%s%03d', substr(id, 1, 40), n), site, head,
          json_set(state, '$.id', printf('%s%03d', substr(id, 1, 40), n), '$.lastAtMs', last_at + 1 + n / 2),
          owner_type, owner_agent, last_agent, why, requested_at, awaiting_since, last_at + 1 + n / 2, preview, internal
        FROM conversations, numbers`);
    const seen: string[] = [];
    let [steps, behind] = [0, null as PastResponse["next"]];
    do {
      const { found, next } = await past("", behind);
      seen.push(...found.map((item) => item.conversation));
      [steps, behind] = [steps + 1, next];
    } while (behind !== null);
    expect([steps, seen.length, new Set(seen).size, seen.at(-1)]).toEqual([3, 121, 121, conversation]);
    expect((await past("lamp")).found).toEqual([]);
  });

  it("are for those who are signed in, who say what they look for", async () => {
    const { ola, relay } = await desk();
    expect((await new DeskClient(relay).post("/past", { words: "", behind: null })).status).toBe(401);
    expect(await codeOf(await ola.post("/past", { words: "x".repeat(121), behind: null }))).toBe("malformed");
    expect(await codeOf(await ola.post("/past", { words: "" }))).toBe("malformed");
  });
});
