// How an error travels: its code with its sentence and next step, and the facts of the one case.
import { ERRORS, type ErrorCode } from "./errors.ts";

/** An error as it travels: the code, its sentence and next step, and the facts that belong to this one case. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly next: string;
  readonly retry: "never" | "later";
  readonly details?: Readonly<Record<string, string>>;
}

/** Writes a code out for the wire. `details` hold no message text, token or address. */
export function wireError(code: ErrorCode, details?: Readonly<Record<string, string>>): WireError {
  const { message, next, retry } = ERRORS[code];
  return { code, message, next, retry, ...(details && { details }) };
}
