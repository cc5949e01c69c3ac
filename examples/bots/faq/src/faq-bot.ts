// The bot's HTTP endpoint: Handrail's bot contract in, a streamed answer out. Decisions are elsewhere.
import { createHash, timingSafeEqual } from "node:crypto";
import { BotError, handrailRequestSchema, type HandrailRequest } from "@handrail/bots";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";
import * as v from "valibot";
import { askModel, type ModelOptions } from "./model.ts";
import { FJELL_POLICIES, readPolicies } from "./policies.ts";
import { decideReply, sourcesOf, type Decision, type Reply } from "./reply.ts";
import { createRetrieval } from "./retrieval.ts";

/** What makes this bot yours. */
export interface FaqBotOptions {
  /** A folder of Markdown documents; the shop's own unless you say otherwise. */
  readonly policies?: string;
  /** A model that words the answers, from the same documents. Without it, the documents are quoted. */
  readonly openai?: ModelOptions;
  /** When set, requests must bring it as a bearer token. */
  readonly secret?: string;
  /** Where the help and order status pages are, without a slash at the end. */
  readonly shopUrl?: string;
  /** Waits between two groups of words. */
  readonly delay?: (ms: number) => Promise<unknown>;
}

const BODY_BYTES_MAX = 1024 * 1024; // a transcript of some hundred thousand words
const WORDS_A_GROUP = 3;
const BETWEEN_GROUPS_MS = 15;

/** Builds the endpoint: `POST /` answers, `GET /` says that it is there. Its `fetch` runs on any server. */
export function createFaqBot(options: FaqBotOptions = {}): Hono {
  const retrieval = createRetrieval(readPolicies(options.policies ?? FJELL_POLICIES));
  const shopUrl = (options.shopUrl ?? "http://localhost:4300").replace(/\/+$/, "");
  const delay = options.delay ?? ((ms: number) => new Promise((resolve) => setTimeout(resolve, ms)));
  const app = new Hono();

  app.get("/", (context) => context.text("This is a Handrail bot. Ask it with a POST; see docs/bots.md.\n"));
  app.post("/", bodyLimit({ maxSize: BODY_BYTES_MAX }), async (context) => {
    if (!isAllowed(context.req.header("authorization"), options.secret)) {
      return context.json({ error: "The bearer token is missing or wrong." }, 401);
    }
    const parsed = v.safeParse(handrailRequestSchema, await context.req.json().catch(() => null));
    if (!parsed.success)
      return context.json({ error: "The body is not a request of the bot contract, version 1." }, 400);
    const request = parsed.output;
    const decision = decideReply(request.messages, { retrieval, shopUrl });
    const isModelled = options.openai !== undefined && decision.question !== null;
    if (!isModelled && !context.req.header("accept")?.includes("text/event-stream"))
      return context.json(decision.reply);
    return streamSSE(context, async (stream) => {
      if (options.openai === undefined || decision.question === null) return quote(decision.reply, stream, delay);
      const fallback = () => quote(decision.reply, stream, delay);
      return word({ request, decision, openai: options.openai, shopUrl, fallback }, stream);
    });
  });
  return app;
}

/** Compares digests, so that the time taken tells nothing of the secret, not even its length. */
function isAllowed(header: string | undefined, secret: string | undefined): boolean {
  if (secret === undefined) return true;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(header ?? ""), digest(`Bearer ${secret}`));
}

/** Streams a reply a few words at a time, as a person reads. */
async function quote(reply: Reply, stream: SSEStreamingApi, delay: (ms: number) => Promise<unknown>): Promise<void> {
  const { text, ...rest } = reply;
  const words = text.match(/\s*\S+/g) ?? [];
  for (let at = 0; at < words.length && !stream.aborted; at += WORDS_A_GROUP) {
    await say(stream, { delta: words.slice(at, at + WORDS_A_GROUP).join("") });
    await delay(BETWEEN_GROUPS_MS);
  }
  await say(stream, { done: true, ...rest });
}

interface Wording {
  readonly request: HandrailRequest;
  readonly decision: Decision;
  readonly openai: ModelOptions;
  readonly shopUrl: string;
  readonly fallback: () => Promise<void>;
}

/** Streams what the model makes of the passages. A model that fails before its first word is stood in for by the quotation. */
async function word({ request, decision, openai, shopUrl, fallback }: Wording, stream: SSEStreamingApi): Promise<void> {
  const hangUp = new AbortController();
  stream.onAbort(() => hangUp.abort());
  const passages = decision.question?.passages ?? [];
  const turns = request.messages.map(({ role, text, at }) => ({ role, text, atMs: at }));
  let hasSpoken = false;
  try {
    for await (const event of askModel(openai, { ...request, turns, passages }, hangUp.signal)) {
      if (event.type === "delta") {
        hasSpoken = true;
        await say(stream, { delta: event.text });
        continue;
      }
      const sources = event.isUnsure ? [] : sourcesOf(passages.slice(0, 2), shopUrl);
      const { suggestions } = decision.reply;
      await say(stream, {
        done: true,
        text: event.text,
        unsure: event.isUnsure,
        human: event.wantsHuman,
        suggestions,
        sources,
      });
    }
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    console.error(error.message);
    // After the first word a second answer would contradict it: the stream ends without `done`, which Handrail reports as a failure.
    if (!hasSpoken && error.failure !== "cancelled") await fallback();
  }
}

function say(stream: SSEStreamingApi, piece: object): Promise<void> {
  return stream.writeSSE({ data: JSON.stringify(piece) });
}
