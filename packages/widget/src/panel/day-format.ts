// Writes times and days the way the locale does, for the later parts. Knows no clock: the caller says what time it is.
import type { Words } from "../locales/en/first.ts";
import { createFormat, type Format } from "./kit.ts";
import { once } from "./once.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const CLOCK = { hour: "numeric", minute: "2-digit" } as const;

/** How a locale writes when something was. */
export interface DayFormat extends Format {
  /** `14:32` */
  time(atMs: number): string;
  /** `Today`, `Yesterday`, `Friday 13 November` */
  day(atMs: number, nowMs: number): string;
  /** A due time: `14:32`, or with its day when that is not today. */
  due(atMs: number, nowMs: number): string;
  /** A length of waiting: `2 minutes`, `1 hour`. */
  wait(ms: number): string;
}

/** The format of the words' own language. */
export function dayFormat(words: Pick<Words, "locale" | "today" | "yesterday">): DayFormat {
  const { locale } = words;
  const dated = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  const clock = dated(CLOCK);
  const dueDate = dated({ ...CLOCK, weekday: "short" });
  const date = dated({ weekday: "long", day: "numeric", month: "long" });
  return {
    ...createFormat(words),
    time: (atMs) => clock().format(atMs),
    day(atMs, nowMs) {
      if (isSameDay(atMs, nowMs)) return words.today;
      return isSameDay(atMs, nowMs - DAY_MS) ? words.yesterday : date().format(atMs);
    },
    due: (atMs, nowMs) => (isSameDay(atMs, nowMs) ? clock : dueDate)().format(atMs),
    wait(ms) {
      const [unit, length] = ms >= HOUR_MS ? (["hour", HOUR_MS] as const) : (["minute", MINUTE_MS] as const);
      return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(
        Math.max(1, Math.round(ms / length)),
      );
    },
  };
}

function isSameDay(aMs: number, bMs: number): boolean {
  return new Date(aMs).toDateString() === new Date(bMs).toDateString();
}
