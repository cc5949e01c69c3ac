// Judges a store by what the senders know: nothing acknowledged is lost, doubled or out of order, no number is missing, and
// the states beside the log are what the log makes. Pure.
import { isDeepStrictEqual } from "node:util";
import {
  emptyConversation,
  fold,
  isEventOf,
  type Conversation,
  type ConversationId,
  type EventId,
} from "@handrail/protocol";
import type { Entry, Ledger } from "./ledger.ts";
import type { StoredConversation, StoredWorld } from "./stored.ts";

/** What can be wrong. `broken`: a gap in the numbers, a state that is not the log's, a damaged file. */
export type Wrong = "lost" | "duplicated" | "reordered" | "broken";

/** One thing that is wrong. */
export interface Finding {
  readonly wrong: Wrong;
  readonly what: string;
}

/** The ids of each log as it was seen last: later, each must go on from there. */
export type Seen = Map<ConversationId, readonly EventId[]>;

/** What the senders know. */
export type Told = Pick<Ledger, "entries" | "contradictions">;

/** Everything that is wrong with a store. What is seen of the logs is written into `seen`. */
export function judge(ledger: Told, stored: StoredWorld, seen: Seen = new Map()): readonly Finding[] {
  const found = ledger.contradictions.map((what) => finding("duplicated", what));
  if (stored.integrity !== "ok") found.push(finding("broken", `integrity_check: ${stored.integrity}`));
  for (const [id, entries] of ledger.entries) {
    const conversation = stored.conversations.get(id);
    found.push(...(conversation ? judgeSent(entries, conversation) : entries.filter(isAcknowledged).map(loss)));
  }
  for (const conversation of stored.conversations.values()) {
    found.push(...judgeLog(conversation), ...judgeState(conversation), ...judgeReturn(conversation, seen));
  }
  for (const id of seen.keys()) {
    if (!stored.conversations.has(id)) found.push(finding("lost", `the conversation ${id} was there before`));
  }
  return found;
}

/** What was sent and has no verdict. At a quiet end, with nothing in the way, there is none. */
export function unanswered(ledger: Ledger): readonly Finding[] {
  return [...ledger.entries.values()]
    .flat()
    .filter(({ verdict }) => verdict === null)
    .map(({ type, id }) => finding("lost", `${type} ${id} was sent and never answered`));
}

/** What was acknowledged, against the log. */
function judgeSent(
  entries: readonly Entry[],
  { events, remembered, receipts }: StoredConversation,
): readonly Finding[] {
  const found: Finding[] = [];
  let last = 0;
  for (const entry of entries) {
    const { sender, id, type, verdict } = entry;
    // The law refuses no words, whatever has become of the conversation; an agent's, when it is no longer theirs.
    if (verdict && !verdict.ok && type === "say") found.push(finding("lost", `say ${id} was refused for good`));
    if (!verdict?.ok) continue;
    if (!remembered.has(`${sender.charAt(0)}.${id}`)) {
      found.push(finding("lost", `the verdict of the acknowledged ${type} ${id} is forgotten`));
    }
    if (verdict.receipt !== undefined && !receipts.has(id)) {
      found.push(finding("lost", `the receipt of the acknowledged ${type} ${id} is not kept`));
    }
    const event = events.find((one) => isEventOf(one, sender, id));
    if (!event) {
      // Other commands may change nothing: a second click, a withdrawal of nothing.
      if (type === "say" || type === "reply") found.push(loss(entry));
      continue;
    }
    if (sender !== "visitor") continue; // several agents send at their own pace
    if (event.seq > verdict.seq || event.seq < last) {
      found.push(finding("reordered", `${type} ${id} stands at ${event.seq}, sent after ${last}, told ${verdict.seq}`));
    }
    last = event.seq;
  }
  return found;
}

/** The log by itself. */
function judgeLog({ id, events }: StoredConversation): readonly Finding[] {
  const found: Finding[] = [];
  const gap = events.findIndex((event, index) => event.seq !== index + 1);
  if (gap >= 0) found.push(finding("broken", `${id}: number ${gap + 1} of the log is missing`));
  const late = events.findIndex((event, index) => event.atMs < (events[index - 1]?.atMs ?? 0));
  if (late >= 0) found.push(finding("reordered", `${id}: the clock goes back at ${late + 1}`));
  for (const twice of repeated(events.map((event) => event.id))) {
    found.push(finding("duplicated", `${id}: the event ${twice} is there twice`));
  }
  // Every text that is sent in these runs is another one.
  const said = events.flatMap((one) => (one.type === "message.sent" && one.from.type !== "bot" ? [one.text] : []));
  for (const twice of repeated(said)) found.push(finding("duplicated", `${id}: "${twice}" is there twice`));
  const answered = events.flatMap((one) => (one.type === "message.sent" && one.answer ? [one.answer.askSeq] : []));
  for (const twice of repeated(answered)) found.push(finding("duplicated", `${id}: turn ${twice} is answered twice`));
  return found;
}

/** The state beside the log, against the log. */
function judgeState({ id, events, state, head }: StoredConversation): readonly Finding[] {
  const [first] = events;
  if (first?.type !== "conversation.started") return [finding("broken", `${id}: the log does not begin at its start`)];
  if (events.some((event, index) => event.seq !== index + 1)) return []; // a log with a gap makes no state, and is found
  const rebuilt = events.reduce<Conversation>(fold, emptyConversation(id, first.site));
  const isSame = head === rebuilt.head && isDeepStrictEqual(state, JSON.parse(JSON.stringify(rebuilt)));
  return isSame ? [] : [finding("broken", `${id}: the stored state is not what the log makes`)];
}

/** The log, against the same log earlier. */
function judgeReturn({ id, events }: StoredConversation, seen: Seen): readonly Finding[] {
  const ids = events.map((event) => event.id);
  const before = seen.get(id) ?? [];
  seen.set(id, ids);
  const at = before.findIndex((eventId, index) => eventId !== ids[index]);
  if (at < 0) return [];
  const wrong = before.every((eventId) => ids.includes(eventId)) ? "reordered" : "lost";
  return [finding(wrong, `${id}: event ${at + 1} was there before and is not there now`)];
}

const isAcknowledged = ({ verdict }: Entry): boolean => verdict?.ok === true;

const loss = ({ type, id }: Entry): Finding => finding("lost", `the acknowledged ${type} ${id} is not in the log`);

function finding(wrong: Wrong, what: string): Finding {
  return { wrong, what };
}

function repeated<Value>(values: readonly Value[]): readonly Value[] {
  const once = new Set<Value>();
  return [...new Set(values.filter((value) => once.size === once.add(value).size))];
}
