// Writes down that a request was answered: by which route, with what, how long it took. Never an address that holds an id, nor a person.
import type { Clock } from "../platform.ts";
import type { Logger } from "../logger.ts";
import { networkOf } from "./remote.ts";

/** What is known of a request when it has been answered. */
export interface Answered {
  readonly method: string;
  /** The route's pattern, not the address: addresses carry ids and tokens. */
  readonly route: string;
  readonly status: number;
  readonly startedAtMs: number;
  readonly remoteAddress: string | undefined;
}

export type RequestLog = (answered: Answered) => void;

/** Answers what went wrong here as a warning, what the sender did wrong for information, and the rest for those who debug. */
export function createRequestLog(logger: Logger, clock: Clock): RequestLog {
  return ({ method, route, status, startedAtMs, remoteAddress }) => {
    const level = status >= 500 ? "warn" : status >= 400 ? "info" : "debug";
    if (!logger.isLevelEnabled(level)) return;
    const line = { method, route, status, ms: clock.now() - startedAtMs };
    const network = networkOf(remoteAddress);
    logger[level]({ ...line, ...(network !== null && { network }) }, "request");
  };
}
