// Reads and writes opening hours as people type them: `mon-fri 09:00-17:30; sat 10-14`. Knows no zone and no date.
import type { DayHours } from "@handrail/protocol";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** What `--hours` takes, for help and errors. */
export const HOURS_EXAMPLE = "mon-fri 09:00-12:00 13:00-17:30; sat 10:00-14:00";

/** Seven days from Monday on, or `null` when the text cannot be read. Whether the times make sense is the site's business. */
export function parseHours(text: string): readonly DayHours[] | null {
  const week: (readonly [string, string])[][] = DAYS.map(() => []);
  let days: readonly number[] | null = null;
  let hasTimes = false;
  for (const word of text.toLowerCase().split(/[\s,;]+/)) {
    if (word === "") continue;
    const time = rangeOf(word);
    if (time && days) {
      for (const day of days) week[day]?.push(time);
      hasTimes = true;
      continue;
    }
    // Days without hours before other days: which ones are they for?
    if (days && !hasTimes) return null;
    days = daysOf(word);
    hasTimes = false;
    if (!days) return null;
  }
  return hasTimes ? week : null;
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
  const match = /^(\d{1,2})(:\d{2})?-(\d{1,2})(:\d{2})?$/.exec(text);
  return match ? [timeOf(match[1], match[2]), timeOf(match[3], match[4])] : null;
}

// `9` is `09:00`.
function timeOf(hour = "", minutes = ":00"): string {
  return `${hour.padStart(2, "0")}${minutes}`;
}
