// What an agent may do with a conversation.
import type { AgentCommand } from "../commands.ts";
import type { ErrorCode } from "../errors.ts";
import type { AgentRef, Author } from "../events.ts";
import { standingOffer } from "../internal.ts";
import { LIMITS } from "../limits.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";

type AgentAuthor = Extract<Author, { type: "agent" }>;

/** Adds what the command makes to the draft, or names the refusal. */
export function agentDoes(
  draft: Draft,
  command: AgentCommand,
  options: { context: Context; agent: AgentAuthor },
): ErrorCode | null {
  const { context, agent } = options;
  if (command.type === "accept") return accept(draft, agent, context);
  if (command.type === "decline") return decline(draft, agent);
  if (command.type === "note") {
    draft.note({ type: "note.added", text: command.text });
    return null;
  }
  const { owner } = draft.conversation;
  if (owner.type === "nobody") return "closed";
  if (owner.type !== "agent" || owner.agent.id !== agent.id) return "not-yours";
  switch (command.type) {
    case "reply":
      return reply(draft, command, context);
    case "leave":
      leave(draft, owner.agent, { context, to: null });
      return null;
    case "hand-over":
      if (!context.handOverTo || context.handOverTo.id === agent.id) return "unknown-agent";
      leave(draft, owner.agent, { context, to: context.handOverTo });
      return null;
    case "settle": {
      const promise = draft.conversation.promise;
      if (!promise) return "nothing-to-settle";
      draft.append({ type: "promise.settled", promise: promise.id });
      return null;
    }
    case "close":
      // HG7: neither an agent nor a bot closes over an open promise.
      if (draft.conversation.promise) return "promise-open";
      draft.append({ type: "conversation.closed" });
      return null;
  }
}

function reply(draft: Draft, command: Extract<AgentCommand, { type: "reply" }>, context: Context): ErrorCode | null {
  const { text, form, files: named, isSaved } = command;
  const { files } = context;
  if (named && !files) return "unknown-file";
  const beside = { ...(form && { form }), ...(named && files && { files }), ...(isSaved && { isSaved }) };
  draft.append({ type: "message.sent", text, ...beside });
  draft.notify("answer", mailAfterMs(draft));
  return null;
}

// HG7: an answer to a closed tab is on its way by mail before its promise is due.
function mailAfterMs({ conversation: { promise }, atMs }: Draft): number {
  const leftMs = promise?.answeredSeq ? promise.dueAtMs - LIMITS.answerMailLeadMs - atMs : Infinity;
  return Math.max(0, Math.min(LIMITS.answerMailAfterMs, leftMs));
}

function accept(draft: Draft, agent: AgentAuthor, context: Context): ErrorCode | null {
  const { owner } = draft.conversation;
  switch (owner.type) {
    case "agent":
      return owner.agent.id === agent.id ? null : "taken";
    case "bot":
    case "nobody":
      return "nothing-to-accept";
    case "queue": {
      if (!context.isOnDuty) return "off-duty";
      // An offer is claimed by whom it was made to; where none stands, any agent on duty may take the visitor by hand.
      const offer = standingOffer(draft.internal, draft.atMs);
      if (offer && offer.agent.id !== agent.id) return "offered";
      if (offer) draft.overtakes = offer.overtakes;
      draft.append({ type: "human.joined", agent: { id: agent.id, name: agent.name } });
      // Whoever takes a visitor whom nobody has answered in time owes them an answer, too.
      if (!draft.conversation.promise) draft.promise(context.policy.written);
      return null;
    }
  }
}

// Declining what is not offered any more is no mistake: it has run out, or the visitor has gone.
function decline(draft: Draft, agent: AgentAuthor): null {
  const offer = standingOffer(draft.internal, draft.atMs);
  if (offer?.agent.id === agent.id) draft.note({ type: "offer.declined", agent: { id: agent.id, name: agent.name } });
  return null;
}

// The visitor goes back to the queue with the waiting time kept, and is promised a human again at once.
function leave(draft: Draft, agent: AgentRef, options: { context: Context; to: AgentRef | null }): void {
  const { context, to } = options;
  draft.append({ type: "human.left", agent, why: to ? "handed-over" : "left", to });
  // With their wait kept they are no newcomers: an estimate of the whole queue would be far too long.
  if (!draft.conversation.promise) draft.promise(context.policy.reply);
}
