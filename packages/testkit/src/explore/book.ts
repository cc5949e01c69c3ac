// A second, independent account of a conversation, kept from its events alone: the properties judge by it, so that a
// mistake of `fold` cannot hide a mistake of the law. It knows what the rules speak of, and nothing of how the law keeps them.
import {
  isClick,
  isEventOf,
  LIMITS,
  type AgentId,
  type AskHuman,
  type Command,
  type Event,
  type EventId,
  type InternalEvent,
  type PromiseEnd,
  type PromiseId,
  type Rung,
} from "@handrail/protocol";

/** A promise as the log tells of it. */
export interface BookedPromise {
  readonly id: PromiseId;
  readonly dueAtMs: number;
  readonly rung: Rung;
  /** When the appointment begins that it is. */
  readonly slotAtMs: number | null;
}

/** What the log says so far. */
export interface Book {
  /** `bot`, `queue`, `nobody`, or `agent <id>`. */
  readonly owner: string;
  readonly isFenced: boolean;
  /** A human was asked for, and the visitor has not asked for the bot since (HG5). */
  readonly isHumanWanted: boolean;
  /** This stretch of the conversation has had its request (HG4). */
  readonly isRequested: boolean;
  /** They have asked themselves, also for what was asked for them, or a human has had them (HG12). */
  readonly isOwn: boolean;
  /** A turn of the visitor, or their request, has had no answer of a human (HG6). */
  readonly isAwaiting: boolean;
  readonly open: BookedPromise | null;
  readonly ended: (BookedPromise & { readonly end: PromiseEnd }) | null;
  /** The first answer of a human that may keep the open promise. */
  readonly answerSeq: number | null;
  /** The visitor's last turn, and whether the bot has answered it, or failed to. */
  readonly turnSeq: number | null;
  readonly isTurnDone: boolean;
  readonly failuresInARow: number;
  /** The last end of the conversation: what was asked before it belongs to another stretch. */
  readonly closedSeq: number | null;
  /** Whom the conversation was bound to when it was first proven who the visitor is (HG12). */
  readonly sub: string | null;
  /** To whom the visitor was offered, and nothing has become of it yet. */
  readonly offer: { readonly agent: AgentId; readonly expiresAtMs: number } | null;
  /** An agent has handed the visitor on, and no time was booked since. */
  readonly isHandedOn: boolean;
  /** A tombstone stands at the end of the log. */
  readonly isErased: boolean;
  /** Changes of owner, and of the fence in the queue, so far: what a click says that it has seen (HG4). */
  readonly epoch: number;
  /** When the conversation last went to the bot or to nobody: one time more than a click can name. */
  readonly ends: readonly { readonly epoch: number; readonly by: EventId }[];
}

/** The account of an empty log. */
export const EMPTY_BOOK: Book = {
  owner: "bot",
  isFenced: false,
  isHumanWanted: false,
  isRequested: false,
  isOwn: false,
  isAwaiting: false,
  open: null,
  ended: null,
  answerSeq: null,
  turnSeq: null,
  isTurnDone: false,
  failuresInARow: 0,
  closedSeq: null,
  sub: null,
  offer: null,
  isHandedOn: false,
  isErased: false,
  epoch: 0,
  ends: [],
};

/** The account after one more event, which came of `command`. */
export function enter(book: Book, event: Event, command: Command): Book {
  const after = turned(book, enterVisible(book, event, command), event);
  // Whoever has left the queue, or has just booked a time, is offered to nobody.
  const isHere = after.owner === "queue" && !(event.type === "promise.made" && event.slotAtMs !== undefined);
  return isHere || after.offer === null ? after : { ...after, offer: null };
}

// What is closed, and then reopened to the bot, has ended twice for a click from before.
function turned({ owner, isFenced }: Book, after: Book, { id: by }: Event): Book {
  if (after.isErased || (owner === after.owner && (!isFenced || after.isFenced))) return after;
  const epoch = after.epoch + 1;
  const isEnd = after.owner === "bot" || after.owner === "nobody";
  return { ...after, epoch, ends: isEnd ? [...after.ends.slice(-LIMITS.voidsMax), { epoch, by }] : after.ends };
}

/** What has ended since this click was made, up to `epoch`, and is none of what it names: nobody who clicked has seen it (HG4). */
export function unseenBy(click: AskHuman, { ends }: Book, epoch: number): Book["ends"] {
  const { epoch: seenEpoch, voids = [] } = click;
  const missed = ends.filter((end) => end.epoch <= epoch && end.epoch > (seenEpoch ?? epoch - 1));
  return missed.filter(({ by }) => !voids.some(({ id }) => isEventOf({ id: by }, "visitor", id)));
}

