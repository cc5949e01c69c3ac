// What every bot adapter promises, whatever protocol it speaks. Runs against a real HTTP server; only time is not real.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BotError, BOT_LIMITS, type Bot, type BotEvent, type BotLimits, type BotRequest } from "../src/index.ts";
import {
  hangsAfter,
  resetsAfter,
  sends,
  sendsBytewise,
  sendsEndlessly,
  startBotServer,
  type BotServer,
  type Play,
} from "./bot-server.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";

/** How one protocol says the common things. */
export interface Dialect {
  bot(options: {
    readonly url: string;
    readonly secret: string;
    readonly fetch: typeof globalThis.fetch;
    readonly clock: ManualClock;
    readonly limits?: Partial<BotLimits>;
  }): Bot;
  /** A whole answer as JSON. */
  json(text: string): string;
  /** One frame of a stream. */
  frame(delta: string): string;
  /** The frames that end a stream. */
  readonly end: string;
}

export const SECRET = "sk-very-secret-token";

export const REQUEST: BotRequest = {
  conversation: "c-1",
  run: "r-1",
  site: "s-1",
  locale: "nb-NO",
  page: { url: "https://shop.example/help", title: "Help" },
  turns: [
    { role: "bot", text: "Hello!", atMs: 1_000 },
    { role: "visitor", text: "What does it cost to return a kettle?", atMs: 2_000 },
  ],
};

const EVENT_STREAM = "text/event-stream; charset=utf-8";
const JSON_TYPE = "application/json";
const TEXT = "Retur koster 0 € – også for kjeler på 2 kg. 🫖 Blåbærsyltetøy!";

