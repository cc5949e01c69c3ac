// Makes the relay's logger: JSON lines, and a last net under everything that must never be written down.
import { pino, type Logger } from "pino";
import { StoreFault } from "./store/transactions.ts";

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** No line of ours holds these; should one ever do, it is blotted out here. */
const SECRET_FIELDS = [
  "secret",
  "token",
  "password",
  "authorization",
  "cookie",
  "email",
  "phone",
  "text",
  "body",
  "link",
];

/** Lines go to standard output; making them pretty is the reader's business. */
export function createLogger(level: LogLevel = "info"): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino({ level, base: null, redact: { paths, censor: "[redacted]" } });
}

/** What may be written down of a mistake: its kind and place. Its words may quote what a visitor wrote. */
export function faultLine(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { error: typeof error };
  // A database's own words name tables and constraints, never values.
  const isOfDisk = error instanceof StoreFault || ("code" in error && error.code === "ERR_SQLITE_ERROR");
  return { error: error.name, place: placeOf(error), ...(isOfDisk && { message: error.message }) };
}

// The frames of a stack without its first line, which is the message.
function placeOf(error: Error): string {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return frames.slice(0, 8).join("\n");
}

export type { Logger };
