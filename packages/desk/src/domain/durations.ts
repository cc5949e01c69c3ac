// Words for stretches of time and for moments. Pure: the caller says what time it is and where.

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Where and how moments are written; the browser's own zone when none is named. */
export interface Place {
  readonly timeZone?: string;
}

/** A running clock: `0:07`, `12:40`, `1 h 05 min`, `3 days`. Never below zero. */
export function clockText(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)}:${twoDigits(Math.floor((ms % MINUTE_MS) / SECOND_MS))}`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h ${twoDigits(Math.floor((ms % HOUR_MS) / MINUTE_MS))} min`;
  const days = Math.floor(ms / DAY_MS);
  return days === 1 ? "1 day" : `${days} days`;
}

/** The same in full words, in steps that a screen reader need not repeat each second. */
export function spokenDuration(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < MINUTE_MS) return "less than a minute";
  if (ms < HOUR_MS) return counted(Math.floor(ms / MINUTE_MS), "minute");
  if (ms < DAY_MS) return counted(Math.floor(ms / HOUR_MS), "hour");
  return counted(Math.floor(ms / DAY_MS), "day");
}

/** A setting: `45 seconds`, `3 minutes`, `24 hours`. */
export function settingText(durationMs: number): string {
  if (durationMs % HOUR_MS === 0) return counted(durationMs / HOUR_MS, "hour");
  if (durationMs % MINUTE_MS === 0) return counted(durationMs / MINUTE_MS, "minute");
  return counted(Math.round(durationMs / SECOND_MS), "second");
}

/** How long ago, for a list: `now`, `4 min`, `2 h`, `Tue`, `3 Nov`. */
export function agoText(atMs: number, nowMs: number, place: Place = {}): string {
  const ms = nowMs - atMs;
  if (ms < MINUTE_MS) return "now";
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  const options: Intl.DateTimeFormatOptions =
    ms < 6 * DAY_MS ? { weekday: "short" } : { day: "numeric", month: "short" };
  return format(atMs, place, options);
}

/** `14:03`. */
export function timeText(atMs: number, place: Place = {}): string {
  return format(atMs, place, { hour: "2-digit", minute: "2-digit" });
}

/** `14:03` on the same day, else `Tue 24 Nov, 14:03`. */
export function momentText(atMs: number, nowMs: number, place: Place = {}): string {
  if (dayKey(atMs, place) === dayKey(nowMs, place)) return timeText(atMs, place);
  return `${format(atMs, place, { weekday: "short", day: "numeric", month: "short" })}, ${timeText(atMs, place)}`;
}

/** The heading over a day's messages: `Today`, `Yesterday`, `Tuesday 24 November`. */
export function dayText(atMs: number, nowMs: number, place: Place = {}): string {
  const day = dayKey(atMs, place);
  if (day === dayKey(nowMs, place)) return "Today";
  if (day === dayKey(nowMs - DAY_MS, place)) return "Yesterday";
  return format(atMs, place, { weekday: "long", day: "numeric", month: "long" });
}

/** A day of any year: `24 Nov 2026`. */
export function dateText(atMs: number, place: Place = {}): string {
  return format(atMs, place, { day: "numeric", month: "short", year: "numeric" });
}

/** Equal for two moments of the same local day. */
export function dayKey(atMs: number, place: Place = {}): string {
  return format(atMs, place, { year: "numeric", month: "2-digit", day: "2-digit" });
}

function format(atMs: number, place: Place, options: Intl.DateTimeFormatOptions): string {
  return formatter({ ...options, ...place }).format(atMs);
}

// A formatter costs a hundred times what formatting does, and each row of a list asks for one.
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", options);
  formatters.set(key, made);
  return made;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
