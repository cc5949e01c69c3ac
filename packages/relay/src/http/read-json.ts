// Reads a request's body as JSON and stops at the limit, not after it.
import { isUtf8 } from "node:buffer";
import type { Refusal } from "./answer-error.ts";

/** The parsed body, or why there is none. `content-type` is not looked at: the endpoints take text/plain, to spare a preflight. */
export async function readJson(request: Request, bytesMax: number): Promise<{ readonly value: unknown } | Refusal> {
  const bytes = isDeclaredLonger(request, bytesMax) ? null : await readBytes(request, bytesMax);
  return parseJson(bytes);
}

/** An honest length is refused before a byte is read. */
export function isDeclaredLonger(request: Request, bytesMax: number): boolean {
  return Number(request.headers.get("content-length") ?? 0) > bytesMax;
}

/** The JSON that the bytes are; `null` was too long. */
export function parseJson(bytes: Uint8Array | null): { readonly value: unknown } | Refusal {
  if (!bytes) return { code: "body-too-large" };
  if (!isUtf8(bytes)) return { code: "malformed", details: { path: "" } };
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
    return { value };
  } catch {
    return { code: "malformed", details: { path: "" } };
  }
}

/** All of the body, or `null` as soon as it is longer than `bytesMax`. */
export async function readBytes(request: Request, bytesMax: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the body.
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > bytesMax) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
