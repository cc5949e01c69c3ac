// Says which states are the same to the law, so that the endless conversations of the world become a small finite set.
//
// Why nothing is lost by it. Let two states have the same key. Then `decide`, given the same move of `moves.ts`, does the
// same in both (same refusal, same kinds of events), and leaves states that have the same key again. By induction on the
// length of a conversation, a search that finds no new key has seen whatever any conversation of any length can come to.
// For each thing that the key leaves out, or keeps as less than it is, this is why no rule tells the difference:
//
// - `head`, `seq`: no rule looks at a number, only at equality and order with another that the state holds. The askSeq of a
//   bot's command is this conversation's or it is not; the seq of a receipt reaches the answer's or it does not. The moves
//   are made from the state they meet, so the same label means the same relation.
// - `epoch`: a click is compared with it, as older or not. The key keeps whether an older one exists.
// - Ends: a click is compared with those that it names and those after its epoch. The moves of the one scene that has such clicks name the
//   last one, the visitor's or not, and may have missed the one before it; in human hands the last one will be the one before.
// - Time: rules compare the clock with one due time only. While a promise is open that is its own; `still-need` looks at an
//   ended one's only while none is open, and only if it was settled; and an open promise, once ended, takes the ended one's
//   place. So at any moment one timer can matter, and what matters of it is whether it is over. The key says more than that
//   (the last moment before, and long after), so that a law with a mistake at the edge is met there too. Due times of promises that
//   are yet to be made lie in the future of whatever moment they are made at. The clock of the authority does not go back
//   (it refuses to run when it does), and `decide` keeps `atMs` from going back by itself.
// - An appointment's beginning: an offer is compared with it, as before it or not, and a booking, as the same or not; the moves are made
//   from the one that is there.
// - Ids of events and promises: compared for equality with the open or the last promise (the same one, once restored), and made from the command's own id,
//   which is never used twice (the authority answers a repeat from memory).
// - `botFailuresInARow`: compared with the policy's bound, so counted up to it.
// - The kind of a request: whether the visitor has made it themselves or it was made for them.
// - `request`, `awaitingSeq`, `askSeq`, `answeredSeq`: rules ask whether they are there.
// - `identity`: a new one is compared with it, as the same in each part or not; the moves are made from the one that is there.
//   So the key says whether there is one, and whether it is still the first visitor's.
// - Offers: rules compare the clock with the standing offer's end, and the sender with whom it was made to; never an offer's
//   end with a due time. All offers of `moves.ts` go to Kari, so that there is one who was asked and one who was not. What
//   matters of an offer's time is whether it is over. Refusals and overtakings are counted for the dispatcher alone.
// - Whether the visitor was handed on is asked while an appointment that is open lies ahead, and every appointment that is made says no again.
// - `preferred`, names, texts, contact, rating, channel, page, locale: no rule looks at them.
// - What happened before: the law is a function of the folded state. The account of the log (`book.ts`) that the properties
//   judge by is in the key by the same measure, so merging never hides a violation either.
//
// This is an argument about code that can change, so it is also tested: on long random walks with times of their own, each
// state's key is in the explored set, and each move from it does what it does from the explored state of that key.
import { type Conversation, type EventId, type OpenPromise, type Owner } from "@handrail/protocol";
import { LIVE_MS, WRITTEN_MS, type Measure } from "./scenes.ts";
import type { State } from "./state.ts";

/** The same for states that the law and the properties cannot tell apart, as far as the scene goes. */
export function keyOf({ conversation, internal, nowMs, book }: State, { failuresMax, namesEnds }: Measure): string {
  if (!conversation) return "nothing yet";
  // Behind a tombstone the law looks at nothing else, and the account of the log is empty.
  if (conversation.erased) return `erased ${JSON.stringify(book)}`;
  const { owner, promise, lastPromise: last, askSeq } = conversation;
  const { identity } = conversation;
  const isRestorable = !promise && last?.end === "settled";
  return [
    owner.type === "agent" ? owner.agent.id : owner.type,
    conversation.epoch > 0 ? "moved" : "first",
    flag(conversation.isFenced, "fenced"),
    requestOf(conversation),
    flag(conversation.awaitingSeq !== null, "awaiting"),
    flag(askSeq !== null, "asking"),
    Math.min(conversation.botFailuresInARow, failuresMax),
    promise
      ? [
          promise.rung,
          timeTo(promise.dueAtMs, nowMs),
          flag(promise.answeredSeq !== null, "answered"),
          slotOf(promise, nowMs),
        ].join()
      : "no promise",
    last ? [last.end, flag(last.end === "broken" && last.answeredSeq !== null, "answered")].join() : "none ended",
    flag(promise !== null && promise.id === last?.id, "restored"),
    isRestorable ? [last.rung, timeTo(last.dueAtMs, nowMs), slotOf(last, nowMs)].join() : "",
    flag(internal.isHandedOn && isAhead(promise, nowMs), "handed on"),
    namesEnds ? [endsOf(book.ends, owner), endsOf(internal.ends ?? [], owner)].join() : "",
    internal.offer ? flag(nowMs < internal.offer.expiresAtMs, "offered") : "to nobody",
    // The account of the log.
    flag(book.offer !== null, "offered"),
    flag(book.isHandedOn && isAhead(promise, nowMs), "handed on"),
    book.owner,
    flag(book.isFenced, "fenced"),
    flag(book.isHumanWanted, "wanted"),
    flag(book.isRequested, "requested"),
    flag(book.isOwn, "own"),
    flag(book.isAwaiting, "awaiting"),
    book.open ? book.open.rung : "none",
    book.ended ? book.ended.end : "none",
    flag(book.answerSeq !== null, "answered"),
    flag(askSeq !== null && askSeq === book.turnSeq, "turn"),
    flag(book.isTurnDone, "done"),
    Math.min(book.failuresInARow, failuresMax),
    identity ? flag(identity.sub === book.sub, "identified") : "anonymous",
    flag(conversation.request !== null && conversation.request.seq < (book.closedSeq ?? 0), "of an earlier stretch"),
  ].join(" ");
}

// How far back a click may be that has missed the last one alone is told by whether there is one before it.
function endsOf(ends: readonly { readonly by: EventId }[], owner: Owner): string {
  if (owner.type === "queue" || owner.type === "agent") return flag(ends.length > 0, "ended");
  return [flag(ends.at(-1)?.by.startsWith("v.") === true, "by the visitor"), Math.min(ends.length, 2)].join();
}

function requestOf({ request }: Conversation): string {
  if (!request) return "-";
  return request.isAutomatic ? "asked for" : "asked";
}

function flag(is: boolean, name: string): string {
  return is ? name : "-";
}

function slotOf(promise: OpenPromise, nowMs: number): string {
  if (promise.slotAtMs === undefined) return "";
  return isAhead(promise, nowMs) ? "ahead" : "begun";
}

function isAhead(promise: OpenPromise | null, nowMs: number): boolean {
  return promise?.slotAtMs !== undefined && nowMs < promise.slotAtMs;
}

function timeTo(dueAtMs: number, nowMs: number): string {
  if (nowMs < dueAtMs) return nowMs === dueAtMs - 1 ? "the last moment" : "early";
  return nowMs < dueAtMs + LIVE_MS + WRITTEN_MS ? "overdue" : "long overdue";
}
