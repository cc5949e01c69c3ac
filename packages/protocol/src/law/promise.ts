// What becomes of promises: made when a human is awaited, settled before anything else once overdue.
import { awaitsHuman, isClick, type HumanRequest } from "../conversation.ts";
import type { ErrorCode } from "../errors.ts";
import type { Channel } from "../events.ts";
import type { Context, Due } from "./context.ts";
import type { Draft } from "./draft.ts";

/** HG7: an overdue promise is settled before any other command on the conversation; the rung below is promised at once. */
export function settleOverdue(draft: Draft, context: Context): void {
  const promise = draft.conversation.promise;
  if (!promise || draft.atMs < promise.dueAtMs) return;
  // The foot of the ladder: nothing further can be promised, and it says so.
  const isFoot = promise.rung === "written";
  draft.append({ type: isFoot ? "promise.unanswered" : "promise.broken", promise: promise.id }, { type: "relay" });
  const isLetGo = letGo(draft);
  if (!isFoot && awaitsHuman(draft.conversation)) draft.promise(context.policy.written);
  if (isLetGo) draft.tellOnCall(draft.atMs);
  draft.jobs.push({ type: "alarm", promise: promise.id, dueAtMs: draft.atMs });
}

// HG7: whoever has let the time pass without an answer holds the visitor no longer: they go on to others, with their wait kept.
function letGo(draft: Draft): boolean {
  const { owner, awaitingSeq } = draft.conversation;
  if (owner.type !== "agent" || awaitingSeq === null) return false;
  draft.append({ type: "human.left", agent: owner.agent, why: "overdue", to: null }, { type: "relay" });
  return true;
}

/** HG6: from the request on, whoever owns the conversation, a turn that awaits a human has a promise. */
export function promiseIfAwaiting(draft: Draft, context: Context): void {
  const { promise, awaitingSeq } = draft.conversation;
  if (promise || awaitingSeq === null || !awaitsHuman(draft.conversation)) return;
  draft.promise(draft.conversation.owner.type === "queue" ? queueDue(draft, context) : context.policy.reply);
}

/**
 * Puts the visitor in the queue with a promise. Asking again in the same stretch changes nothing (HG4), except that a click makes a
 * request the visitor's own that a bot, its failure or a rule has made for them: from then on it goes among the clicks (HG12).
 */
export function requestHuman(
  draft: Draft,
  context: Context,
  { why, skills = context.skills }: Pick<HumanRequest, "why" | "skills">,
): void {
  const { readmits } = context;
  const { request } = draft.conversation;
  const takesOver = draft.conversation.owner.type === "queue" && request?.isAutomatic === true && isClick(why);
  if (takesOver || !awaitsHuman(draft.conversation)) {
    // HG10: a request that a restored back-up has forgotten keeps its wait and the promise that was made for it (HG6).
    const isOlder = readmits && readmits.askedAtMs < draft.atMs;
    const since = isOlder ? { askedAtMs: readmits.askedAtMs } : {};
    draft.append({
      type: "human.requested",
      why,
      ...since,
      // What it takes was said with what is taken over.
      ...(takesOver ? { takesOver } : skills && skills.length > 0 && { skills }),
    });
    if (takesOver) promiseSooner(draft, context, context.policy.live.click);
    else if (readmits?.promise) {
      const { id, dueAtMs, rung } = readmits.promise;
      const { reply, written } = context.policy;
      draft.promise({ ...(rung === "written" ? written : reply), rung }, { promise: id, dueAtMs });
    }
  }
  // After an unanswered promise the visitor is still in the queue: the next click is promised anew (HG11).
  if (!draft.conversation.promise && draft.conversation.owner.type === "queue") draft.promise(queueDue(draft, context));
  // Nor is anybody left to an agent who took them for a written answer, and is silent (HG7).
  if (draft.conversation.owner.type === "agent") promiseSooner(draft, context, context.policy.reply);
}

// HG6: in place of a written answer a click is promised a human, no later. An answer that is on its way to the visitor stays promised.
function promiseSooner(draft: Draft, { nowMs }: Context, due: Due): void {
  const { promise } = draft.conversation;
  if (promise?.rung !== "written" || promise.answeredSeq !== null || due.rung === "written") return;
  draft.append({ type: "promise.withdrawn", promise: promise.id, why: "asked" });
  draft.promise({ ...due, dueAtMs: Math.min(due.dueAtMs, promise.dueAtMs + nowMs - draft.atMs) });
}

function queueDue({ conversation: { request } }: Draft, { policy }: Context): Due {
  return request?.isAutomatic ? policy.live.automatic : policy.live.click;
}

/** HG7: the answer has arrived. What the visitor has written since is promised anew. */
export function keepPromise(draft: Draft, context: Context, channel: Channel): void {
  const { promise } = draft.conversation;
  if (!promise) return;
  const where = channel === "chat" ? {} : { channel };
  draft.append({ type: "promise.kept", promise: promise.id, ...where }, { type: "relay" });
  promiseIfAwaiting(draft, context);
}

/**
 * HG6: an appointment in place of what was promised, or of another one. It is the visitor's own choice, and they still wait: with the time
 * of their request, and for whoever comes first. The same slot again changes nothing.
 */
export function bookAppointment(draft: Draft, slotAtMs: number, { slot }: Context): ErrorCode | null {
  const { owner, promise } = draft.conversation;
  if (owner.type !== "queue") return "not-waiting";
  if (promise?.slotAtMs === slotAtMs) return null;
  if (slot?.slotAtMs !== slotAtMs) return "slot-taken";
  if (promise) draft.append({ type: "promise.withdrawn", promise: promise.id, why: "booked" });
  draft.promise({ ...slot, rung: "appointment", channel: "chat" });
  return null;
}

/** Only the visitor withdraws (HG7). */
export function withdrawPromise(draft: Draft): void {
  const promise = draft.conversation.promise;
  if (promise) draft.append({ type: "promise.withdrawn", promise: promise.id });
}
