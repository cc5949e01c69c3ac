// Writes countdowns and moments that matter the way the locale does, besides what the first part can write. Knows no clock.
import type { Words } from "../../locales/en/first.ts";
import { dayFormat, type DayFormat } from "../day-format.ts";
import { once } from "../once.ts";

/** How a locale writes in a conversation. */
export interface TalkFormat extends DayFormat {
  /** A day for good: `Friday, November 13, 2026` */
  date(atMs: number): string;
  /** Fills the gaps `day` and `time`: a moment that matters enough to be told in full. */
  appointment(text: string, atMs: number, nowMs: number): string;
  /** What is left: `4:09`, or `2 hr` from an hour on. Never negative. */
  left(ms: number): string;
}

/** The format of the words' own language. */
export function talkFormat(words: Words): TalkFormat {
  const { locale } = words;
  const format = dayFormat(words);
  const number = once(() => new Intl.NumberFormat(locale));
  const hours = once(() => new Intl.NumberFormat(locale, { style: "unit", unit: "hour", unitDisplay: "short" }));
  const fullDate = once(() => new Intl.DateTimeFormat(locale, { dateStyle: "full" }));
  return {
    ...format,
    date: (atMs) => fullDate().format(atMs),
    appointment: (text, atMs, nowMs) => format.say(text, { day: format.day(atMs, nowMs), time: format.time(atMs) }),
    left(ms) {
      const seconds = Math.max(0, Math.floor(ms / 1000));
      if (seconds >= 3600) return hours().format(Math.floor(seconds / 3600));
      return `${number().format(Math.floor(seconds / 60))}:${pad(number().format(seconds % 60), number().format(0))}`;
    },
  };
}

function pad(digits: string, zero: string): string {
  return digits.length < 2 ? zero + digits : digits;
}
