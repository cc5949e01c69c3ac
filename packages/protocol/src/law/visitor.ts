// What a visitor may do. Every road from here leads to a human (HG11).
import type { AskHuman, VisitorCommand } from "../commands.ts";
import { awaitsHuman, isEventOf } from "../conversation.ts";
import type { ErrorCode } from "../errors.ts";
import { keepUnfinished } from "./bot.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { bookAppointment, keepPromise, promiseIfAwaiting, requestHuman, withdrawPromise } from "./promise.ts";

type Say = Extract<VisitorCommand, { type: "say" }>;

/** Adds what the command makes to the draft, or names the refusal. */
export function visitorDoes(
  draft: Draft,
  command: Exclude<VisitorCommand, { type: "erase" }>,
  context: Context,
): ErrorCode | null {
  switch (command.type) {
    case "say":
      return say(draft, command, context);
    case "ask-human":
      return askHuman(draft, command, context);
    case "withdraw":
      if (draft.conversation.owner.type !== "queue") return null;
      withdrawPromise(draft);
      draft.append({ type: "bot.resumed", keepsPlace: false });
      return null;
    case "resume-bot":
      return context.policy.hasBot ? resumeBot(draft) : "no-bot";
    case "still-need":
      return stillNeed(draft, command.promise, context);
    case "give-contact":
      draft.append({
        type: "contact.given",
        contact: { name: command.name, email: command.email, phone: command.phone },
      });
      if (command.email !== null) draft.notify("address", 0);
      return null;
    case "identify":
      return identify(draft, context);
    case "book":
      return bookAppointment(draft, command.slotAtMs, context);
    case "rate":
      draft.append({ type: "rating.given", score: command.score, comment: command.comment });
      return null;
    case "close":
      if (draft.conversation.owner.type === "nobody") return null;
      withdrawPromise(draft);
      draft.append({ type: "conversation.closed" });
      return null;
    case "received":
      return received(draft, command.seq, context);
  }
}

// HG12: bound at first use. The same visitor may become known better; nobody becomes somebody else in the middle of a talk.
function identify(draft: Draft, { identity: proof }: Context): ErrorCode | null {
  if (!proof) return "identity-not-configured";
  if (proof.type === "refused") return proof.code;
  const { identity } = proof;
  const known = draft.conversation.identity;
  if (known && known.sub !== identity.sub) return "identity-conflict";
  const isKnown = known?.name === identity.name && known.email === identity.email && known.rank === identity.rank;
  if (!isKnown) draft.append({ type: "visitor.identified", ...identity });
  return null;
}

function say(draft: Draft, { text, fields, files: named, seen = null }: Say, context: Context): ErrorCode | null {
  const { files } = context;
  if (named && !files) return "unknown-file";
  keepUnfinished(draft, seen, context);
  reopen(draft);
  draft.append({ type: "message.sent", text, ...(fields && { fields }), ...(named && files && { files }) });
  if (draft.conversation.askSeq !== null) {
    const { hasBot, isLive } = context.policy;
    // HG11: nobody has to find the button. Who waits already and asks the bot in the meantime has asked the bot.
    if (context.isAsking && isLive && !awaitsHuman(draft.conversation)) requestHuman(draft, context, { why: "typed" });
    else if (hasBot) draft.askBot();
    else if (isLive) requestHuman(draft, context, { why: "rule" });
  }
  promiseIfAwaiting(draft, context);
  return null;
}

// HG5: the bot comes back only when the visitor asks for it: a stretch that was in human hands goes through the queue.
function reopen(draft: Draft): void {
  const { owner, request } = draft.conversation;
  if (owner.type === "nobody") draft.append({ type: "conversation.reopened", to: request ? "queue" : "bot" });
}

function askHuman(draft: Draft, command: AskHuman, context: Context): ErrorCode | null {
  // HG10: what was once acknowledged is admitted again, whatever a restored back-up says of the site or the stretch.
  if (!context.readmits) {
    if (!context.policy.isLive) return "site-not-live";
    if (isLate(draft, command)) return "stale-request";
  }
  keepUnfinished(draft, command.seen, context);
  if (draft.conversation.owner.type === "nobody") draft.append({ type: "conversation.reopened", to: "bot" });
  requestHuman(draft, context, { why: command.why });
  return null;
}

// HG4: a late click does not reopen by itself what the visitor has since ended. One that knew nothing of the conversation (an old
// outbox, a page whose disk was empty) cannot have been made in view of its end, so it opens nothing that is closed either; with the bot
// there is nothing to open, and it counts as new. What the click itself names it has seen, whether or not that came first: it is the later
// wish (HG3). The refusal names the epoch that the visitor's "yes" is sent with, so that nobody who asks twice is refused twice (HG11).
function isLate({ conversation, internal: { ends = [] } }: Draft, { epoch, voids = [] }: AskHuman): boolean {
  if (awaitsHuman(conversation)) return false;
  const unseen = ends.findLastIndex(({ by }) => !voids.some(({ id }) => isEventOf({ id: by }, "visitor", id)));
  const firstSeen = ends[unseen + 1];
  if (epoch === null) return conversation.owner.type === "nobody" && !firstSeen;
  return epoch < (firstSeen?.sinceEpoch ?? conversation.epoch);
}

function resumeBot(draft: Draft): ErrorCode | null {
  const { owner, isFenced } = draft.conversation;
  switch (owner.type) {
    case "queue":
      if (isFenced) draft.append({ type: "bot.resumed", keepsPlace: true });
      return null;
    case "agent":
      withdrawPromise(draft);
      draft.append({ type: "human.left", agent: owner.agent, why: "visitor-chose-bot", to: null }, { type: "relay" });
      draft.append({ type: "bot.resumed", keepsPlace: false });
      return null;
    case "nobody":
      draft.append({ type: "conversation.reopened", to: "bot" });
      return null;
    case "bot":
      return null;
  }
}

// HG7: one tap restores a settled promise, with its old due time.
function stillNeed(draft: Draft, promise: string, context: Context): ErrorCode | null {
  const { promise: open, lastPromise } = draft.conversation;
  if (open?.id === promise) return null;
  if (open || lastPromise?.id !== promise || lastPromise.end !== "settled") return "nothing-to-restore";
  reopen(draft);
  // Back with the bot, or in a stretch that was the bot's, there is no request yet to count the wait from.
  if (draft.conversation.owner.type === "bot") draft.append({ type: "human.requested", why: "button" });
  const { id, dueAtMs, rung, channel, slotAtMs } = lastPromise;
  const due = { ...context.policy.reply, rung, channel, ...(slotAtMs !== undefined && { slotAtMs }) };
  draft.promise(due, { promise: id, dueAtMs });
  return null;
}

// HG7: an answer keeps a promise only once the visitor's replica has it.
function received(draft: Draft, seq: number, context: Context): ErrorCode | null {
  const { promise } = draft.conversation;
  if (promise && promise.answeredSeq !== null && seq >= promise.answeredSeq) keepPromise(draft, context, "chat");
  return null;
}
