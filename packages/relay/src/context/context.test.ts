import { describe, expect, it } from "vitest";
import type { CommandsResponse } from "@handrail/protocol";
import { manualPlatform } from "../testing/manual-platform.ts";
import { newId, SITE, testRelay } from "../testing/test-relay.ts";

const LAMP = { page: "/lamps/7", cart: 2, isMember: false };

/** A relay whose bot notes what it is asked. */
async function world() {
  const asked: { readonly context?: unknown }[] = [];
  const platform = manualPlatform((_input, init) => {
    asked.push(JSON.parse(String(init?.body)));
    return Promise.resolve(Response.json({ text: "Yes." }));
  });
  const test = await testRelay({ platform, hasBot: true });
  const kim = test.visitor();
  const send = async (body: object): Promise<CommandsResponse> => {
    const response = await test.post("/v1/commands", { site: SITE, secret: kim.secret, commands: [], ...body });
    const answer: CommandsResponse = JSON.parse(await response.text());
    return answer;
  };
  const say = (text: string) => ({ type: "say", id: newId(), text });
  const stored = (): readonly unknown[] =>
    test.db
      .prepare("SELECT context FROM visitor_contexts")
      .all()
      .map((row) => JSON.parse(String(row["context"])));
  return { ...test, platform, asked, kim, send, say, stored };
}

describe("what a visitor's page says", () => {
  it("is known to the bot that is asked about the words beside it, and to the next question", async () => {
    const { platform, asked, send, say } = await world();
    await send({ commands: [say("does it come in green?")], context: LAMP });
    await platform.settle();
    expect(asked).toMatchObject([{ context: LAMP }]);
    await send({ commands: [say("and in blue?")] });
    await platform.settle();
    expect(asked[1]).toMatchObject({ context: LAMP });
    await send({ context: {} });
    await send({ commands: [say("never mind")] });
    await platform.settle();
    expect(asked[2]).not.toHaveProperty("context");
  });

  it("is not in the log, and the last of it counts", async () => {
    const { kim, send, say, stored } = await world();
    await send({ commands: [say("hello")], context: LAMP });
    await send({ context: { page: "/cart" } });
    expect(stored()).toEqual([{ page: "/cart" }]);
    expect(JSON.stringify(await kim.read())).not.toContain("/lamps/7");
  });

  it("[HG3] spoils no words beside it when it is refused, and what was said before stands", async () => {
    const { send, say, stored } = await world();
    await send({ commands: [say("hello")], context: LAMP });
    const answer = await send({ commands: [say("more")], context: { cart: { items: 2 } } });
    expect(answer.verdicts).toMatchObject([{ ok: true }]);
    expect(answer.refusedContext).toMatchObject({
      code: "invalid-context",
      details: { field: "cart", reason: "bad-value" },
    });
    expect(stored()).toEqual([LAMP]);
  });

  it("is kept for nobody whose first words are refused", async () => {
    const { send, stored } = await world();
    await send({ commands: [{ type: "withdraw", id: newId() }], context: LAMP });
    expect(stored()).toEqual([]);
  });

  it("[HG14] goes with the conversation, and does not come back behind the tombstone", async () => {
    const { send, say, stored } = await world();
    await send({ commands: [say("hello")], context: LAMP });
    await send({ commands: [{ type: "erase", id: newId() }] });
    expect(stored()).toEqual([]);
    await send({ commands: [say("late")], context: LAMP });
    await send({ commands: [say("late again"), { type: "erase", id: newId() }], context: LAMP });
    expect(stored()).toEqual([]);
  });
});
