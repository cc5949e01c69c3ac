// The site's appointments: when one may begin, and whether a place in it is free. Both as the relay reads it in the transaction that
// gives one, from the promises that are open.
import { notBeforeMs } from "@handrail/protocol";
import type { FreeSlot } from "@handrail/protocol/law";
import { LIVE_MS } from "../explore/scenes.ts";
import type { Relay } from "./relay.ts";
import type { Stored } from "./stored.ts";

const EVERY_MS = 300_000;
const LEAD_MS = 30_000;
const PER_SLOT = 1;

/** One of the next times on offer, by dice from 0 to 1. */
export function slotAfter(nowMs: number, dice: number): number {
  return (Math.ceil((nowMs + LEAD_MS) / EVERY_MS) + Math.floor(dice * 2)) * EVERY_MS;
}

/** The slot, when it is on offer and not full. */
export function freeSlot(relay: Relay, slotAtMs: number, besides: Stored): FreeSlot | null {
  const { nowMs } = relay.parts.loop;
  if (slotAtMs % EVERY_MS !== 0 || slotAtMs < nowMs + LEAD_MS) return null;
  let booked = 0;
  for (const stored of relay.conversations.values()) {
    if (stored !== besides && stored.conversation?.promise?.slotAtMs === slotAtMs) booked += 1;
  }
  const isFree = booked < PER_SLOT || relay.parts.faults.overbooks === true;
  return isFree ? { slotAtMs, dueAtMs: slotAtMs + LIVE_MS } : null;
}

/** Before their appointment begins a visitor is offered to nobody, and stands before nobody. */
export function isBeforeSlot({ conversation, internal }: Stored, nowMs: number): boolean {
  return conversation !== null && (notBeforeMs(conversation, internal) ?? -Infinity) > nowMs;
}
