// Says how an open promise stands at a moment: calm, near its due time, passed, or answered and on its way.
import type { OpenPromise } from "@handrail/protocol";
import { clockText, momentText, spokenDuration, type Place } from "./durations.ts";

/** `near` turns amber, `late` red. `answered`: written, and not yet known to have reached the visitor. */
export type PromiseTone = "calm" | "near" | "late" | "answered";

/** What a promise's clock shows. `spoken` changes by the minute at most. */
export interface PromiseClock {
  readonly tone: PromiseTone;
  readonly text: string;
  readonly spoken: string;
}

/** A quarter of the way before the due time is "near": not less than 20 seconds, not more than half an hour. */
const NEAR = { share: 0.25, minMs: 20_000, maxMs: 30 * 60_000 } as const;

/** From here on the clock shows whole hours or days. */
const HOURS_ONLY_MS = 3 * 60 * 60_000;

/** How the promise stands at `nowMs`. */
export function promiseClock(promise: OpenPromise, nowMs: number, place: Place = {}): PromiseClock {
  const { slotAtMs } = promise;
  const leftMs = promise.dueAtMs - nowMs;
  const due = momentText(promise.dueAtMs, nowMs, place);
  if (promise.answeredSeq !== null) {
    return { tone: "answered", text: "Answered", spoken: `Answered; on its way to the visitor, promised by ${due}` };
  }
  if (leftMs <= 0) {
    const late = clockText(-leftMs);
    return { tone: "late", text: `${late} late`, spoken: `Promised by ${due}, late by ${spokenDuration(-leftMs)}` };
  }
  if (slotAtMs !== undefined && nowMs < slotAtMs) {
    const begins = momentText(slotAtMs, nowMs, place);
    return { tone: "calm", text: `At ${begins}`, spoken: `Appointment at ${begins}, answer promised by ${due}` };
  }
  const tone = leftMs <= nearMs(promise) ? "near" : "calm";
  // Rounded up: a clock that shows 0:00 is late, not due.
  const text = `${leftText(Math.ceil(leftMs / 1000) * 1000)} left`;
  return { tone, text, spoken: `Answer promised by ${due}, ${spokenDuration(leftMs)} left` };
}

// Minutes say nothing about a promise for tomorrow.
function leftText(leftMs: number): string {
  return leftMs < HOURS_ONLY_MS ? clockText(leftMs) : spokenDuration(leftMs);
}

function nearMs(promise: OpenPromise): number {
  const wholeMs = promise.dueAtMs - (promise.slotAtMs ?? promise.madeAtMs);
  return Math.min(NEAR.maxMs, Math.max(NEAR.minMs, wholeMs * NEAR.share));
}
