// Writes times and days the way the locale does, for the later parts. Knows no clock: the caller says what time it is.
import type { Words } from "../locales/en/first.ts";
import { createFormat, type Format } from "./kit.ts";
import { once } from "./once.ts";
import { isSameDay } from "./same-day.ts";

const DAY_MS = 86_400_000;

/** How a locale writes when something was. */
export interface DayFormat extends Format {
  /** `14:32` */
  time(atMs: number): string;
  /** `Today`, `Yesterday`, `Friday 13 November` */
  day(atMs: number, nowMs: number): string;
}

/** The format of the words' own language. */
export function dayFormat(words: Pick<Words, "locale" | "today" | "yesterday">): DayFormat {
  const { locale } = words;
  const clock = once(() => new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" }));
  const date = once(() => new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" }));
  return {
    ...createFormat(words),
    time: (atMs) => clock().format(atMs),
    day(atMs, nowMs) {
      if (isSameDay(atMs, nowMs)) return words.today;
      return isSameDay(atMs, nowMs - DAY_MS) ? words.yesterday : date().format(atMs);
    },
  };
}
