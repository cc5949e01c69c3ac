// Writes the desk's answers: JSON that no cache keeps, and refusals in the one shape of the protocol.
import { ERRORS, wireError, type ErrorCode, type WireError } from "@handrail/protocol";

const HEADERS = {
  "content-type": "application/json",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

/** A value, and the cookies that go with it. */
export function answer(value: unknown, setCookie: readonly string[] = []): Response {
  const headers = new Headers(HEADERS);
  for (const cookie of setCookie) headers.append("set-cookie", cookie);
  return new Response(JSON.stringify(value), { headers });
}

/** The whole request is refused with the code's status. */
export function refusal(code: ErrorCode, details?: Readonly<Record<string, string>>): Response {
  return errorResponse(wireError(code, details));
}

/** An error as the whole answer. */
export function errorResponse(error: WireError): Response {
  return new Response(JSON.stringify({ error }), { status: ERRORS[error.code].status, headers: HEADERS });
}
