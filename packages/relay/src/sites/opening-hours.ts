// Decides whether humans can be reached at a moment, and when they next can be. Wall-clock ranges of an IANA zone; knows no site.
import type { OpeningHours } from "@handrail/protocol";
import { Temporal } from "temporal-polyfill";

/** Whether it is open, and the next opening in ms since the epoch: `null` while open, or when none comes in sight. */
export interface Opening {
  readonly isOpen: boolean;
  readonly opensAtMs: number | null;
}

/** Past this many days nothing is looked for: a week of empty days, or holidays on end, counts as closed for good. */
const DAYS_AHEAD = 62;

/** A stretch of time that is open. In ms since the epoch. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

interface Stretch extends Opening {
  readonly fromMs: number;
  readonly untilMs: number;
}

// The answer stays the same until the next opening or closing, and it is asked for with each command: it is kept beside
// the hours that it was worked out from. Nobody can tell but the clock on the wall.
const kept = new WeakMap<OpeningHours, Stretch>();

/** What the hours say at `nowMs`. Ranges that end at or before their start run past midnight; holidays are closed from midnight to midnight. */
export function openingAt(hours: OpeningHours, nowMs: number): Opening {
  const known = kept.get(hours);
  if (known && nowMs >= known.fromMs && nowMs < known.untilMs) return known;
  const found = stretchAt(hours, nowMs);
  kept.set(hours, found);
  return found;
}

function stretchAt(hours: OpeningHours, nowMs: number): Stretch {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(hours.timeZone).toPlainDate();
  let open: Span | null = null;
  for (let offset = -1; offset <= DAYS_AHEAD; offset += 1) {
    for (const span of spansOf(hours, today.add({ days: offset }))) {
      if (span.toMs <= (open?.toMs ?? nowMs)) continue;
      if (open) {
        // Spans that touch or overlap are one opening: 22:00 to 24:00 and 00:00 to 06:00.
        if (span.fromMs > open.toMs) return stretchOf(open, nowMs);
        open = { fromMs: open.fromMs, toMs: span.toMs };
      } else if (span.fromMs <= nowMs) {
        open = span;
      } else {
        return { isOpen: false, opensAtMs: span.fromMs, fromMs: nowMs, untilMs: span.fromMs };
      }
    }
  }
  if (open) return stretchOf(open, nowMs);
  return { isOpen: false, opensAtMs: null, fromMs: nowMs, untilMs: nowMs + DAY_MS };
}

const DAY_MS = 24 * 60 * 60 * 1000;

function stretchOf(open: Span, nowMs: number): Stretch {
  return { isOpen: true, opensAtMs: null, fromMs: nowMs, untilMs: open.toMs };
}

/** What is open between two moments, in order: whole spans, also where they begin before or end after. */
export function openSpans(hours: OpeningHours, { fromMs, toMs }: Span): readonly Span[] {
  const dayOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(hours.timeZone).toPlainDate();
  const spans: Span[] = [];
  // A day more on each side: spans that run past midnight are two, and one again.
  const lastDay = dayOf(toMs).add({ days: 1 });
  for (
    let day = dayOf(fromMs).subtract({ days: 1 });
    Temporal.PlainDate.compare(day, lastDay) <= 0;
    day = day.add({ days: 1 })
  ) {
    for (const span of spansOf(hours, day)) {
      const last = spans.at(-1);
      if (last && span.fromMs <= last.toMs) spans[spans.length - 1] = { ...last, toMs: Math.max(last.toMs, span.toMs) };
      else spans.push(span);
    }
  }
  return spans.filter((span) => span.toMs > fromMs && span.fromMs <= toMs);
}

// What is open on one local date, in order: the ranges of its weekday, and what runs over from the evening before.
function spansOf(hours: OpeningHours, date: Temporal.PlainDate): Span[] {
  if (hours.holidays.includes(date.toString())) return [];
  const before = date.subtract({ days: 1 });
  const overnight = hours.holidays.includes(before.toString()) ? [] : rangesOf(hours, before).filter(runsPastMidnight);
  const spans = [
    ...overnight.map(([, to]) => span(hours, date, ["00:00", to])),
    ...rangesOf(hours, date).map((range) => span(hours, date, runsPastMidnight(range) ? [range[0], "24:00"] : range)),
  ];
  return spans.filter(({ fromMs, toMs }) => fromMs < toMs).toSorted((one, other) => one.fromMs - other.fromMs);
}

function rangesOf(hours: OpeningHours, date: Temporal.PlainDate): readonly (readonly [string, string])[] {
  return hours.week[date.dayOfWeek - 1] ?? [];
}

function runsPastMidnight([from, to]: readonly [string, string]): boolean {
  return to <= from;
}

function span(hours: OpeningHours, date: Temporal.PlainDate, [from, to]: readonly [string, string]): Span {
  return { fromMs: instantOf(hours, date, from), toMs: instantOf(hours, date, to) };
}

// A wall-clock time that the clock change skips is read after the gap, one that comes twice is the first of the two.
function instantOf(hours: OpeningHours, date: Temporal.PlainDate, time: string): number {
  const isMidnight = time === "24:00";
  const day = isMidnight ? date.add({ days: 1 }) : date;
  return day.toZonedDateTime({ timeZone: hours.timeZone, plainTime: isMidnight ? "00:00" : time }).epochMilliseconds;
}
