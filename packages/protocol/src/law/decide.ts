// The law: the only place that decides what may be added to a conversation. Pure.
import type { Command } from "../commands.ts";
import { emptyConversation, type Conversation } from "../conversation.ts";
import type { ErrorCode } from "../errors.ts";
import type { Author, Event } from "../events.ts";
import { agentDoes } from "./agent.ts";
import { botDoes } from "./bot.ts";
import type { Context } from "./context.ts";
import { Draft, type Job } from "./draft.ts";
import { settleOverdue } from "./promise.ts";
import { visitorDoes } from "./visitor.ts";

/** What the law says. `events` and `jobs` are to be stored together, also beside a refusal: an overdue promise may have been settled. */
export interface Decision {
  readonly refusal: { readonly code: ErrorCode; readonly details?: Readonly<Record<string, string>> } | null;
  readonly conversation: Conversation;
  readonly events: readonly Event[];
  readonly jobs: readonly Job[];
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
    return { refusal: { code: "unknown-conversation" }, conversation: draft.conversation, events: [], jobs: [] };
  }
  settleOverdue(draft, context);
  const before = draft.events.length;
  if (!conversation) draft.append({ type: "conversation.started", site: context.site, ...context.opening });
  const code = dispatch(draft, command, context);
  if (code) {
    // A refused first command leaves nothing behind, not even the start.
    const isBare = !conversation && draft.events.length === before + 1;
    const settled = isBare ? emptyDraft(context, command) : draft;
    return {
      refusal: refusal(code, draft.conversation, context),
      conversation: settled.conversation,
      events: settled.events,
      jobs: settled.jobs,
    };
  }
  // A restored promise may be overdue already.
  settleOverdue(draft, context);
  return { refusal: null, conversation: draft.conversation, events: draft.events, jobs: draft.jobs };
}

function canStart(command: Command, context: Context): boolean {
  return (
    context.author.type === "visitor" &&
    (command.type === "say" || command.type === "ask-human" || command.type === "give-contact")
  );
}

function emptyDraft(context: Context, command: Command): Draft {
  return new Draft(emptyConversation(context.conversation, context.site), command.id, context);
}

function dispatch(draft: Draft, command: Command, context: Context): ErrorCode | null {
  const { author } = context;
  switch (command.type) {
    case "say":
    case "ask-human":
    case "withdraw":
    case "resume-bot":
    case "still-need":
    case "give-contact":
    case "identify":
    case "rate":
    case "received":
      return author.type === "visitor" ? visitorDoes(draft, command, context) : "not-allowed";
    case "close":
      return close(draft, command, { context, author });
    case "accept":
    case "reply":
    case "leave":
    case "hand-over":
    case "settle":
      return author.type === "agent" ? agentDoes(draft, command, { context, agent: author }) : "not-allowed";
    case "answer":
    case "fail":
      return author.type === "bot" ? botDoes(draft, command, context) : "not-allowed";
    case "promise-due":
      // Nothing of its own: overdue promises were settled on the way in.
      return author.type === "relay" ? null : "not-allowed";
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

function refusal(code: ErrorCode, { owner }: Conversation, { identity }: Context): NonNullable<Decision["refusal"]> {
  if (identity?.type === "refused" && identity.code === code && identity.reason !== undefined) {
    return { code, details: { reason: identity.reason } };
  }
  return code === "taken" && owner.type === "agent" ? { code, details: { by: owner.agent.name } } : { code };
}
