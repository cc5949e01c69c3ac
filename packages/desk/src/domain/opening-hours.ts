// Edits and checks opening hours as the form shows them. When a site is open is the relay's business.
import type { DayHours, OpeningHours } from "@handrail/protocol";

const DAY_MINUTES = 24 * 60;

/** Monday to Friday from nine to five: what most shops change the least of. */
export function usualHours(timeZone: string): OpeningHours {
  const workday: DayHours = [["09:00", "17:00"]];
  return { timeZone, week: [workday, workday, workday, workday, workday, [], []], holidays: [] };
}

/** The week with one weekday changed. Monday is 0. */
export function withDay(hours: OpeningHours, day: number, ranges: DayHours): OpeningHours {
  return { ...hours, week: hours.week.map((known, index) => (index === day ? ranges : known)) };
}

/** The week with this weekday's hours on every day that is open. */
export function copyToOpenDays(hours: OpeningHours, day: number): OpeningHours {
  const source = hours.week[day] ?? [];
  return { ...hours, week: hours.week.map((known) => (known.length === 0 ? known : source)) };
}

/** A further range for a day: after its last one, two hours long, if that still fits. */
export function nextRange(ranges: DayHours): readonly [string, string] | null {
  const last = ranges.at(-1);
  if (!last) return ["09:00", "17:00"];
  const from = minutesOf(last[1]);
  if (from === null || from + 60 >= DAY_MINUTES) return null;
  return [textOf(from + 60), textOf(Math.min(DAY_MINUTES - 1, from + 180))];
}

/** What is wrong with a day, or `null`. A day's last hours may run past midnight: `22:00` to `02:00`. */
export function dayProblem(ranges: DayHours): string | null {
  let lastTo = -1;
  for (const [from, to] of ranges) {
    const [start, end] = [minutesOf(from), minutesOf(to)];
    if (start === null || end === null) return "Write times as 09:00.";
    if (start === end) return "The end must differ from the beginning.";
    if (start < lastTo) return "These hours overlap.";
    lastTo = end < start ? end + DAY_MINUTES : end;
  }
  return null;
}

/** The holidays with one more date (`2026-12-25`), in order and without repeats. */
export function addHoliday(hours: OpeningHours, date: string): OpeningHours {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return hours;
  return { ...hours, holidays: [...new Set([...hours.holidays, date])].toSorted() };
}

/** The day that it is in this time zone, as holidays are written: `2026-12-25`. */
export function dayIn(timeZone: string, nowMs: number): string {
  try {
    const options = { timeZone, calendar: "iso8601", numberingSystem: "latn" } as const;
    const format = new Intl.DateTimeFormat("en", { ...options, year: "numeric", month: "2-digit", day: "2-digit" });
    const part = Object.fromEntries(format.formatToParts(nowMs).map(({ type, value }) => [type, value]));
    return `${part["year"]}-${part["month"]}-${part["day"]}`;
  } catch {
    // A zone that the relay knows and this browser does not: a day too late at most.
    return new Date(nowMs - DAY_MINUTES * 60_000).toISOString().slice(0, 10);
  }
}

function minutesOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : time === "24:00" ? DAY_MINUTES : null;
}

function textOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
