// Speaks to a visitor in their own language: chooses whose words are said, fills them, and writes moments as that language does. What is
// said when is not its business; what goes to merchants and agents is English, and none of this.
import { chooseLocale, directionOf } from "@handrail/protocol/locale";
import type { Words } from "./en.ts";
import { WORDS } from "./languages.ts";

/** How a visitor is spoken to. */
export interface Speech {
  /** One of our languages, as a BCP 47 tag: `nb`, `pt-BR`. */
  readonly tag: string;
  readonly dir: "ltr" | "rtl";
  readonly words: Words;
  /** Fills the gaps of a text. From right to left, what fills one keeps its own direction and punctuation. */
  say(text: string, gaps: Readonly<Record<string, string | number>>): string;
  /**
   * @param zone an IANA name, or `null` for UTC: nobody here knows the reader's
   * @param nowMs what is today; `null` where no day is, for what is read later
   */
  moments(zone: string | null, nowMs: number | null): Moments;
}

/** Writes moments in the site's own time, which is named. */
export interface Moments {
  /** `14:32 CET`, or with its day when that is not today: `Tuesday 3 November at 09:01 CET`. */
  moment(atMs: number): string;
  /** `Tuesday 3 November` */
  day(atMs: number): string;
  /** `14:32 CET` */
  time(atMs: number): string;
}

/** The language of the first wish that can be granted, most important first; English where none can. */
export function speechFor(wishes: readonly (string | null | undefined)[]): Speech {
  const tag = chooseLocale(wishes, TAGS);
  const words = WORDS[tag];
  if (!words) throw new Error(`there are no words of ${tag}`);
  const dir = directionOf(tag);
  // First strong isolate, and its end.
  const [begin = "", end = ""] = dir === "rtl" ? "\u2068\u2069" : "";
  return {
    tag,
    dir,
    words,
    say: (text, gaps) =>
      text.replace(GAP, (gap, name: string) => {
        const value = gaps[name];
        if (typeof value === "number") return value.toLocaleString(dateTagOf(tag));
        return value === undefined ? gap : begin + value + end;
      }),
    moments: (zone, nowMs) => momentsIn(dateTagOf(tag), zone ?? "UTC", nowMs),
  };
}

const TAGS = Object.keys(WORDS);
const GAP = /\{(\w+)\}/g;

// English is read far from where it is noon twice a day.
function dateTagOf(tag: string): string {
  return tag === "en" ? "en-GB" : tag;
}

function momentsIn(tag: string, timeZone: string, nowMs: number | null): Moments {
  const day = new Intl.DateTimeFormat(tag, { timeZone, ...DAY });
  const time = new Intl.DateTimeFormat(tag, { timeZone, ...TIME });
  const both = new Intl.DateTimeFormat(tag, { timeZone, ...DAY, ...TIME });
  const today = nowMs === null ? null : day.format(nowMs);
  return {
    moment: (atMs) => (day.format(atMs) === today ? time : both).format(atMs),
    day: (atMs) => day.format(atMs),
    time: (atMs) => time.format(atMs),
  };
}

const DAY = { weekday: "long", day: "numeric", month: "long" } as const;
const TIME = { hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const;
