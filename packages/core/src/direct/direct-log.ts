// The log of one conversation whose authority is the visitor's own browser: what the law adds to it, and how much of it counts. Pure.
import {
  EMPTY_INTERNAL,
  wireError,
  type Author,
  type Command,
  type CommandsRequest,
  type Conversation,
  type ConversationId,
  type Event,
  type SiteId,
  type Verdict,
} from "@handrail/protocol";
import { decide, type Policy } from "@handrail/protocol/law";

/** Everything that is kept of it, in one record. */
export interface DirectLog {
  readonly conversation: Conversation;
  readonly events: readonly Event[];
  /** Of every command that was decided: the same id gets the same verdict. */
  readonly verdicts: Readonly<Record<string, { readonly content: string; readonly verdict: Verdict }>>;
  /** How far the humans' channel is known to have it. */
  readonly delivered: number;
}

/** One command, and what the law needs beside it. */
export interface Order {
  readonly author: Author;
  readonly command: Command;
  readonly id: ConversationId;
  readonly site: SiteId;
  readonly hasBot: boolean;
  readonly nowMs: number;
  readonly opening?: CommandsRequest["opening"];
  /** What is said asks for a human, as far as anybody can tell. */
  readonly isAsking?: boolean;
  /** The unfinished answer, as this page has it. */
  readonly run?: Parameters<typeof decide>[2]["run"];
}

/** Decides it, once. */
export function obey(
  log: DirectLog | null,
  order: Order,
): { readonly log: DirectLog | null; readonly verdict: Verdict } {
  const {
    author,
    command,
    id,
    site,
    hasBot,
    nowMs,
    opening = { page: null, locale: null },
    run = null,
    isAsking = false,
  } = order;
  const name = `${author.type}.${command.id}`;
  // A click is known by its id alone: pages of one visitor send it in view of different things.
  const content = command.type === "ask-human" ? command.type : JSON.stringify(command);
  const known = log?.verdicts[name];
  if (known) {
    const isSame = known.content === content;
    return { log, verdict: isSame ? known.verdict : { id: command.id, ok: false, error: wireError("id-conflict") } };
  }
  const decision = decide(log?.conversation ?? null, command, {
    nowMs,
    conversation: id,
    site,
    author,
    policy: policyOf(hasBot, nowMs),
    internal: EMPTY_INTERNAL,
    isOnDuty: true,
    handOverTo: null,
    run,
    isAsking,
    opening,
  });
  const { refusal, conversation, events } = decision;
  if (refusal && events.length === 0 && !log) {
    return { log, verdict: { id: command.id, ok: false, error: wireError(refusal.code, refusal.details) } };
  }
  const verdict: Verdict = refusal
    ? { id: command.id, ok: false, error: wireError(refusal.code, refusal.details) }
    : { id: command.id, ok: true, seq: conversation.head };
  // HG14: of what was erased the tombstone is left, and nothing that was said.
  const before = conversation.erased ? null : log;
  const kept = conversation.erased ? events.filter(({ type }) => type === "conversation.erased") : events;
  return {
    verdict,
    log: {
      conversation,
      events: [...(before?.events ?? []), ...kept],
      verdicts: { ...before?.verdicts, [name]: { content, verdict } },
      delivered: log?.delivered ?? 0,
    },
  };
}

/** Whether a human was ever asked for: from then on the log is the humans' as well. */
export function isWithHumans({ conversation: { epoch, owner, erased }, delivered }: DirectLog): boolean {
  return erased ? delivered > 0 : epoch > 0 || owner.type !== "bot";
}

/** What counts, and may be shown: with humans, what the channel has acknowledged, and nothing before (HG3). */
export function shownSeq(log: DirectLog): number {
  const { conversation, delivered, events } = log;
  if (!isWithHumans(log)) return conversation.head;
  // Between the visitor and the bot it counted at once.
  const asked = events.find(({ type }) => type === "human.requested")?.seq ?? 1;
  return Math.max(delivered, asked - 1);
}

/** What the humans' channel is not known to have. */
export function undelivered(log: DirectLog): readonly Event[] {
  return isWithHumans(log) ? log.events.filter(({ seq }) => seq > log.delivered) : [];
}

/** The channel has it up to there. */
export function markDelivered(log: DirectLog, seq: number): DirectLog {
  return { ...log, delivered: Math.max(log.delivered, seq) };
}

// HG6: no promise is made, because nobody would settle it while this page is closed. Its due times are therefore never read.
function policyOf(hasBot: boolean, nowMs: number): Policy {
  const never = { rung: "live", channel: "chat", dueAtMs: nowMs } as const;
  return {
    version: 1,
    hasBot,
    isLive: true,
    botFailuresMax: 2,
    makesPromises: false,
    live: { click: never, automatic: never },
    reply: never,
    written: never,
  };
}