/** Reads a run to its end. */
export async function all(events: AsyncIterable<BotEvent>): Promise<readonly BotEvent[]> {
  const seen: BotEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

/** Reads a run that must fail. */
export async function failureOf(events: AsyncIterable<BotEvent>): Promise<BotError> {
  try {
    await all(events);
  } catch (error) {
    if (error instanceof BotError) return error;
    throw error;
  }
  throw new Error("The bot answered, though it should have failed.");
}

/** Runs the suite for one adapter. */
export function describeBot(name: string, dialect: Dialect): void {
  describe(`${name} keeps the promises of every bot`, () => {
    let clock: ManualClock;
    let server: BotServer | undefined;
    const never = new AbortController().signal;
    const answer = (text: string) =>
      expect.objectContaining({ type: "answer", text, isUnsure: false, wantsHuman: false });

    beforeEach(() => {
      clock = createManualClock();
      server = undefined;
    });
    afterEach(async () => {
      expect(clock.running(), "timers left running").toBe(0);
      await server?.close();
    });

    async function meet(
      play: Play,
      limits: Partial<BotLimits> = {},
    ): Promise<{ readonly bot: Bot; readonly server: BotServer }> {
      server = await startBotServer(play);
      return { bot: dialect.bot({ url: server.url, secret: SECRET, fetch, clock, limits }), server };
    }

    it("gives one answer, last, of an answer that comes as a whole", async () => {
      const { bot } = await meet(sends(JSON_TYPE, dialect.json(TEXT)));
      expect(await all(bot.ask(REQUEST, { signal: never }))).toEqual([answer(TEXT)]);
    });

    it("gives deltas and then one answer of an answer that streams", async () => {
      const frames = ["Free", " of", " charge."].map((delta) => dialect.frame(delta)).join("");
      const { bot } = await meet(sends(EVENT_STREAM, frames + dialect.end));
      expect(await all(bot.ask(REQUEST, { signal: never }))).toEqual([
        { type: "delta", text: "Free" },
        { type: "delta", text: " of" },
        { type: "delta", text: " charge." },
        answer("Free of charge."),
      ]);
    });

    it("does not mind where the network cuts a stream, not even inside a letter", async () => {
      const body = `: ping\r\n\r\n${dialect.frame(TEXT.slice(0, 20))}${dialect.frame(TEXT.slice(20))}${dialect.end}`;
      const { bot } = await meet(sendsBytewise(EVENT_STREAM, body));
      const events = await all(bot.ask(REQUEST, { signal: never }));
      expect(events.at(-1)).toEqual(answer(TEXT));
      expect(events.flatMap((event) => (event.type === "delta" ? [event.text] : [])).join("")).toBe(TEXT);
    });

    it("does not mind where the network cuts a whole answer", async () => {
      const { bot } = await meet(sendsBytewise(JSON_TYPE, dialect.json(TEXT)));
      expect(await all(bot.ask(REQUEST, { signal: never }))).toEqual([answer(TEXT)]);
    });

    it("sends the secret as a bearer token, and JSON", async () => {
      const { bot, server } = await meet(sends(JSON_TYPE, dialect.json("Yes.")));
      await all(bot.ask(REQUEST, { signal: never }));
      expect(server.asked[0]?.headers).toMatchObject({
        authorization: `Bearer ${SECRET}`,
        "content-type": "application/json",
      });
    });

    it("keeps two conversations apart that ask at the same time", async () => {
      const { bot } = await meet((response, asked) => {
        const { length } = JSON.stringify(asked.body);
        response.writeHead(200, { "content-type": JSON_TYPE }).end(dialect.json(`${length}`));
      });
      const longer = {
        ...REQUEST,
        turns: [...REQUEST.turns, { role: "visitor" as const, text: "And a sweater?", atMs: 3_000 }],
      };
      const [first, second] = await Promise.all([
        all(bot.ask(REQUEST, { signal: never })),
        all(bot.ask(longer, { signal: never })),
      ]);
      expect(first).not.toEqual(second);
    });

    it("gives up on an endpoint that never answers", async () => {
      const { bot, server } = await meet(() => undefined);
      const failed = failureOf(bot.ask(REQUEST, { signal: never }));
      await server.arrived;
      clock.advance(BOT_LIMITS.firstByteMs);
      expect((await failed).failure).toBe("timeout");
      await server.hungUp;
    });

    it("gives up on an endpoint that sends its headers and then nothing", async () => {
      const { bot, server } = await meet(hangsAfter(EVENT_STREAM, []), { firstByteMs: 4_000 });
      const failed = failureOf(bot.ask(REQUEST, { signal: never }));
      await server.arrived;
      clock.advance(4_000);
      expect((await failed).failure).toBe("timeout");
      await server.hungUp;
    });

    it("gives up on a stream that stalls, after showing what had come", async () => {
      const { bot, server } = await meet(hangsAfter(EVENT_STREAM, [dialect.frame("It costs")]));
      const events = bot.ask(REQUEST, { signal: never })[Symbol.asyncIterator]();
      expect(await events.next()).toEqual({ done: false, value: { type: "delta", text: "It costs" } });
      const next = events.next();
      await clock.armed(BOT_LIMITS.idleMs);
      clock.advance(BOT_LIMITS.idleMs);
      await expect(next).rejects.toMatchObject({ failure: "timeout" });
      await server.hungUp;
    });

    it("gives up on a stream that drips for ever", async () => {
      const drip = sendsEndlessly(EVENT_STREAM, ": ping\n\n");
      const { bot, server } = await meet(drip.play, { answerBytes: 1024 ** 3, totalMs: 5_000 });
      const failed = failureOf(bot.ask(REQUEST, { signal: never }));
      await server.arrived;
      clock.advance(5_000); // shorter than any phase
      expect((await failed).failure).toBe("timeout");
      await server.hungUp;
    });

    it.each([
      ["a login page", "text/html; charset=utf-8", "<!doctype html><title>Log in</title>"],
      ["JSON that is none", JSON_TYPE, '{"text":"Yes'],
      ["JSON of another shape", JSON_TYPE, '{"reply":["Yes."]}'],
      ["a list", JSON_TYPE, "[]"],
      ["an empty body", JSON_TYPE, ""],
      ["an answer without a word", JSON_TYPE, dialect.json("  \n")],
      ["a stream that ends early", EVENT_STREAM, dialect.frame("It costs")],
      ["a stream without a word", EVENT_STREAM, dialect.end],
      ["an empty stream", EVENT_STREAM, ""],
      ["a stream of no JSON", EVENT_STREAM, "data: hello\n\n"],
    ])("calls %s malformed", async (_what, mediaType, body) => {
      const { bot } = await meet(sends(mediaType, body));
      expect((await failureOf(bot.ask(REQUEST, { signal: never }))).failure).toBe("malformed");
    });

    it("calls bytes that are not UTF-8 malformed", async () => {
      const { bot } = await meet((response) => {
        response.writeHead(200, { "content-type": JSON_TYPE }).end(Buffer.from(dialect.json("på"), "latin1"));
      });
      expect((await failureOf(bot.ask(REQUEST, { signal: never }))).failure).toBe("malformed");
    });

    it.each([500, 401, 404, 429])("reports the status %i", async (status) => {
      const { bot } = await meet(sends(JSON_TYPE, dialect.json("No."), status));
      expect(await failureOf(bot.ask(REQUEST, { signal: never }))).toMatchObject({ failure: "http-status", status });
    });

    it("follows no redirect, so the secret goes nowhere else", async () => {
      const { bot, server } = await meet((response) => {
        response.writeHead(307, { location: "/elsewhere" }).end();
      });
      expect(await failureOf(bot.ask(REQUEST, { signal: never }))).toMatchObject({
        failure: "http-status",
        status: 307,
      });
      expect(server.asked).toHaveLength(1);
    });

    it.each([
      ["a whole answer", JSON_TYPE, "x".repeat(64 * 1024)],
      ["a stream", EVENT_STREAM, dialect.frame("x".repeat(1024))],
      ["one event", EVENT_STREAM, `data: ${"x".repeat(1024)}\n`],
      ["comments", EVENT_STREAM, `: ${"x".repeat(1024)}\n`],
    ])("hangs up on %s that is too large, without reading it to the end", async (_what, mediaType, piece) => {
      const flood = sendsEndlessly(mediaType, piece);
      const { bot, server } = await meet(flood.play);
      expect((await failureOf(bot.ask(REQUEST, { signal: never }))).failure).toBe("too-large");
      await server.hungUp;
      expect(flood.sent()).toBeLessThan(64 * 1024 * 1024);
    });

    it("does not even begin to read a body that announces 10 MB", async () => {
      const { bot, server } = await meet((response) => {
        response.writeHead(200, { "content-type": JSON_TYPE, "content-length": 10 * 1024 * 1024 });
        response.flushHeaders();
      });
      expect((await failureOf(bot.ask(REQUEST, { signal: never }))).failure).toBe("too-large");
      await server.hungUp;
    });

    it("refuses a text over the limit even when its body is within", async () => {
      const { bot } = await meet(sends(JSON_TYPE, dialect.json("x".repeat(1_100))), { answerBytes: 1_024 });
      expect((await failureOf(bot.ask(REQUEST, { signal: never }))).failure).toBe("too-large");
    });

    it.each([
      ["before its headers", []],
      ["in the middle", [dialect.frame("It costs")]],
    ])("calls an endpoint that resets the connection %s unreachable", async (_when, pieces) => {
      const { bot } = await meet(resetsAfter(EVENT_STREAM, pieces));
      expect((await failureOf(bot.ask(REQUEST, { signal: never }))).failure).toBe("unreachable");
    });

    it("calls an endpoint where nobody listens unreachable", async () => {
      const { bot, server } = await meet(() => undefined);
      await server.close();
      expect((await failureOf(bot.ask(REQUEST, { signal: never }))).failure).toBe("unreachable");
    });

    it("asks nothing when cancelled beforehand", async () => {
      const { bot, server } = await meet(sends(JSON_TYPE, dialect.json("Yes.")));
      expect((await failureOf(bot.ask(REQUEST, { signal: AbortSignal.abort() }))).failure).toBe("cancelled");
      expect(server.asked).toHaveLength(0);
    });

    it("hangs up at once when cancelled before the headers", async () => {
      const { bot, server } = await meet(() => undefined);
      const caller = new AbortController();
      const failed = failureOf(bot.ask(REQUEST, { signal: caller.signal }));
      await server.arrived;
      caller.abort();
      expect((await failed).failure).toBe("cancelled");
      await server.hungUp;
    });

    it("hangs up at once when cancelled in the middle, though nobody asks for the next event", async () => {
      const { bot, server } = await meet(hangsAfter(EVENT_STREAM, [dialect.frame("It costs")]));
      const caller = new AbortController();
      const events = bot.ask(REQUEST, { signal: caller.signal })[Symbol.asyncIterator]();
      await events.next();
      caller.abort(new Error("the visitor asked for a human"));
      await server.hungUp;
      await expect(events.next()).rejects.toMatchObject({ failure: "cancelled" });
      expect(await events.next()).toEqual({ done: true, value: undefined });
    });

    it("hangs up when its reader leaves", async () => {
      const { bot, server } = await meet(hangsAfter(EVENT_STREAM, [dialect.frame("It costs")]));
      for await (const event of bot.ask(REQUEST, { signal: never })) {
        expect(event).toEqual({ type: "delta", text: "It costs" });
        break;
      }
      await server.hungUp;
    });

    it("is cancelled in time even by a fetch that ignores its signal", async () => {
      const bot = dialect.bot({
        url: "http://bot.invalid",
        secret: SECRET,
        clock,
        fetch: () => new Promise(() => undefined),
      });
      const caller = new AbortController();
      const failed = failureOf(bot.ask(REQUEST, { signal: caller.signal }));
      await clock.armed(BOT_LIMITS.firstByteMs);
      caller.abort();
      expect((await failed).failure).toBe("cancelled");
    });

    it("says nothing in its errors of what was said, of the secret or of the address", async () => {
      const plays = [
        sends(JSON_TYPE, '{"text":{"kettle":1},"choices":[{"message":"kettle"}]}'),
        sends(JSON_TYPE, "kettle", 500),
        resetsAfter(EVENT_STREAM, ["data: kettle"]),
      ];
      for (const play of plays) {
        const { bot, server: at } = await meet(play);
        const error = await failureOf(bot.ask(REQUEST, { signal: never }));
        await at.close();
        const words = `${error.message} ${error.stack?.split("\n")[0] ?? ""} ${JSON.stringify(error)}`;
        expect(words).not.toMatch(/kettle|127\.0\.0\.1/);
        expect(words).not.toContain(SECRET);
        expect(error.cause).toBeUndefined();
      }
    });

    it("refuses settings that can never work, without repeating them", () => {
      const options = { url: "https://bot.example", secret: SECRET, fetch, clock };
      for (const url of ["ftp://bot.example", "not an address", "https://anna:kettle@bot.example"]) {
        expect(() => dialect.bot({ ...options, url })).toThrow(TypeError);
        expect(() => dialect.bot({ ...options, url })).not.toThrow(/kettle|bot\.example/);
      }
      expect(() => dialect.bot({ ...options, secret: "blåbær og fløte" })).toThrow(TypeError);
      expect(() => dialect.bot({ ...options, limits: { idleMs: 0 } })).toThrow(RangeError);
    });
  });
}
