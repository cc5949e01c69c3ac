// Signs receipts and checks them against the merchant's published keys, offline: nobody is asked.
import type { ConversationId, SiteId } from "../ids.ts";
import { trustKeys, type KeysFault, type ReceiptKeys } from "./keys.ts";
import { openReceipt, receiptMessage, writeReceipt, type ReceiptBody } from "./receipt.ts";
import { isSignedBy, type Subtle } from "./subtle.ts";

/** Why a receipt is not believed. */
export type ReceiptFault =
  | KeysFault
  /** It is no receipt, or not in the one form that a relay writes. */
  | "malformed"
  /** None of the keys has the name that it gives. */
  | "unknown-key"
  /** It was altered, or somebody else signed it. */
  | "bad-signature"
  /** Its key had retired when it was signed. */
  | "retired-key"
  /** It is sound, and speaks of something else. */
  | "other-site"
  | "other-conversation";

/** What a receipt is held against. */
export interface ReceiptQuestion<Key> {
  readonly subtle: Subtle<Key>;
  /** The `kid` of the merchant's first key as noted earlier. Without it, the set's own first key is believed. */
  readonly pinned?: string | undefined;
  readonly site?: SiteId;
  readonly conversation?: ConversationId;
}

/**
 * Signs a receipt.
 *
 * @param key a private Ed25519 key, imported for `sign`; `body.kid` must be its name
 * @returns the receipt in its compact form; the same body and key make the same receipt
 */
export async function signReceipt<Key>(
  body: ReceiptBody,
  { subtle, key }: { readonly subtle: Subtle<Key>; readonly key: Key },
): Promise<string> {
  return writeReceipt(body, new Uint8Array(await subtle.sign("Ed25519", key, receiptMessage(body))));
}

/**
 * Checks a receipt.
 *
 * @param receipt its compact form
 * @param keys the merchant's published keys, `GET /v1/keys`
 * @example
 * ```ts
 * const keys = await (await fetch("https://chat.shop.example/v1/keys")).json();
 * const verdict = await verifyReceipt(receipt, keys, { subtle: crypto.subtle });
 * ```
 */
export async function verifyReceipt<Key>(
  receipt: string,
  keys: ReceiptKeys,
  question: ReceiptQuestion<Key>,
): Promise<{ readonly ok: true; readonly receipt: ReceiptBody } | { readonly ok: false; readonly why: ReceiptFault }> {
  const { subtle, pinned, site, conversation } = question;
  const opened = openReceipt(receipt);
  if (!opened) return { ok: false, why: "malformed" };
  const trusted = await trustKeys(keys, { subtle, pinned });
  if (!trusted.ok) return trusted;
  const { body } = opened;
  const key = trusted.keys.find(({ kid }) => kid === body.kid);
  if (!key) return { ok: false, why: "unknown-key" };
  if (!(await isSignedBy(subtle, key.x, opened))) return { ok: false, why: "bad-signature" };
  if (isRetired(key, body)) return { ok: false, why: "retired-key" };
  if (site !== undefined && body.site !== site) return { ok: false, why: "other-site" };
  if (conversation !== undefined && body.conversation !== conversation) return { ok: false, why: "other-conversation" };
  return { ok: true, receipt: body };
}

/** Whether the key had retired when the receipt says that it was signed. */
export function isRetired(key: { readonly retiredAtMs: number | null }, body: ReceiptBody): boolean {
  return key.retiredAtMs !== null && body.acknowledgedAtMs >= key.retiredAtMs;
}