/** Whether the visitor waits for an appointment of theirs, and for nobody before it. */
export function isBeforeSlot({ open, isHandedOn }: Book, atMs: number): boolean {
  return !isHandedOn && (open?.slotAtMs ?? -Infinity) > atMs;
}

/** The account after one more event of the log that only agents see. */
export function enterInternal(book: Book, event: InternalEvent): Book {
  switch (event.type) {
    case "offer.made":
      return { ...book, offer: { agent: event.agent.id, expiresAtMs: event.expiresAtMs } };
    case "offer.declined":
    case "offer.expired":
      return { ...book, offer: null };
    case "note.added":
    case "on-call.alerted":
    case "visitor.overtaken":
      return book;
  }
}

function enterVisible(book: Book, event: Event, command: Command): Book {
  switch (event.type) {
    case "message.sent":
      return enterMessage(book, event);
    case "answer.cut":
      return { ...book, isTurnDone: true };
    case "bot.failed":
      return { ...book, isTurnDone: true, failuresInARow: book.failuresInARow + 1 };
    case "human.requested":
      if (event.takesOver) return { ...book, isOwn: isClick(event.why) };
      return {
        ...inHumanHands(book, "queue"),
        isRequested: true,
        isOwn: isClick(event.why),
        isAwaiting: true,
        failuresInARow: 0,
      };
    case "human.joined":
      return { ...inHumanHands(book, `agent ${event.agent.id}`), isOwn: true };
    case "human.left":
      return { ...book, owner: "queue", isAwaiting: true, isHandedOn: event.why === "handed-over" };
    case "bot.resumed":
      return event.keepsPlace
        ? { ...book, isFenced: false, isHumanWanted: false }
        : {
            ...book,
            owner: "bot",
            isFenced: false,
            isHumanWanted: false,
            isRequested: false,
            isOwn: false,
            isAwaiting: false,
          };
    case "promise.made": {
      const { promise: id, dueAtMs, rung, slotAtMs = null } = event;
      // What is promised is awaited, but where an answer is on its way already.
      const answerSeq = book.ended?.end === "broken" ? book.answerSeq : null;
      return {
        ...book,
        open: { id, dueAtMs, rung, slotAtMs },
        isHandedOn: book.isHandedOn && slotAtMs === null,
        isAwaiting: book.isAwaiting || answerSeq === null,
        answerSeq,
      };
    }
    case "promise.kept":
      return end(book, "kept");
    case "promise.broken":
      return end(book, "broken");
    case "promise.settled":
      return { ...end(book, "settled"), isAwaiting: false };
    case "promise.withdrawn":
      return { ...end(book, "withdrawn"), isAwaiting: event.why !== undefined && book.isAwaiting };
    case "promise.unanswered":
      return end(book, "unanswered");
    case "conversation.closed":
      return { ...book, owner: "nobody", isRequested: false, isAwaiting: false, closedSeq: event.seq };
    case "conversation.reopened":
      if (event.to === "queue") return inHumanHands(book, "queue");
      // Only the visitor's own wish for the bot lets it speak again: a conversation that merely goes on does not.
      return {
        ...book,
        owner: "bot",
        isFenced: false,
        isOwn: false,
        isHumanWanted: command.type === "resume-bot" ? false : book.isHumanWanted,
      };
    case "visitor.identified":
      return { ...book, sub: book.sub ?? event.sub };
    case "conversation.erased":
      // Nothing is told of what stood before it.
      return { ...EMPTY_BOOK, owner: "nobody", isErased: true };
    case "conversation.started":
    case "contact.given":
    case "contact.confirmed":
    case "rating.given":
      return book;
  }
}

function enterMessage(book: Book, event: Extract<Event, { type: "message.sent" }>): Book {
  switch (event.from.type) {
    case "visitor": {
      const isAwaiting = book.owner === "queue" || book.owner.startsWith("agent ");
      return { ...book, turnSeq: event.seq, isTurnDone: false, isAwaiting };
    }
    case "agent":
      if (event.isSaved) return book;
      return { ...book, isAwaiting: false, answerSeq: book.answerSeq ?? event.seq };
    case "bot":
      return { ...book, isTurnDone: true, failuresInARow: 0 };
    case "relay":
      return book;
  }
}

function inHumanHands(book: Book, owner: string): Book {
  return { ...book, owner, isFenced: true, isHumanWanted: true };
}

function end(book: Book, how: PromiseEnd): Book {
  return { ...book, open: null, ended: book.open && { ...book.open, end: how } };
}
