// What is promised in the chat to whoever enters the queue lies between what an agent needs at least and what the site allows at
// most, and is no sooner than those who stand before them leave room for.
import { LIVE_MS } from "../../explore/scenes.ts";
import { isBeforeSlot } from "../appointments.ts";
import { LIVE_MS_MIN } from "../due-times.ts";
import type { Commit, Invariant } from "../invariant.ts";

/** The estimate may learn to promise less than its model says, down to this share of the mean. */
const SHARE_OF_MEAN = 0.75;

export const honestDue: Invariant = {
  name: "honest-due",
  rule: "HG6",
  appended(event, before, commit) {
    if (event.type !== "promise.made" || event.rung !== "live" || !isEntering(commit)) return null;
    const inMs = event.dueAtMs - event.atMs;
    if (inMs > LIVE_MS) return `is promised an answer in ${inMs} ms, later than the site allows itself`;
    if (before.owner !== "queue") return null;
    if (inMs < LIVE_MS_MIN) return `is promised an answer in ${inMs} ms, with no time to read and to type`;
    const meanMs = meanWaitMs(commit);
    return inMs < SHARE_OF_MEAN * meanMs ? `is promised an answer in ${inMs} ms, and will wait ${meanMs} ms` : null;
  },
};

// A promise that is restored keeps its old due time; a later turn's is the site's own.
function isEntering({ relay, command, before: { owner, isAwaiting } }: Commit): boolean {
  return !relay.receipts.forgotten(command) && command.type !== "still-need" && owner === "bot" && !isAwaiting;
}

// By the accounts of the logs: how many departures it takes until it is this one's turn, and how far apart they are.
function meanWaitMs({ stored, relay, nowMs }: Commit): number {
  const meanMs = relay.dueTimes.meanMsForNewcomers();
  if (meanMs === null) return 0;
  const onDuty = [...relay.dispatcher.roster.values()].filter(({ dutyUntilMs }) => dutyUntilMs > nowMs);
  const held = new Map<string, number>();
  let ahead = 0;
  for (const other of relay.conversations.values()) {
    if (other === stored) continue;
    const holder = holderOf(other, nowMs);
    if (holder !== null) held.set(holder, (held.get(holder) ?? 0) + 1);
    else if (other.book.owner !== "queue" || isBeforeSlot(other, nowMs)) continue;
    else if (relay.dispatcher.isPresent(other) && goesBefore(other, stored)) ahead += 1;
  }
  // Whoever has taken more than they have room for leaves nobody else less room.
  const free = sum(onDuty.map(({ plan }) => Math.max(0, plan.capacity - (held.get(plan.name) ?? 0))));
  const slots = sum(onDuty.map(({ plan }) => plan.capacity));
  const departures = ahead + 1 - free;
  return departures <= 0 || slots === 0 ? 0 : (departures * meanMs) / slots;
}

// Who has them, or is asked whether they take them.
function holderOf({ book, standing }: Conversing, nowMs: number): string | null {
  if (book.owner.startsWith("agent ")) return book.owner.slice("agent ".length);
  return book.owner === "queue" && standing && standing.expiresAtMs > nowMs ? standing.agent : null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

type Conversing = Commit["stored"];

function goesBefore(other: Conversing, one: Conversing): boolean {
  const isClicked = (stored: Conversing): boolean => !stored.conversation?.request?.isAutomatic;
  return isClicked(other) || !isClicked(one);
}
