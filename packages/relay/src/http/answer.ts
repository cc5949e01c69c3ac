// What a visitor's endpoint answers, before it is known by which way it leaves.
import { ERRORS, wireError, type ErrorResponse } from "@handrail/protocol";
import { sseResponse, type StreamStart } from "../realtime/sse.ts";
import type { Refusal } from "./answer-error.ts";

/** A whole answer, or a stream that begins as soon as it is carried. */
export type Answer =
  | { readonly type: "json"; readonly status: number; readonly body: string }
  | { readonly type: "stream"; readonly start: StreamStart };

/** What every JSON answer of these endpoints carries. No credentials are ever read from a cookie or header: every page may ask. */
export const JSON_HEADERS = {
  "content-type": "application/json",
  "cache-control": "no-store",
  "access-control-allow-origin": "*",
  "x-content-type-options": "nosniff",
} as const;

/** An answer that holds `value`. */
export function told(value: unknown): Answer {
  return { type: "json", status: 200, body: JSON.stringify(value) };
}

/** A refusal, in the form of all refusals. */
export function refusedAnswer({ code, details }: Refusal): Answer {
  const body: ErrorResponse = { error: wireError(code, details) };
  return { type: "json", status: ERRORS[code].status, body: JSON.stringify(body) };
}

/** The answer as a `Response`. */
export function responseOf(answer: Answer): Response {
  return answer.type === "stream"
    ? sseResponse(answer.start)
    : new Response(answer.body, { status: answer.status, headers: JSON_HEADERS });
}
