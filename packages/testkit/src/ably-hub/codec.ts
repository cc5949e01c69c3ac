// Puts values into bytes and reads them back: JSON as text, msgpack as bytes, in which a payload of bytes needs no base64.
// Knows nothing of what the values mean.
import { decode, encode } from "@msgpack/msgpack";

/** How a client wants to be spoken to. */
export type Format = "json" | "msgpack";

export const CONTENT_TYPE: Readonly<Record<Format, string>> = {
  json: "application/json",
  msgpack: "application/x-msgpack",
};

/** Something with a payload: a message, a member. */
interface Payload {
  readonly data?: string | Uint8Array;
  readonly encoding?: string;
}

/** Writes a value for a client; absent fields are left out. */
export function writeBody(value: unknown, format: Format): string | Uint8Array<ArrayBuffer> {
  return format === "json" ? JSON.stringify(value) : encode(value, { ignoreUndefined: true });
}

/** Reads what a client wrote; `undefined` when it is neither. */
export function readBody(body: Uint8Array, format: Format): unknown {
  try {
    return format === "json" ? JSON.parse(new TextDecoder().decode(body)) : decode(body);
  } catch {
    return undefined;
  }
}

/** Bytes go into JSON as base64, and its encoding says so. */
export function payloadFor<T extends Payload>(one: T, format: Format): T {
  if (format === "msgpack" || !(one.data instanceof Uint8Array)) return one;
  const encoding = one.encoding === undefined ? "base64" : `${one.encoding}/base64`;
  return { ...one, data: Buffer.from(one.data).toString("base64"), encoding };
}

/** What a client sent as a payload, as the hub keeps it. `undefined` when it is of no kind that Ably takes. */
export function readPayload(data: unknown, encoding: string | undefined): Payload | undefined {
  const kept = encoding === undefined || encoding === "" ? {} : { encoding };
  if (data === undefined || data === null) return kept;
  if (data instanceof Uint8Array) return { data, ...kept };
  if (typeof data === "string") return textPayload(data, encoding ?? "");
  if (typeof data !== "object") return undefined;
  return { data: JSON.stringify(data), encoding: encoding === undefined ? "json" : `${encoding}/json` };
}

function textPayload(data: string, encoding: string): Payload {
  const steps = encoding.split("/");
  if (steps.at(-1) !== "base64") return encoding === "" ? { data } : { data, encoding };
  const bytes = new Uint8Array(Buffer.from(data, "base64"));
  const rest = steps.slice(0, -1).join("/");
  return rest === "" ? { data: bytes } : { data: bytes, encoding: rest };
}
