// Turns the log into what is shown: messages grouped by speaker, notes, day marks. Knows neither words nor DOM.
import type { Entry, HumanStatus } from "@handrail/core";
import type {
  AgentRef,
  AnswerFacts,
  Event,
  FileId,
  FileRef,
  FilledField,
  Form,
  VisitorCommand,
  WireError,
} from "@handrail/protocol";
import { messageText } from "../kit.ts";

/** Messages of one speaker within this span stand together under one name. */
const GROUP_MS = 5 * 60_000;

/** Who a message is from, as the visitor is told (HG8: derived from the log's author). */
export type Speaker = "visitor" | "bot" | "agent";

/** Where a message of the visitor's stands. */
export type Delivery =
  | { readonly type: "logged" }
  | { readonly type: "kept" }
  | { readonly type: "sending" }
  | { readonly type: "refused"; readonly error: WireError | null; readonly command: Say };

type Say = Extract<VisitorCommand, { type: "say" }>;

/** A message, placed in its group. */
export interface MessageItem {
  readonly type: "message";
  readonly key: string;
  readonly speaker: Speaker;
  /** `null` for the others, whose names the view knows. */
  readonly agent: AgentRef | null;
  readonly text: string;
  /** The text without the names of the files. */
  readonly words: string;
  readonly files: readonly (FileRef | FileId)[] | null;
  readonly atMs: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly answer: AnswerFacts | null;
  /** What is asked for in it. */
  readonly form: Form | null;
  /** What the visitor filled in; `text` says the same in words. */
  readonly fields: readonly FilledField[] | null;
  /** The visitor asked for a human or wrote on, or the bot failed, before it was done (HG5). */
  readonly isCut: boolean;
  /** It was their asking for a human that cut it. */
  readonly isCutByAsk: boolean;
  readonly delivery: Delivery;
}

/** One row of the transcript. */
export type Item =
  | MessageItem
  | { readonly type: "day"; readonly key: string; readonly atMs: number }
  | { readonly type: "note"; readonly key: string; readonly event: Event };

/** The rows to show, oldest first. */
export function transcript(entries: readonly Entry[]): readonly Item[] {
  const items: Item[] = [];
  const isQuiet = quietPromises();
  let dayOf = "";
  for (const entry of entries) {
    const item = entry.type === "event" && isQuiet(entry.event) ? null : itemOf(entry);
    if (!item) continue;
    const atMs = item.type === "note" ? item.event.atMs : item.atMs;
    const day = new Date(atMs).toDateString();
    if (day !== dayOf) items.push({ type: "day", key: `day ${day}`, atMs });
    dayOf = day;
    items.push(item);
  }
  return items.map((item, index) =>
    place(
      item.type === "message" ? { ...item, isCutByAsk: isCutByAsk(items, index) } : item,
      items[index - 1],
      items[index + 1],
    ),
  );
}

// Whoever asks in words says them first.
function isCutByAsk(items: readonly Item[], index: number): boolean {
  const item = items[index];
  if (item?.type !== "message" || !item.isCut) return false;
  const [next, second] = items.slice(index + 1);
  const asked = next?.type === "message" && next.speaker === "visitor" ? second : next;
  return asked?.type === "note" && asked.event.type === "human.requested" && asked.event.from.type === "visitor";
}

/** The answer whose suggestions are still worth showing: the bot's, with nothing after it. */
export function lastAnswer(items: readonly Item[]): MessageItem | null {
  const last = items.at(-1);
  return last?.type === "message" && last.speaker === "bot" && !last.isCut ? last : null;
}

// Every turn in talk with an agent has its promise (HG6). While it is made and kept, the bar tells; a note of each would be
// noise. How else one ends is always a note (HG7).
function quietPromises(): (event: Event) => boolean {
  const quiet = new Set<string>();
  let isTalking = false;
  return (event) => {
    if (event.type === "human.joined") isTalking = true;
    if (event.type === "human.left" || event.type === "conversation.closed") isTalking = false;
    if (event.type === "promise.made" && isTalking) quiet.add(event.promise);
    return (event.type === "promise.made" || event.type === "promise.kept") && quiet.has(event.promise);
  };
}

function itemOf(entry: Entry): Item | null {
  if (entry.type === "event") return eventItem(entry.event);
  // What is asked besides messages shows where it acts: the human bar, the rating, the contact form.
  if (entry.command.type !== "say") return null;
  const delivery: Delivery =
    entry.state === "refused" ? { type: "refused", error: entry.error, command: entry.command } : { type: entry.state };
  const { text, fields = null, files = null } = entry.command;
  return message({ key: entry.id, speaker: "visitor", text, fields, files, atMs: entry.atMs, delivery });
}

function eventItem(event: Event): Item | null {
  const { atMs } = event;
  switch (event.type) {
    case "conversation.started":
    // Who the visitor is, they know; it is told for the agent's sake.
    case "visitor.identified":
      return null;
    case "message.sent": {
      const { from, answer = null, form = null, fields = null, files = null } = event;
      if (from.type === "relay") return { type: "note", key: event.id, event };
      const key = messageKey(event);
      const text = messageText(event);
      const agent = from.type === "agent" ? from : null;
      return message({ key, speaker: from.type, agent, text, words: event.text, files, atMs, answer, form, fields });
    }
    case "answer.cut":
      return event.text ? message({ key: event.id, speaker: "bot", text: event.text, atMs, isCut: true }) : null;
    default:
      return { type: "note", key: event.id, event };
  }
}

// A message keeps its key when it goes from kept to logged, so that its row stays and does not enter a second time.
function messageKey(event: Event): string {
  return event.from.type === "visitor" ? (event.id.split(".")[1] ?? event.id) : event.id;
}

/** The key of the last message where it is the visitor's and a human has seen it: what has been answered needs no such mark. */
export function seenKey(entries: readonly Entry[], human: HumanStatus): string | null {
  if (human.type !== "talking") return null;
  const last = entries.findLast((entry) => entry.type === "pending" || entry.event.type === "message.sent");
  if (last?.type !== "event" || last.event.from.type !== "visitor") return null;
  return last.event.seq <= (human.seenSeq ?? 0) ? messageKey(last.event) : null;
}

type Said = Pick<MessageItem, "key" | "speaker" | "text" | "atMs"> & Partial<MessageItem>;

function message(said: Said): MessageItem {
  return {
    type: "message",
    agent: null,
    answer: null,
    form: null,
    fields: null,
    files: null,
    words: said.text,
    isCut: false,
    isCutByAsk: false,
    delivery: { type: "logged" },
    isFirst: true,
    isLast: true,
    ...said,
  };
}

function place(item: Item, before: Item | undefined, after: Item | undefined): Item {
  return item.type === "message" ? { ...item, isFirst: !goesOn(before, item), isLast: !goesOn(item, after) } : item;
}

function goesOn(one: Item | undefined, next: Item | undefined): boolean {
  return (
    one?.type === "message" &&
    next?.type === "message" &&
    one.speaker === next.speaker &&
    one.agent?.id === next.agent?.id &&
    one.agent?.name === next.agent?.name &&
    next.atMs - one.atMs < GROUP_MS
  );
}
