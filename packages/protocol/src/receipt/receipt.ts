// What an acknowledged request for a human is given: who acknowledged what, when, with which promise. Its one text, and back.
import type { Rung } from "../events.ts";
import type { CommandId, ConversationId, PromiseId, SiteId } from "../ids.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { asciiMessage, canonicalJson, messageOf, type Signable } from "./canonical.ts";

/** What is signed (HG10). Times are ms since the epoch, by the relay's clock unless said otherwise. */
export interface ReceiptBody {
  readonly version: 1;
  /** The key that signed. */
  readonly kid: string;
  readonly site: SiteId;
  readonly conversation: ConversationId;
  /** The click's id. */
  readonly command: CommandId;
  /** The request's `seq` in the conversation's log. */
  readonly seq: number;
  /** When the visitor clicked, by their own clock, if it said so. */
  readonly clickedAtMs: number | null;
  /** When the request that was made or joined began. */
  readonly askedAtMs: number;
  readonly acknowledgedAtMs: number;
  readonly promise: { readonly id: PromiseId; readonly dueAtMs: number; readonly rung: Rung } | null;
  /** The database that acknowledged, and the conversation's head in it. */
  readonly generation: string;
  readonly head: number;
  /** 16 random bytes: without them nobody finds this receipt in the sealed chain by trying. */
  readonly salt: string;
}

/** A receipt taken apart, with nothing proved of it yet. */
export interface OpenedReceipt {
  readonly body: ReceiptBody;
  readonly message: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** A receipt's text, in characters, all of them ASCII: a click that brings one back is that much larger than `LIMITS.clickBytesMax` at most (HG3). */
export const RECEIPT_CHARS_MAX = 900;

const PURPOSE = "handrail receipt v1";

/** The bytes that are signed. */
export function receiptMessage(body: ReceiptBody): Uint8Array<ArrayBuffer> {
  return asciiMessage(PURPOSE, textOf(body));
}

/** The receipt's compact form: base64url of its JSON, a dot, base64url of the signature. */
export function writeReceipt(body: ReceiptBody, signature: Uint8Array): string {
  return `${toBase64url(asciiMessage("", textOf(body)).subarray(1))}.${toBase64url(signature)}`;
}

/** Takes a receipt apart; `null` when it is none, or not in the one form that a relay writes. */
export function openReceipt(receipt: string): OpenedReceipt | null {
  if (receipt.length > RECEIPT_CHARS_MAX) return null;
  const [head = "", tail = "", ...more] = receipt.split(".");
  const json = fromBase64url(head);
  const signature = fromBase64url(tail);
  if (more.length > 0 || !json || signature?.length !== 64) return null;
  const text = String.fromCharCode(...json);
  const body = parse(text);
  const message = messageOf(PURPOSE, text);
  if (!message || !isBody(body) || textOf(body) !== text) return null;
  return { body, message, signature };
}

function textOf({ promise, ...body }: ReceiptBody): string {
  return canonicalJson({ ...body, promise: promise && { ...promise } });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isWhole: Check = (value) => Number.isSafeInteger(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const PROMISE: Readonly<Record<keyof NonNullable<ReceiptBody["promise"]>, Check>> = {
  id: isText,
  dueAtMs: isWhole,
  rung: (value) => value === "live" || value === "appointment" || value === "written",
};
const BODY: Readonly<Record<keyof ReceiptBody, Check>> = {
  version: (value) => value === 1,
  kid: isText,
  site: isText,
  conversation: isText,
  command: isText,
  seq: isWhole,
  clickedAtMs: orNull(isWhole),
  askedAtMs: isWhole,
  acknowledgedAtMs: isWhole,
  promise: orNull((value) => hasExactly(value, PROMISE)),
  generation: isText,
  head: isWhole,
  salt: isText,
};

function isBody(value: unknown): value is ReceiptBody & Readonly<Record<string, Signable>> {
  return hasExactly(value, BODY);
}

function hasExactly(value: unknown, shape: Readonly<Record<string, Check>>): boolean {
  if (typeof value !== "object" || value === null) return false;
  const fields = Object.entries(value);
  return fields.length === Object.keys(shape).length && fields.every(([name, field]) => shape[name]?.(field) === true);
}
