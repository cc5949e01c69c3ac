// The law: the only place that decides what may be added to a conversation. Pure.
import type { Command } from "../commands.ts";
import { emptyConversation, type Conversation } from "../conversation.ts";
import type { ErrorCode } from "../errors.ts";
import type { Author, Event } from "../events.ts";
import type { ConversationId } from "../ids.ts";
import type { Internal, InternalEvent } from "../internal.ts";
import { agentDoes } from "./agent.ts";
import { botDoes } from "./bot.ts";
import type { Context } from "./context.ts";
import { Draft, type Job } from "./draft.ts";
import { erase } from "./erase.ts";
import { expireOffer } from "./offer.ts";
import { settleOverdue } from "./promise.ts";
import { relayDoes } from "./relay.ts";
import { visitorDoes } from "./visitor.ts";

/** What the law says. All of it is to be stored together, also beside a refusal: an overdue promise may have been settled. */
export interface Decision {
  readonly refusal: { readonly code: ErrorCode; readonly details?: Readonly<Record<string, string>> } | null;
  readonly conversation: Conversation;
  readonly events: readonly Event[];
  /** What only agents see, and the state after it. */
  readonly internal: { readonly events: readonly InternalEvent[]; readonly state: Internal };
  readonly jobs: readonly Job[];
  /** The conversations that were overtaken by this one: each is told by a command `overtaken` in the same transaction (HG12). */
  readonly overtakes: readonly ConversationId[];
}

/**
 * Decides one command on one conversation.
 *
 * @param conversation the folded log, or `null` before the first event
 * @param command what is asked
 * @param context who asks, when, and under which policy
 * @returns the events to append (their `seq` follows the conversation's head), the jobs to store, the conversation after them, and the refusal if the command itself was refused
 */
export function decide(conversation: Conversation | null, command: Command, context: Context): Decision {
  const draft = new Draft(conversation ?? emptyConversation(context.conversation, context.site), command.id, context);
  if (!conversation && !canStart(command, context)) {
    return decisionOf(draft, { code: "unknown-conversation" });
  }
  settleOverdue(draft, context);
  expireOffer(draft);
  const before = draft.events.length;
  if (!conversation && command.type !== "erase") {
    draft.append({ type: "conversation.started", site: context.site, ...context.opening });
  }
  const code = obey(draft, command, context);
  if (code) {
    // A refused first command leaves nothing behind, not even the start.
    const isBare = !conversation && draft.events.length === before + 1;
    return decisionOf(isBare ? emptyDraft(context, command) : draft, refusal(code, draft, context));
  }
  // A restored promise may be overdue already.
  settleOverdue(draft, context);
  return decisionOf(draft, null);
}

function decisionOf(draft: Draft, refused: Decision["refusal"]): Decision {
  const { conversation, events, internal, internalEvents, jobs, overtakes } = draft;
  return {
    refusal: refused,
    conversation,
    events,
    internal: { events: internalEvents, state: internal },
    jobs,
    overtakes,
  };
}

function canStart({ type }: Command, { author }: Context): boolean {
  // HG14: it may come before what it is to erase. A visitor's from a tab whose messages are still on their way; the merchant's where a
  // back-up was put back that knows nothing of the conversation yet, and a tab that may send it anew. Both must find the tombstone.
  if (type === "erase") return author.type === "visitor" || author.type === "relay";
  return author.type === "visitor" && (type === "say" || type === "ask-human" || type === "give-contact");
}

function emptyDraft(context: Context, command: Command): Draft {
  return new Draft(emptyConversation(context.conversation, context.site), command.id, context);
}

function obey(draft: Draft, command: Command, context: Context): ErrorCode | null {
  const { author } = context;
  // HG14: behind the tombstone there is nothing to decide, whoever asks and whatever they bring along.
  if (draft.conversation.erased && command.type !== "erase") return "erased";
  switch (command.type) {
    case "say":
    case "ask-human":
    case "withdraw":
    case "resume-bot":
    case "still-need":
    case "give-contact":
    case "identify":
    case "book":
    case "rate":
    case "received":
      return author.type === "visitor" ? visitorDoes(draft, command, context) : "not-allowed";
    case "close":
      return close(draft, command, { context, author });
    case "accept":
    case "decline":
    case "reply":
    case "leave":
    case "hand-over":
    case "settle":
    case "note":
      return author.type === "agent" ? agentDoes(draft, command, { context, agent: author }) : "not-allowed";
    case "answer":
    case "fail":
      return author.type === "bot" ? botDoes(draft, command, context) : "not-allowed";
    case "promise-due":
    case "offer":
    case "offer-expired":
    case "overtaken":
    case "alerted":
    case "delivered":
    case "confirm-contact":
      return author.type === "relay" ? relayDoes(draft, command, context) : "not-allowed";
    case "erase":
      return erase(draft, context);
  }
}

function close(
  draft: Draft,
  command: Extract<Command, { type: "close" }>,
  options: { context: Context; author: Author },
): ErrorCode | null {
  const { context, author } = options;
  if (author.type === "visitor") return visitorDoes(draft, command, context);
  return author.type === "agent" ? agentDoes(draft, command, { context, agent: author }) : "not-allowed";
}

function refusal(
  code: ErrorCode,
  { conversation: { owner, epoch }, internal }: Draft,
  { identity }: Context,
): NonNullable<Decision["refusal"]> {
  if (identity?.type === "refused" && identity.code === code && identity.reason !== undefined) {
    return { code, details: { reason: identity.reason } };
  }
  if (code === "stale-request") return { code, details: { epoch: String(epoch) } };
  if (code === "taken" && owner.type === "agent") return { code, details: { by: owner.agent.name } };
  if (code === "offered" && internal.offer) return { code, details: { to: internal.offer.agent.name } };
  return { code };
}
