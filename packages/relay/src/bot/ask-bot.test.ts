import { describe, expect, it } from "vitest";
import { newId, testRelay, tempFolder } from "../testing/test-relay.ts";
import { manualPlatform } from "../testing/manual-platform.ts";

/** A bot that answers when the test says so: each ask is a stream that the test writes to. */
function scriptedBot() {
  const asks: Ask[] = [];
  const fetch = (_input: unknown, init?: RequestInit): Promise<Response> => {
    const asked = new Ask(typeof init?.body === "string" ? init.body : "{}", init?.signal ?? null);
    asks.push(asked);
    return Promise.resolve(asked.response);
  };
  return { asks, platform: manualPlatform(fetch) };
}

class Ask {
  readonly response: Response;
  readonly request: { messages: { role: string; text: string }[]; run: string };
  isAborted = false;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  constructor(body: string, signal: AbortSignal | null) {
    this.request = JSON.parse(body);
    signal?.addEventListener("abort", () => (this.isAborted = true));
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
    });
    this.response = new Response(stream, { headers: { "content-type": "text/event-stream" } });
  }

  say(delta: string): void {
    this.#write({ delta });
  }

  done(more: object = {}): void {
    this.#write({ done: true, ...more });
    if (!this.isAborted) this.#controller?.close();
  }

  /** The connection breaks. */
  fail(): void {
    this.#controller?.error(new TypeError("terminated"));
  }

  #write(piece: object): void {
    // To a closed connection one may write what one likes.
    if (!this.isAborted) this.#controller?.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(piece)}\n\n`));
  }
}

async function asked() {
  const { asks, platform } = scriptedBot();
  const world = await testRelay({ platform, hasBot: true });
  const kim = world.visitor();
  await kim.say("where is my order?");
  const stream = await kim.stream();
  await platform.settle();
  return { ...world, platform, asks, kim, stream };
}

