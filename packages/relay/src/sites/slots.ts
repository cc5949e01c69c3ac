// Decides which appointments a site offers: the beginnings of slots inside its opening hours, by the clock on its own wall. Knows
// nothing of who has booked what.
import { LIMITS, type AppointmentSettings, type OpeningHours } from "@handrail/protocol";
import { Temporal } from "temporal-polyfill";
import { openSpans, type Span } from "./opening-hours.ts";

/** What slots are worked out from. */
export interface SlotSource {
  readonly hours: OpeningHours | null;
  readonly appointments: AppointmentSettings | null;
  readonly answerWithinMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The beginnings of all slots that may be booked at `nowMs`, in order, whether or not they are full. */
export function slotsOf(source: SlotSource, nowMs: number): readonly number[] {
  const { appointments } = source;
  return appointments ? slotsWithin(source, { appointments, ...windowOf(source, appointments, nowMs) }) : [];
}

/** Whether `slotAtMs` is one of them. */
export function offersSlot(source: SlotSource, slotAtMs: number, nowMs: number): boolean {
  const { appointments } = source;
  if (!appointments) return false;
  const { fromMs, toMs } = windowOf(source, appointments, nowMs);
  if (slotAtMs < fromMs || slotAtMs > toMs) return false;
  return slotsWithin(source, { appointments, fromMs: slotAtMs, toMs: slotAtMs }).length > 0;
}

// HG6: the promise is due after the slot has begun, and no promise is made for later than the cap.
function windowOf({ answerWithinMs }: SlotSource, { leadMin, daysAhead }: AppointmentSettings, nowMs: number): Span {
  return {
    fromMs: nowMs + leadMin * MINUTE_MS,
    toMs: nowMs + Math.min(daysAhead * DAY_MS, LIMITS.promiseMsMax - answerWithinMs),
  };
}

// The whole slot lies in the opening hours. Where the clocks change in between, the next slot is again at a round time of the new clock.
function slotsWithin(
  { hours }: SlotSource,
  { appointments: { everyMin }, fromMs, toMs }: Span & { readonly appointments: AppointmentSettings },
): number[] {
  const timeZone = hours?.timeZone ?? "UTC";
  const spans = hours ? openSpans(hours, { fromMs, toMs }) : [{ fromMs, toMs: Infinity }];
  return spans.flatMap((span) => {
    const found: number[] = [];
    let at = roundUp(Math.max(span.fromMs, fromMs), { timeZone, everyMin });
    while (at <= toMs && at + everyMin * MINUTE_MS <= span.toMs) {
      found.push(at);
      at = roundUp(at + MINUTE_MS, { timeZone, everyMin });
    }
    return found;
  });
}

function roundUp(atMs: number, clock: { readonly timeZone: string; readonly everyMin: number }): number {
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(clock.timeZone);
  const past = (local.minute % clock.everyMin) * MINUTE_MS + local.second * 1_000 + local.millisecond;
  // Asked again: the clock may have been changed on the way, by half an hour in some places.
  return past === 0 ? atMs : roundUp(atMs + clock.everyMin * MINUTE_MS - past, clock);
}
