// Puts a visitor's turn to the site's bot, streams what it says, and submits its answer or failure. The law says what becomes of it.
import { createHash } from "node:crypto";
import { BotError, type BotAnswer, type BotRequest } from "@handrail/bots";
import {
  commandId,
  LIMITS,
  runId,
  type BotCommand,
  type Conversation,
  type RunId,
  type SiteId,
} from "@handrail/protocol";
import type { Authority } from "../authority/authority.ts";
import type { ContextStore } from "../context/context-store.ts";
import { transcript, TRANSCRIPT_TURNS_MAX } from "../domain/transcript.ts";
import { wellFormed } from "../domain/well-formed.ts";
import type { JobEnd, Lane } from "../jobs/job-loop.ts";
import type { Platform } from "../platform.ts";
import type { News } from "../realtime/news.ts";
import type { Sites } from "../sites/site.ts";
import type { ClaimedJob } from "../store/job-store.ts";
import type { LogReader } from "../store/log.ts";
import { openDeltaStream } from "./delta-stream.ts";
import type { Runs } from "./runs.ts";
import { siteBot } from "./site-bot.ts";
import { watchQuestion } from "./watch-question.ts";

export interface AskBotDeps {
  readonly log: Pick<LogReader, "conversation" | "events" | "messages">;
  readonly authority: Authority;
  readonly sites: Sites;
  readonly runs: Runs;
  readonly news: News;
  readonly platform: Platform;
  readonly contexts: Pick<ContextStore, "of">;
  /** A bot did not answer; the words are fit for a log line. */
  onBotFailure(failure: { readonly conversation: string; readonly site: string; readonly message: string }): void;
}

/** Longer than a bot may take for a whole answer (60 s). */
const LEASE_MS = 90_000;
/** Each holds a connection and a transcript. */
const PARALLEL_MAX = 256;

export function askBotLane(deps: AskBotDeps): Lane {
  return { parallelMax: PARALLEL_MAX, leaseMs: LEASE_MS, run: (claimed, stopping) => askBot(deps, claimed, stopping) };
}

async function askBot(deps: AskBotDeps, claimed: ClaimedJob, stopping: AbortSignal): Promise<JobEnd> {
  const { conversation, job } = claimed;
  if (job.type !== "ask-bot") return { type: "done" };
  const { askSeq, epoch } = job;
  const asked = await watchQuestion(deps, { conversation, askSeq });
  if (!asked) return { type: "done" };
  const { state, over } = asked;

  const question = questionOf(state, askSeq);
  // Each attempt is a run of its own: another attempt's words may differ.
  const run = runId(`${question}-${claimed.attempts}`);
  const stream = openDeltaStream({
    ...deps,
    clock: deps.platform.clock,
    conversation,
    site: state.site,
    run: { run, epoch, askSeq },
  });
  // Nothing may be sent after the click, not even what was gathered before it.
  over.addEventListener("abort", () => stream.end());
  try {
    const request = await requestOf(deps, state, { askSeq, run: question });
    const command = await hear(deps, {
      request,
      site: state.site,
      run,
      askSeq,
      stream,
      signal: AbortSignal.any([over, stopping]),
    });
    if (over.aborted) return { type: "done" };
    if (stopping.aborted) return { type: "again", atMs: deps.platform.clock.now() };
    const { verdict } = await deps.authority.submit({
      conversation,
      site: state.site,
      author: { type: "bot" },
      command,
      completes: claimed.id,
    });
    return verdict.ok || verdict.error.retry === "never" ? { type: "gone" } : { type: "failed" };
  } finally {
    asked.stop();
    stream.end();
  }
}

// The same for each attempt at one turn, so that a bot may answer it once.
function questionOf(state: Conversation, askSeq: number): string {
  return createHash("sha256").update(`${state.id}.${askSeq}`).digest("base64url").slice(0, 24);
}

async function requestOf(
  { log, contexts }: Pick<AskBotDeps, "log" | "contexts">,
  state: Conversation,
  { askSeq, run }: { askSeq: number; run: string },
): Promise<BotRequest> {
  const [start] = await log.events(state.id, 0, 1);
  const { page, locale } = start?.type === "conversation.started" ? start : { page: null, locale: null };
  const turns = transcript(await log.messages(state.id, askSeq, TRANSCRIPT_TURNS_MAX));
  const context = await contexts.of(state.id);
  return { conversation: state.id, run, site: state.site, locale, page, ...(context && { context }), turns };
}

interface Hearing {
  readonly request: BotRequest;
  readonly site: SiteId;
  readonly run: RunId;
  readonly askSeq: number;
  readonly stream: { text(): string; add(text: string): void };
  readonly signal: AbortSignal;
}

// Listens until the answer is whole, and turns every way to fail into the command that says so.
async function hear(deps: AskBotDeps, hearing: Hearing): Promise<BotCommand> {
  const { request, run, askSeq, signal } = hearing;
  const id = commandId(run);
  try {
    return { type: "answer", id, run, askSeq, ...wireAnswer(await answerOf(deps, hearing)) };
  } catch (error) {
    const failure = error instanceof BotError ? error : null;
    if (!signal.aborted) {
      const message =
        failure?.message ?? "Asking the bot failed: its settings cannot work, or its adapter made a mistake.";
      deps.onBotFailure({ conversation: request.conversation, site: request.site, message });
    }
    const reason = !failure || failure.failure === "cancelled" ? "unreachable" : failure.failure;
    return { type: "fail", id, run, askSeq, reason };
  }
}

async function answerOf(
  { sites, platform }: AskBotDeps,
  { request, site, stream, signal }: Pick<Hearing, "request" | "site" | "stream" | "signal">,
): Promise<BotAnswer> {
  const settings = sites.get(site)?.bot;
  if (!settings) throw new BotError("unreachable", { detail: "the site has no bot any more" });
  for await (const event of siteBot(settings, platform).ask(request, { signal })) {
    if (event.type === "answer") return checked(event);
    stream.add(event.text);
    if (stream.text().length > LIMITS.answerCharsMax) throw new BotError("too-large");
  }
  throw new BotError("malformed", { detail: "the run ended without an answer" });
}

function checked(answer: BotAnswer): BotAnswer {
  if (answer.text.length > LIMITS.answerCharsMax) throw new BotError("too-large");
  return answer;
}

function wireAnswer({ text, isUnsure, wantsHuman, skills, suggestions, sources, cards, form }: BotAnswer) {
  return {
    text: wellFormed(text),
    isUnsure,
    wantsHuman,
    ...(skills && { skills }),
    suggestions: suggestions.slice(0, LIMITS.suggestionsMax).map(wellFormed),
    sources: sources.slice(0, LIMITS.sourcesMax),
    ...(cards && { cards: cards.slice(0, LIMITS.cardsMax) }),
    ...(form && { form }),
  };
}
