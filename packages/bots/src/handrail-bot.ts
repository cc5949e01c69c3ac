// Asks a bot that speaks Handrail's own HTTP contract. Decides what of its answer is an answer; the transport is elsewhere.
import type { Bot, BotEvent } from "./bot.ts";
import { BotError } from "./bot-error.ts";
import { createAnswerText } from "./answer-text.ts";
import { ambientClock, type BotClock } from "./clock.ts";
import { parseAnswer, parsePiece, toAnswer, toWire } from "./handrail-contract.ts";
import type { BotLimits } from "./limits.ts";
import { post, type Reply } from "./post.ts";
import { parseJson, readEvents, readJson } from "./reply.ts";
import { checkedLimits, checkedSecret, checkedUrl } from "./settings.ts";
import { startWatch } from "./watch.ts";

/** Where the bot is, and how to talk to it. */
export interface HandrailBotOptions {
  /** The endpoint that takes the POST: http or https. */
  readonly url: string;
  /** Sent as `authorization: Bearer …` with every request. Printable ASCII. */
  readonly secret?: string;
  readonly fetch: typeof globalThis.fetch;
  readonly limits?: Partial<BotLimits>;
  /** Timers for the limits; the platform's own unless a test brings others. */
  readonly clock?: BotClock;
}

/**
 * A bot behind Handrail's HTTP contract (docs/bots.md).
 *
 * @throws TypeError or RangeError at once when an option cannot work
 * @example
 * ```ts
 * const bot = handrailBot({ url: "https://bot.example.com/ask", secret: "s3cret", fetch });
 * for await (const event of bot.ask(request, { signal })) if (event.type === "answer") show(event.text);
 * ```
 */
export function handrailBot(options: HandrailBotOptions): Bot {
  const { fetch, clock = ambientClock } = options;
  const url = checkedUrl("url", options.url);
  const secret = options.secret === undefined ? undefined : checkedSecret("secret", options.secret);
  const limits = checkedLimits(options.limits);
  return {
    async *ask(request, { signal }) {
      const watch = startWatch({ limits, clock, signal });
      try {
        const reply = await post({ url, secret, body: toWire(request), fetch, limits, watch });
        if (reply.kind === "json") yield* wholeAnswer(reply, limits);
        else yield* streamedAnswer(reply, limits);
      } finally {
        watch.stop();
      }
    },
  };
}

async function* wholeAnswer(reply: Reply, limits: BotLimits): AsyncGenerator<BotEvent, void, undefined> {
  const answer = toAnswer(parseAnswer(await readJson(reply)));
  createAnswerText(limits.answerBytes).add(answer.text);
  yield answer;
}

async function* streamedAnswer(reply: Reply, limits: BotLimits): AsyncGenerator<BotEvent, void, undefined> {
  const streamed = createAnswerText(limits.answerBytes);
  for await (const data of readEvents(reply)) {
    const piece = parsePiece(parseJson(data));
    if (piece.type === "done") {
      // A text given at the end is the corrected whole; usually the deltas have said it all.
      const answer = toAnswer(piece.text === "" ? { ...piece, text: streamed.whole() } : piece);
      createAnswerText(limits.answerBytes).add(answer.text);
      yield answer;
      return;
    }
    streamed.add(piece.delta);
    if (piece.delta !== "") yield { type: "delta", text: piece.delta };
  }
  throw new BotError("malformed", { detail: "the stream ended without done" });
}
