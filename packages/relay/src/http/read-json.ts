// Reads a request's body as JSON and stops at the limit, not after it.
import type { Refusal } from "./answer-error.ts";

/** The parsed body, or why there is none. `content-type` is not looked at: the endpoints take text/plain, to spare a preflight. */
export async function readJson(request: Request, bytesMax: number): Promise<{ readonly value: unknown } | Refusal> {
  // An honest length is refused before a byte is read.
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) return { code: "body-too-large" };
  const bytes = await readBytes(request, bytesMax);
  if (!bytes) return { code: "body-too-large" };
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
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
