// Fills texts and writes numbers and times the way the locale does. Knows no clock: the caller says what time it is.
import type { Words } from "../locales/en/first.ts";
import type { Plural } from "../locales/plural.ts";
import { once } from "./once.ts";
import { isSameDay } from "./same-day.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What fills the gaps of a text. */
export type Gaps = Readonly<Record<string, string | number>>;

/** How a locale writes. */
export interface Format {
  /** Fills the gaps; a plural is chosen by `gaps.n`. */
  say(text: string | Plural, gaps?: Gaps): string;
  /** A due time: `14:32`, or with its day when that is not today. */
  due(atMs: number, nowMs: number): string;
  /** A length of waiting: `2 minutes`, `1 hour`. */
  wait(ms: number): string;
}

/** The format of the words' own language. */
export function createFormat(words: Pick<Words, "locale">): Format {
  const { locale } = words;
  const timeOf = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { ...options, hour: "numeric", minute: "2-digit" }));
  const number = once(() => new Intl.NumberFormat(locale));
  const clock = timeOf({});
  const dueDate = timeOf({ weekday: "short" });
  return {
    say(text, gaps = {}) {
      const form =
        typeof text === "string" ? text : (text[new Intl.PluralRules(locale).select(Number(gaps["n"]))] ?? text.other);
      return form.replace(/\{(\w+)\}/g, (gap, name: string) => {
        const value = gaps[name];
        return typeof value === "number" ? number().format(value) : (value ?? gap);
      });
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
