// What an administrative act comes to: a value, or an error that names the field or the cause.
import { wireError, type ErrorCode, type WireError } from "@handrail/protocol";

/** Expected trouble is a value: `error` has its code, sentence and next step. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: WireError };

/** It was done. */
export function done<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** It was refused. `details` hold no secret, token or address. */
export function refused(code: ErrorCode, details?: Readonly<Record<string, string>>): Result<never> {
  return { ok: false, error: wireError(code, details) };
}