describe("asking the bot", () => {
  it("[HG11] is not done with words that ask for a human, who is asked instead", async () => {
    const { asks, platform } = scriptedBot();
    const { visitor } = await testRelay({ platform, hasBot: true });
    const kim = visitor();
    await kim.say("This does not help. Can I talk to a real person?");
    await platform.settle();
    const { events } = await kim.read();
    expect(events).toContainEqual(expect.objectContaining({ type: "human.requested", why: "typed" }));
    expect(events.map(({ type }) => type)).toContain("promise.made");
    await platform.advance(1_000);
    expect(asks).toEqual([]);
  });

  it("streams the answer as it grows and puts the whole into the log", async () => {
    const { asks, platform, stream } = await asked();
    asks[0]?.say("It is ");
    await platform.settle();
    asks[0]?.say("on ");
    asks[0]?.say("its way.");
    await platform.advance(40);
    expect(stream.deltas.map(({ offset, text }) => [offset, text])).toEqual([
      [0, "It is "],
      [6, "on its way."],
    ]);
    asks[0]?.done();
    await platform.settle();
    expect(stream.events.at(-1)).toMatchObject({
      type: "message.sent",
      from: { type: "bot" },
      text: "It is on its way.",
    });
    const last = stream.frames.filter((frame) => frame.type === "signal").at(-1);
    expect(last).toMatchObject({ signal: { type: "typing", who: "bot", isTyping: false } });
  });

  it("shows a reader who comes in the middle what there is so far", async () => {
    const { asks, platform, kim } = await asked();
    asks[0]?.say("It is on");
    await platform.settle();
    expect((await kim.read()).run).toMatchObject({ text: "It is on", askSeq: 2 });
    asks[0]?.done();
    await platform.settle();
    expect((await kim.read()).run).toBeNull();
  });

  it("brings the transcript and not more than its last 40 turns", async () => {
    const { asks, platform, kim } = await asked();
    asks[0]?.say("Tell me more.");
    asks[0]?.done();
    await platform.settle();
    for (let turn = 0; turn < 45; turn += 1) await kim.say(`turn ${turn}`);
    await platform.settle();
    const turns = asks.at(-1)?.request.messages ?? [];
    expect(turns).toHaveLength(40);
    expect(turns.at(-1)).toMatchObject({ role: "visitor", text: "turn 44" });
    expect(asks[1]?.request.messages.map(({ role }) => role)).toEqual(["visitor", "bot", "visitor"]);
  });

  it("[HG5] freezes at the click: no delta and no answer comes after it, and what was seen is kept from the relay's own copy", async () => {
    const { asks, platform, kim, stream } = await asked();
    asks[0]?.say("It is on its way to you");
    await platform.settle();
    const run = (await kim.read()).run;
    await kim.askHuman({ run: run?.run ?? "", length: "It is on its way".length });
    const seen = stream.deltas.length;
    asks[0]?.say(" and will");
    asks[0]?.done();
    await platform.advance(1_000);
    expect(stream.deltas).toHaveLength(seen);
    expect(asks[0]?.isAborted).toBe(true);
    const { events } = await kim.read();
    expect(events.map((event) => event.type)).toEqual([
      "conversation.started",
      "message.sent",
      "answer.cut",
      "human.requested",
      "promise.made",
    ]);
    expect(events[2]).toMatchObject({ text: "It is on its way", from: { type: "bot" } });
  });

  it("tells the bot where the visitor is and which language the page speaks", async () => {
    const { asks, platform } = scriptedBot();
    const { post, visitor } = await testRelay({ platform, hasBot: true });
    const opening = { page: { url: "https://shop.example/boots", title: "Boots" }, locale: "nb-NO" };
    const commands = [{ type: "say", id: newId(), text: "hei" }];
    await post("/v1/commands", { ...visitor().credentials, opening, commands });
    await platform.settle();
    expect(asks[0]?.request).toMatchObject({ site: "shop", ...opening });
  });

  it("[HG5] keeps nothing that the visitor only claims to have seen", async () => {
    const { kim } = await asked();
    await kim.askHuman({ run: "not-a-run-of-ours", length: 5_000 });
    expect((await kim.read()).events.some((event) => event.type === "answer.cut")).toBe(false);
  });

  it.each([
    ["writes on", "number 1001", ["answer.cut", "message.sent"]],
    [
      "asks in words",
      "Can I talk to a real person?",
      ["answer.cut", "message.sent", "human.requested", "promise.made"],
    ],
  ])("[HG5] keeps what was seen when the visitor %s in the middle of an answer", async (_how, text, types) => {
    const { asks, platform, kim } = await asked();
    asks[0]?.say("It is on its way to you");
    await platform.settle();
    const run = (await kim.read()).run?.run as never;
    await kim.send({ type: "say", id: newId(), text, seen: { run, length: "It is on".length } });
    const { events } = await kim.read();
    expect(events.slice(2).map(({ type }) => type)).toEqual(types);
    expect(events[2]).toMatchObject({ text: "It is on", from: { type: "bot" } });
  });

  it("[HG5] keeps what it had sent of an answer that the bot never finished", async () => {
    const { asks, platform, kim } = await asked();
    asks[0]?.say("It is on its way");
    await platform.settle();
    asks[0]?.fail();
    await platform.settle();
    const { events } = await kim.read();
    expect(events.slice(2)).toMatchObject([
      { type: "answer.cut", text: "It is on its way", from: { type: "bot" } },
      { type: "bot.failed", inARow: 1 },
    ]);
  });

  it("drops the run when the visitor writes on, and asks about the newer turn", async () => {
    const { asks, platform, kim } = await asked();
    await kim.say("number 1001");
    await platform.settle();
    expect(asks[0]?.isAborted).toBe(true);
    asks[1]?.say("Thank you.");
    asks[1]?.done();
    await platform.settle();
    const { events } = await kim.read();
    expect(events.at(-1)).toMatchObject({ text: "Thank you.", answer: { askSeq: 3 } });
    expect(events.filter((event) => event.from.type === "bot")).toHaveLength(1);
  });

  it("[HG11] tells of the first failure and asks for a human by itself at the second in a row", async () => {
    const platform = manualPlatform(() => Promise.reject(new TypeError("connection refused")));
    const { visitor } = await testRelay({ platform, hasBot: true });
    const kim = visitor();
    await kim.say("hello");
    await platform.settle();
    expect((await kim.read()).events.at(-1)).toMatchObject({ type: "bot.failed", reason: "unreachable", inARow: 1 });
    await kim.say("hello?");
    await platform.settle();
    const types = (await kim.read()).events.slice(-3).map((event) => event.type);
    expect(types).toEqual(["bot.failed", "human.requested", "promise.made"]);
  });

  it("gives up on a bot that hangs, and says so", async () => {
    const platform = manualPlatform(
      (_input, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
        }),
    );
    const { visitor } = await testRelay({ platform, hasBot: true });
    const kim = visitor();
    await kim.say("hello");
    await platform.advance(61_000);
    expect((await kim.read()).events.at(-1)).toMatchObject({ type: "bot.failed", reason: "timeout" });
  });

  it("asks again after a restart in the middle of an answer, with the same question and one answer", async () => {
    const { asks, platform } = scriptedBot();
    const folder = tempFolder();
    const first = await testRelay({ platform, folder, hasBot: true });
    const kim = first.visitor();
    await kim.say("where is my order?");
    await platform.settle();
    asks[0]?.say("It is");
    await platform.settle();
    first.db.close();
    await first.relay.stop();
    expect(asks[0]?.isAborted).toBe(true);

    const second = await testRelay({ platform, folder, hasBot: true });
    await platform.settle();
    expect(asks[1]?.request.run).toBe(asks[0]?.request.run);
    asks[1]?.say("It is on its way.");
    asks[1]?.done();
    await platform.settle();
    const { events } = await second.visitor(kim.secret).read();
    expect(events.filter((event) => event.from.type === "bot")).toMatchObject([{ text: "It is on its way." }]);
    expect(second.db.prepare("SELECT count(*) AS jobs FROM jobs WHERE type <> 'beat'").get()).toEqual({ jobs: 0 });
  });
});
