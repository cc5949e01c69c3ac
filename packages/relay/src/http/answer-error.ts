// Every refusal leaves in the same form: the code's HTTP status and the WireError as the body.
import { ERRORS, wireError, type ErrorCode, type ErrorResponse } from "@handrail/protocol";

/** A refusal of a whole request, as a value. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly details?: Readonly<Record<string, string>>;
}

export function answerError({ code, details }: Refusal): Response {
  const body: ErrorResponse = { error: wireError(code, details) };
  return Response.json(body, { status: ERRORS[code].status, headers: { "cache-control": "no-store" } });
}
