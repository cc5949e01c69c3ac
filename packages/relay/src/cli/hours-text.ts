// Reads and writes opening hours as people type them: `mon-fri 09:00-17:30; sat 10:00-14:00`. Knows no zone and no date.
import type { DayHours } from "@handrail/protocol";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** What `--hours` takes, for help and errors. */
export const HOURS_EXAMPLE = "mon-fri 09:00-12:00 13:00-17:30; sat 10:00-14:00";

/** Seven days from Monday on, or `null` when the text cannot be read. Whether the times make sense is the site's business. */
export function parseHours(text: string): readonly DayHours[] | null {
  const week: (readonly [string, string])[][] = DAYS.map(() => []);
  const parts = text
    .toLowerCase()
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length === 0) return null;
  for (const part of parts) {
    const [days = "", ...ranges] = part.split(/[\s,]+/);
    const indexes = daysOf(days);
    const times = ranges.map(rangeOf);
    if (!indexes || times.length === 0) return null;
    for (const time of times) {
      if (!time) return null;
      for (const index of indexes) week[index]?.push(time);
    }
  }
  return week;
}

/** The same hours as text, days with the same hours together; days without are left out. */
export function formatHours(week: readonly DayHours[]): string {
  const texts = week.map((ranges) => ranges.map(([from, to]) => `${from}-${to}`).join(" "));
  const parts: string[] = [];
  for (let first = 0; first < texts.length; first += 1) {
    let last = first;
    while (last + 1 < texts.length && texts[last + 1] === texts[first]) last += 1;
    const days = first === last ? DAYS[first] : `${DAYS[first]}-${DAYS[last]}`;
    if (texts[first] !== "") parts.push(`${days} ${texts[first]}`);
    first = last;
  }
  return parts.join("; ");
}

// `fri-mon` runs over the weekend.
function daysOf(text: string): readonly number[] | null {
  const [from = "", to = from, ...rest] = text.split("-");
  const first = DAYS.findIndex((day) => day === from);
  const last = DAYS.findIndex((day) => day === to);
  if (first < 0 || last < 0 || rest.length > 0) return null;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, offset) => (first + offset) % 7);
}

function rangeOf(text: string): readonly [string, string] | null {
  const match = /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/.exec(text);
  return match ? [padded(match[1]), padded(match[2])] : null;
}

function padded(time = ""): string {
  return time.padStart(5, "0");
}
