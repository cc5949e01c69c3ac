// Folds one event into the conversation. It believes the log: whether the event was allowed is the law's business.
import {
  emptyConversation,
  isAnswer,
  isClick,
  type Conversation,
  type HumanRequest,
  type Owner,
  type PromiseEnd,
} from "./conversation.ts";
import type { Event } from "./events.ts";

/**
 * The conversation after `event`. Events must come in order; a gap or a repeat is a mistake of the caller. Only the tombstone may come
 * after a gap: what stood before it is gone, and nothing of it is left in the state either (HG14).
 */
export function fold(conversation: Conversation, event: Event): Conversation {
  if (!follows(conversation.head, event)) {
    throw new RangeError(`fold: event ${event.seq} does not follow ${conversation.head}`);
  }
  return { ...apply(conversation, event), head: event.seq, lastAtMs: event.atMs };
}

/** Whether an event can come after a log that ends at `head`: the next one, or a tombstone. */
export function follows(head: number, { type, seq }: Pick<Event, "type" | "seq">): boolean {
  return type === "conversation.erased" ? seq > head : seq === head + 1;
}

function apply(now: Conversation, event: Event): Conversation {
  switch (event.type) {
    case "conversation.started":
      return { ...now, startedAtMs: event.atMs, locale: event.locale };
    case "message.sent":
      return message(now, event);
    case "answer.cut":
      return { ...now, askSeq: null };
    case "bot.failed":
      return { ...now, askSeq: null, botFailuresInARow: event.inARow };
    case "human.requested": {
      const { seq, askedAtMs: atMs = event.atMs, why, skills } = event;
      if (event.takesOver) return { ...now, request: { seq, ...ownRequest(now), atMs, why } };
      return {
        ...passTo(now, { type: "queue", preferred: null }),
        isFenced: true,
        askSeq: null,
        botFailuresInARow: 0,
        request: { seq, atMs, why, ...(!isClick(why) && { isAutomatic: true }), ...(skills && { skills }) },
        awaitingSeq: now.awaitingSeq ?? seq,
      };
    }
    case "human.joined":
      return {
        ...passTo(now, { type: "agent", agent: event.agent }),
        isFenced: true,
        askSeq: null,
        request: ownRequest(now),
      };
    case "human.left":
      // Whoever is put back into the queue awaits a human, also when the last turn had been answered.
      return { ...passTo(now, { type: "queue", preferred: event.to }), awaitingSeq: now.awaitingSeq ?? event.seq };
    case "bot.resumed":
      return event.keepsPlace
        ? { ...now, isFenced: false, epoch: now.epoch + 1 }
        : { ...passTo(now, { type: "bot" }), isFenced: false, request: null, awaitingSeq: null };
    case "promise.made":
      return makePromise(now, event);
    case "promise.kept":
      return endPromise(now, event.atMs, "kept");
    case "promise.broken":
      return endPromise(now, event.atMs, "broken");
    case "promise.settled":
      return { ...endPromise(now, event.atMs, "settled"), awaitingSeq: null };
    case "promise.withdrawn":
      return {
        ...endPromise(now, event.atMs, "withdrawn"),
        // What another promise takes the place of is still awaited.
        awaitingSeq: event.why === undefined ? null : now.awaitingSeq,
      };
    case "promise.unanswered":
      return endPromise(now, event.atMs, "unanswered");
    case "contact.given":
      return { ...now, contact: event.contact };
    case "visitor.identified": {
      const { sub, name, email, rank } = event;
      return { ...now, identity: { sub, name, email, rank } };
    }
    case "contact.confirmed":
      return { ...now, confirmedEmail: event.email };
    case "rating.given":
      return { ...now, rating: { score: event.score, comment: event.comment } };
    case "conversation.closed":
      return { ...passTo(now, { type: "nobody" }), askSeq: null, awaitingSeq: null };
    case "conversation.reopened":
      return event.to === "queue"
        ? {
            ...passTo(now, { type: "queue", preferred: null }),
            isFenced: true,
            // HG12: the wait is counted from the return. An earlier stretch's would go before everybody who has waited since.
            request: { why: "button", ...now.request, seq: event.seq, atMs: event.atMs },
          }
        : { ...passTo(now, { type: "bot" }), isFenced: false, request: null };
    case "conversation.erased":
      return {
        ...emptyConversation(now.id, now.site),
        startedAtMs: event.atMs,
        owner: { type: "nobody" },
        erased: { atMs: event.atMs, by: event.from.type === "visitor" ? "visitor" : "merchant" },
      };
    default:
      return unknownEvent(now, event);
  }
}

function message(now: Conversation, event: Extract<Event, { type: "message.sent" }>): Conversation {
  switch (event.from.type) {
    case "visitor": {
      // The bot is asked whenever the fence is down; a human is awaited whenever the conversation is in human hands.
      const isHumans = now.owner.type === "queue" || now.owner.type === "agent";
      return {
        ...now,
        askSeq: now.isFenced || now.owner.type === "nobody" ? null : event.seq,
        awaitingSeq: isHumans ? (now.awaitingSeq ?? event.seq) : null,
      };
    }
    case "agent":
      if (!isAnswer(event)) return now;
      return {
        ...now,
        awaitingSeq: null,
        promise: now.promise && { ...now.promise, answeredSeq: now.promise.answeredSeq ?? event.seq },
      };
    case "bot":
      return { ...now, askSeq: null, botFailuresInARow: 0 };
    case "relay":
      return now;
  }
}

function makePromise(now: Conversation, event: Extract<Event, { type: "promise.made" }>): Conversation {
  const { promise: id, dueAtMs, rung, channel, policyVersion, slotAtMs } = event;
  const last = now.lastPromise;
  // The rung below a broken promise inherits an answer that is written but not delivered: nothing more is awaited of a human.
  const answeredSeq = last?.end === "broken" && now.awaitingSeq === null ? last.answeredSeq : null;
  const promise = {
    id,
    madeAtMs: event.atMs,
    dueAtMs,
    rung,
    channel,
    policyVersion,
    answeredSeq,
    ...(slotAtMs !== undefined && { slotAtMs }),
  };
  return { ...now, promise, awaitingSeq: answeredSeq === null ? (now.awaitingSeq ?? event.seq) : null };
}

function ownRequest({ request }: Conversation): HumanRequest | null {
  if (!request?.isAutomatic) return request;
  const { isAutomatic: _isOver, ...own } = request;
  return own;
}

function passTo(now: Conversation, owner: Owner): Conversation {
  return { ...now, owner, epoch: now.epoch + 1 };
}

function endPromise(now: Conversation, endedAtMs: number, end: PromiseEnd): Conversation {
  if (!now.promise) return now;
  return { ...now, promise: null, lastPromise: { ...now.promise, end, endedAtMs } };
}

// A replica may meet a type that a later relay has learned: it keeps its place in the log and goes on.
function unknownEvent(now: Conversation, _event: never): Conversation {
  return now;
}
