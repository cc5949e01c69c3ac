// Appointments as people type them: "every 30m, lead 1h, 2 per slot, 3 days". What is not said is as in the preset.
import { PRESETS } from "@handrail/protocol";
import type { AppointmentSettings } from "@handrail/protocol";
import { formatDuration, parseDuration } from "./duration-text.ts";

/** What stands in help and in refusals. */
export const APPOINTMENTS_EXAMPLE = "every 30m, lead 1h, 2 per slot, 3 days";

const MINUTE_MS = 60_000;
const { appointments: USUAL } = PRESETS["answer-within-15-min-or-appointment"];

/** Reads them; `null` for what cannot be read. Whether the numbers are allowed is proven where every change is. */
export function parseAppointments(text: string): Readonly<Record<keyof AppointmentSettings, number>> | null {
  let read: Readonly<Record<keyof AppointmentSettings, number>> = USUAL;
  for (const part of text.split(",")) {
    const one = partOf(part.trim());
    if (!one) return null;
    read = { ...read, ...one };
  }
  return read;
}

/** Writes them in the same way. */
export function formatAppointments({ everyMin, leadMin, perSlot, daysAhead }: AppointmentSettings): string {
  const minutes = (min: number): string => (min === 0 ? "0m" : formatDuration(min * MINUTE_MS));
  return `every ${minutes(everyMin)}, lead ${minutes(leadMin)}, ${perSlot} per slot, ${daysAhead} days`;
}

function partOf(part: string): Partial<Record<keyof AppointmentSettings, number>> | null {
  const [, timed, duration] = /^(every|lead)\s+(\S+)$/.exec(part) ?? [];
  if (timed !== undefined && duration !== undefined) {
    const ms = duration === "0m" ? 0 : parseDuration(duration);
    if (ms === null) return null;
    return timed === "every" ? { everyMin: ms / MINUTE_MS } : { leadMin: ms / MINUTE_MS };
  }
  const [, count, of] = /^(\d{1,4})\s+(per slot|days?)$/.exec(part) ?? [];
  if (count === undefined) return null;
  return of === "per slot" ? { perSlot: Number(count) } : { daysAhead: Number(count) };
}
