// Makes the relay's logger: JSON lines, and a last net under everything that must never be written down.
import { pino, type Logger } from "pino";

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

export type { Logger };
