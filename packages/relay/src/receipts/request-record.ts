// One row for each request for a human, kept up event by event: who asked, what was promised, what became of it. Pure.
import { isAnswer, type ConversationId, type Event, type RequestReason, type SiteId } from "@handrail/protocol";

/** How a request ended, in one word: see {@link endOf}. */
export type RequestEnd = "open" | "kept" | "broken" | "settled" | "withdrawn" | "unanswered" | "erased";

/** What the ledger says of one request. Times are ms since the epoch, by the relay's clock unless said otherwise. */
export interface RequestRecord {
  readonly conversation: ConversationId;
  /** The `seq` of the event that began it. */
  readonly seq: number;
  readonly site: SiteId;
  readonly askedAtMs: number;
  /** By the visitor's own clock. */
  readonly clickedAtMs: number | null;
  /** `reopened`: the visitor wrote again in a conversation that had been in human hands. */
  readonly why: RequestReason | "reopened";
  /** When the first promise fell due. */
  readonly dueAtMs: number | null;
  /** In the order in which they were promised, without repeats: `live`, `live>written`. */
  readonly rungs: string;
  /** A human's first own words. */
  readonly answeredAtMs: number | null;
  /** The first time that a human's message was known to have reached the visitor. */
  readonly deliveredAtMs: number | null;
  /** A promise is open. */
  readonly isOpen: boolean;
  /** How many of the request's promises ended so: a longer talk has several. */
  readonly kept: number;
  readonly broken: number;
  readonly settled: number;
  readonly withdrawn: number;
  readonly unanswered: number;
  readonly erasedAtMs: number | null;
  /** When its last promise ended. */
  readonly endedAtMs: number | null;
}

/** Where a request's events come from. */
export interface Beginning {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  /** What the click said of its own clock. */
  readonly clickedAtMs: number | null;
}

/** Nobody asked by hand: kept apart from clicks in every figure. */
export function isAutomatic({ why }: Pick<RequestRecord, "why">): boolean {
  return why === "bot" || why === "rule" || why === "bot-failed";
}

/**
 * One word for a request, strict in favour of the visitor: a promise that was not kept is never outweighed by one that was.
 */
export function endOf(record: RequestRecord): RequestEnd {
  if (record.erasedAtMs !== null) return "erased";
  if (record.unanswered > 0) return "unanswered";
  if (record.broken > 0) return "broken";
  if (record.kept > 0) return "kept";
  if (record.isOpen) return "open";
  if (record.settled > 0) return "settled";
  return record.withdrawn > 0 ? "withdrawn" : "open";
}

/**
 * The rows that these events change, each as it is after them.
 *
 * @param current the request that the conversation was in before them, if any
 */
export function recordRequests(
  current: RequestRecord | null,
  events: readonly Event[],
  beginning: Beginning,
): readonly RequestRecord[] {
  const changed = new Map<number, RequestRecord>();
  let now = current;
  for (const event of events) {
    const next = after(now, event, beginning);
    if (next && next !== now) changed.set(next.seq, next);
    now = next;
  }
  return [...changed.values()];
}

/** Whether the event says anything of a request: the others need no look at its row. */
export function concernsRequests(event: Event): boolean {
  if (event.type === "message.sent") return isAnswer(event);
  return (
    event.type.startsWith("promise.") ||
    event.type === "human.requested" ||
    event.type === "conversation.reopened" ||
    event.type === "conversation.erased"
  );
}

function after(now: RequestRecord | null, event: Event, beginning: Beginning): RequestRecord | null {
  switch (event.type) {
    case "human.requested":
      // It is one request, and theirs from now on: counted with the clicks, with the time that it has waited.
      if (event.takesOver) return now && { ...now, why: event.why, clickedAtMs: beginning.clickedAtMs };
      return begun(event, event.why, { ...beginning, askedAtMs: event.askedAtMs ?? event.atMs });
    case "conversation.reopened":
      return event.to === "queue" ? begun(event, "reopened", { ...beginning, askedAtMs: event.atMs }) : null;
    case "message.sent":
      if (!now || !isAnswer(event) || now.answeredAtMs !== null) return now;
      return { ...now, answeredAtMs: event.atMs };
    case "promise.made":
      return (
        now && { ...now, isOpen: true, dueAtMs: now.dueAtMs ?? event.dueAtMs, rungs: withRung(now.rungs, event.rung) }
      );
    case "promise.kept":
      return now && { ...ended(now, event.atMs), kept: now.kept + 1, deliveredAtMs: now.deliveredAtMs ?? event.atMs };
    case "promise.broken":
      return now && { ...ended(now, event.atMs), broken: now.broken + 1 };
    case "promise.settled":
      return now && { ...ended(now, event.atMs), settled: now.settled + 1 };
    case "promise.withdrawn":
      // Whoever books an appointment, or is promised an answer sooner, still waits: the request goes on.
      if (event.why) return now && { ...now, isOpen: false };
      return now && { ...ended(now, event.atMs), withdrawn: now.withdrawn + 1 };
    case "promise.unanswered":
      return now && { ...ended(now, event.atMs), unanswered: now.unanswered + 1 };
    default:
      return now;
  }
}

function begun(
  { seq }: Event,
  why: RequestRecord["why"],
  { conversation, site, clickedAtMs, askedAtMs }: Beginning & { readonly askedAtMs: number },
): RequestRecord {
  const none = { kept: 0, broken: 0, settled: 0, withdrawn: 0, unanswered: 0 };
  const never = { dueAtMs: null, answeredAtMs: null, deliveredAtMs: null, erasedAtMs: null, endedAtMs: null };
  return { conversation, seq, site, askedAtMs, clickedAtMs, why, rungs: "", isOpen: false, ...none, ...never };
}

function ended(now: RequestRecord, endedAtMs: number): RequestRecord {
  return { ...now, isOpen: false, endedAtMs };
}

function withRung(rungs: string, rung: string): string {
  const all = rungs === "" ? [] : rungs.split(">");
  return all.includes(rung) ? rungs : [...all, rung].join(">");
}
