// What is promised in the chat to whoever enters the queue lies between what an agent needs at least and what the site allows at
// most, and is no sooner than those who stand before them leave room for.
import { isClick } from "@handrail/protocol";
import { LIVE_MS } from "../../explore/scenes.ts";
import { isBeforeSlot } from "../appointments.ts";
import { LIVE_MS_MIN } from "../due-times.ts";
import type { Commit, Invariant } from "../invariant.ts";
import type { Relay } from "../relay.ts";

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
  const meanMs = relay.dueTimes.meanMs();
  if (meanMs === null) return 0;
  const slots = slotsOf(relay, nowMs);
  let ahead = 0;
  let taken = 0;
  for (const other of relay.conversations.values()) {
    if (other === stored) continue;
    if (other.book.owner.startsWith("agent ")) taken += 1;
    if (other.book.owner !== "queue") continue;
    if (other.standing && other.standing.expiresAtMs > nowMs) taken += 1;
    else if (isBeforeSlot(other, nowMs)) continue;
    else if (relay.dispatcher.isPresent(other) && goesBefore(other, stored)) ahead += 1;
  }
  const departures = ahead + 1 - Math.max(0, slots - taken);
  return departures <= 0 || slots === 0 ? 0 : (departures * meanMs) / slots;
}

type Conversing = Commit["stored"];

function goesBefore(other: Conversing, one: Conversing): boolean {
  const isClicked = (stored: Conversing): boolean => isClick(stored.conversation?.request?.why ?? "button");
  return isClicked(other) || !isClicked(one);
}

function slotsOf({ dispatcher }: Relay, nowMs: number): number {
  let slots = 0;
  for (const { plan, dutyUntilMs } of dispatcher.roster.values()) if (dutyUntilMs > nowMs) slots += plan.capacity;
  return slots;
}
