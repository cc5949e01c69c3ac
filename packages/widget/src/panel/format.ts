// Fills texts and writes numbers, times and days the way the locale does. Knows no clock: the caller says what time it is.
import type { Plural, Words } from "../locales/en.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What fills the gaps of a text. */
export type Gaps = Readonly<Record<string, string | number>>;

/** How a locale writes. */
export interface Format {
  /** Fills the gaps; a plural is chosen by `gaps.n`. */
  say(text: string | Plural, gaps?: Gaps): string;
  /** `14:32` */
  time(atMs: number): string;
  /** `Today`, `Yesterday`, `Friday 13 November` */
  day(atMs: number, nowMs: number): string;
  /** A day for good: `Friday, November 13, 2026` */
  date(atMs: number): string;
  /** A due time: `14:32`, or with its day when that is not today. */
  due(atMs: number, nowMs: number): string;
  /** Fills the gaps `day` and `time`: a moment that matters enough to be told in full. */
  appointment(text: string, atMs: number, nowMs: number): string;
  /** What is left: `4:09`, or `2 hr` from an hour on. Never negative. */
  left(ms: number): string;
  /** A length of waiting: `2 minutes`, `1 hour`. */
  wait(ms: number): string;
}

/** The format of the words' own language. */
export function createFormat(words: Words): Format {
  const { locale } = words;
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  const date = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
  const fullDate = new Intl.DateTimeFormat(locale, { dateStyle: "full" });
  const dueDate = new Intl.DateTimeFormat(locale, { weekday: "short", hour: "numeric", minute: "2-digit" });
  const unit = (unitName: string, count: number, unitDisplay: "long" | "short"): string =>
    new Intl.NumberFormat(locale, { style: "unit", unit: unitName, unitDisplay }).format(count);

  const format: Format = {
    say(text, gaps = {}) {
      const form = typeof text === "string" ? text : (text[plural.select(Number(gaps["n"]))] ?? text.other);
      return form.replace(/\{(\w+)\}/g, (gap, name: string) => {
        const value = gaps[name];
        return typeof value === "number" ? number.format(value) : (value ?? gap);
      });
    },
    time: (atMs) => clock.format(atMs),
    day(atMs, nowMs) {
      if (isSameDay(atMs, nowMs)) return words.today;
      return isSameDay(atMs, nowMs - DAY_MS) ? words.yesterday : date.format(atMs);
    },
    date: (atMs) => fullDate.format(atMs),
    due: (atMs, nowMs) => (isSameDay(atMs, nowMs) ? clock : dueDate).format(atMs),
    appointment: (text, atMs, nowMs) => format.say(text, { day: format.day(atMs, nowMs), time: format.time(atMs) }),
    left(ms) {
      const seconds = Math.max(0, Math.floor(ms / 1000));
      if (seconds >= 3600) return unit("hour", Math.floor(seconds / 3600), "short");
      return `${number.format(Math.floor(seconds / 60))}:${pad(number.format(seconds % 60), number.format(0))}`;
    },
    wait(ms) {
      return ms >= HOUR_MS
        ? unit("hour", Math.round(ms / HOUR_MS), "long")
        : unit("minute", Math.max(1, Math.round(ms / MINUTE_MS)), "long");
    },
  };
  return format;
}

function isSameDay(aMs: number, bMs: number): boolean {
  return new Date(aMs).toDateString() === new Date(bMs).toDateString();
}

function pad(digits: string, zero: string): string {
  return digits.length < 2 ? zero + digits : digits;
}
