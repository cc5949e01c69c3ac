// Takes the body of an upload apart: a line of JSON, a newline, bytes. One body, so that no browser asks for permission first.
import { LIMITS } from "@handrail/protocol";
import type { Refusal } from "../http/answer-error.ts";
import { parseJson } from "../http/read-json.ts";

/** The line: keys and a name, with room. */
const LINE_BYTES_MAX = 4 * 1024;

/** The most that such a body may hold. */
export const PART_BODY_BYTES_MAX = LIMITS.fileChunkBytesMax + LINE_BYTES_MAX;

export interface PartBody {
  readonly value: unknown;
  readonly part: Uint8Array;
}

/** @param body `null` was too long */
export function partBody(body: Uint8Array | null): PartBody | Refusal {
  if (!body) return { code: "body-too-large" };
  const end = body.subarray(0, LINE_BYTES_MAX).indexOf(0x0a);
  const line = parseJson(body.subarray(0, end === -1 ? LINE_BYTES_MAX : end));
  return "code" in line ? line : { ...line, part: end === -1 ? new Uint8Array() : body.subarray(end + 1) };
}
