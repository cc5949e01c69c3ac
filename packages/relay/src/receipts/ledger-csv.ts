// Writes the ledger as CSV (RFC 4180) that a spreadsheet may open: no cell of it is taken for a formula.
import { endOf, isAutomatic, type RequestRecord } from "./request-record.ts";

type Cell = string | number | null;

/** The columns and what stands in them. Times are ISO 8601 in UTC, by the relay's clock unless the name says otherwise. */
const COLUMNS: readonly (readonly [string, (record: RequestRecord) => Cell])[] = [
  ["conversation", ({ conversation }) => conversation],
  ["request", ({ seq }) => seq],
  ["asked_at", ({ askedAtMs }) => isoTime(askedAtMs)],
  ["clicked_at_visitor_clock", ({ clickedAtMs }) => isoTime(clickedAtMs)],
  ["why", ({ why }) => why],
  ["promised_by", ({ dueAtMs }) => isoTime(dueAtMs)],
  ["rungs", ({ rungs }) => rungs],
  ["first_human_answer_at", ({ answeredAtMs }) => isoTime(answeredAtMs)],
  ["delivered_at", ({ deliveredAtMs }) => isoTime(deliveredAtMs)],
  ["seconds_to_human", secondsToHuman],
  ["end", endOf],
  ["ended_at", ({ endedAtMs }) => isoTime(endedAtMs)],
  ["kept", ({ kept }) => kept],
  ["broken", ({ broken }) => broken],
  ["settled", ({ settled }) => settled],
  ["withdrawn", ({ withdrawn }) => withdrawn],
  ["unanswered", ({ unanswered }) => unanswered],
  ["automatic", (record) => (isAutomatic(record) ? 1 : 0)],
  ["erased", ({ erasedAtMs }) => (erasedAtMs === null ? 0 : 1)],
];

/** The first line. */
export const LEDGER_HEAD: string = COLUMNS.map(([name]) => name).join(",");

/** One request as one line, without its end of line. */
export function ledgerLine(record: RequestRecord): string {
  return COLUMNS.map(([, value]) => cell(value(record))).join(",");
}

/** From the request to the first message that a human wrote; `null` while there is none. */
export function secondsToHuman({ askedAtMs, answeredAtMs }: RequestRecord): number | null {
  return answeredAtMs === null ? null : Math.max(0, Math.round((answeredAtMs - askedAtMs) / 1_000));
}

/** A moment as `2026-11-22T09:00:00.000Z`; `null` when it is none that a calendar has. */
export function isoTime(ms: number | null): string | null {
  const date = new Date(ms ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

// A leading sign would have a spreadsheet reckon (CWE-1236): an id may begin with one.
function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
