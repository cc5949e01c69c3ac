// Asks a model behind an OpenAI-compatible chat completions endpoint. Decides what its stream means; the transport is elsewhere.
import type { Bot, BotAnswer, BotEvent } from "./bot.ts";
import { BotError } from "./bot-error.ts";
import { createAnswerText, type AnswerText } from "./answer-text.ts";
import { ambientClock, type BotClock } from "./clock.ts";
import type { BotLimits } from "./limits.ts";
import { createMarkerFilter, type MarkerFilter } from "./markers.ts";
import { chunkSchema, completionSchema, toChat } from "./openai-contract.ts";
import { post, type Reply } from "./post.ts";
import { expect, parseJson, readEvents, readJson } from "./reply.ts";
import { checkedLimits, checkedSecret, checkedUrl } from "./settings.ts";
import { startWatch } from "./watch.ts";

/** Which model, where, and what it shall know. */
export interface OpenaiBotOptions {
  /** Up to and without `/chat/completions`, for example `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** Who the model is and what it knows. What Handrail needs of it is added below. */
  readonly system?: string;
  readonly fetch: typeof globalThis.fetch;
  readonly limits?: Partial<BotLimits>;
  /** Timers for the limits; the platform's own unless a test brings others. */
  readonly clock?: BotClock;
}

/**
 * A bot that is a model: chat completions, streamed.
 *
 * @throws TypeError or RangeError at once when an option cannot work
 * @example
 * ```ts
 * const bot = openaiBot({ baseUrl: "http://127.0.0.1:11434/v1", apiKey: "none", model: "llama3.2", fetch });
 * ```
 */
export function openaiBot(options: OpenaiBotOptions): Bot {
  const { fetch, model, system, clock = ambientClock } = options;
  const url = `${checkedUrl("baseUrl", options.baseUrl).replace(/\/+$/, "")}/chat/completions`;
  const secret = checkedSecret("apiKey", options.apiKey);
  const limits = checkedLimits(options.limits);
  return {
    async *ask(request, { signal }) {
      const watch = startWatch({ limits, clock, signal });
      try {
        const reply = await post({ url, secret, body: toChat(request, { model, system }), fetch, limits, watch });
        const text = createAnswerText(limits.answerBytes);
        const filter = createMarkerFilter();
        const finish = yield* reply.kind === "json"
          ? whole(reply, { text, filter })
          : streamed(reply, { text, filter });
        yield toAnswer(finish, { text, filter });
      } finally {
        watch.stop();
      }
    },
  };
}

interface Gathered {
  readonly text: AnswerText;
  readonly filter: MarkerFilter;
}

/** Why the model stopped, by its own word; null when it did not say. */
type Finish = string | null;

async function* streamed(reply: Reply, { text, filter }: Gathered): AsyncGenerator<BotEvent, Finish, undefined> {
  for await (const data of readEvents(reply)) {
    if (data === "[DONE]") return yield* rest(null, { text, filter });
    const chunk = expect(chunkSchema, parseJson(data));
    if (chunk.error) throw new BotError("malformed", { detail: "the model's server reported an error in the stream" });
    const choice = chunk.choices[0];
    const shown = filter.push(choice?.delta?.content ?? "");
    text.add(shown);
    if (shown !== "") yield { type: "delta", text: shown };
    // Not every server sends [DONE] after it, and nothing that we need comes between.
    if (choice?.finish_reason) return yield* rest(choice.finish_reason, { text, filter });
  }
  throw new BotError("malformed", { detail: "the stream ended without a finish" });
}

async function* rest(finish: Finish, { text, filter }: Gathered): AsyncGenerator<BotEvent, Finish, undefined> {
  const shown = filter.end();
  text.add(shown);
  if (shown !== "") yield { type: "delta", text: shown };
  return finish;
}

// eslint-disable-next-line require-yield -- it stands where the streaming one does, and has no pieces to give
async function* whole(reply: Reply, { text, filter }: Gathered): AsyncGenerator<BotEvent, Finish, undefined> {
  const choice = expect(completionSchema, await readJson(reply)).choices[0];
  if (choice === undefined) throw new BotError("malformed", { detail: "a completion without a choice" });
  text.add(filter.push(choice.message.content));
  text.add(filter.end());
  return choice.finish_reason ?? null;
}

function toAnswer(finish: Finish, { text, filter }: Gathered): BotAnswer {
  const said = text.whole();
  // Not a word, and a reason for it: the model does not know, or its server's filter forbids it to say. That is a case for a human.
  const isSpeechless = said === "" && (filter.isUnsure() || finish === "content_filter");
  const wantsHuman = filter.wantsHuman() || isSpeechless;
  if (said === "" && !wantsHuman) throw new BotError("malformed", { detail: "no text, and no human asked for" });
  const isCut = finish === "length" || finish === "content_filter";
  return { type: "answer", text: said, isUnsure: filter.isUnsure() || isCut, wantsHuman, suggestions: [], sources: [] };
}
