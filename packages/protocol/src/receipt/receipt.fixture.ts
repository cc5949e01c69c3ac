// A merchant's keys and receipts for tests, made with WebCrypto alone.
import { commandId, conversationId, promiseId, siteId } from "../ids.ts";
import { toBase64url } from "./base64url.ts";
import { endorsementMessage, kidOf, type ReceiptKey } from "./keys.ts";
import type { ReceiptBody } from "./receipt.ts";
import type { Subtle } from "./subtle.ts";

/** A key as WebCrypto hands it out: opaque. */
export type Key = object;

// Node and browsers have it; this package's types know of no world.
declare const crypto: {
  readonly subtle: Subtle<Key> & {
    generateKey(type: "Ed25519", extractable: true, usages: string[]): Promise<{ privateKey: Key; publicKey: Key }>;
    exportKey(format: "jwk", key: Key): Promise<{ x?: string }>;
  };
};

export const subtle: Subtle<Key> = crypto.subtle;

export interface Pair {
  readonly key: Key;
  readonly jwk: ReceiptKey;
}

/** A first key, or the one that follows `before`, which then retires at `atMs`. */
export async function pair(atMs: number, before?: Pair): Promise<Pair & { readonly retired: ReceiptKey | null }> {
  const made = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  const { x = "" } = await crypto.subtle.exportKey("jwk", made.publicKey);
  const kid = (await kidOf(subtle, x)) ?? "";
  const fresh = { kty: "OKP", crv: "Ed25519", kid, x, createdAtMs: atMs, retiredAtMs: null } as const;
  if (!before) return { key: made.privateKey, jwk: { ...fresh, signedBy: null }, retired: null };
  const message = endorsementMessage(fresh, { kid: before.jwk.kid, retiredAtMs: atMs });
  const signature = toBase64url(new Uint8Array(await subtle.sign("Ed25519", before.key, message)));
  return {
    key: made.privateKey,
    jwk: { ...fresh, signedBy: { kid: before.jwk.kid, signature } },
    retired: { ...before.jwk, retiredAtMs: atMs },
  };
}

export const NOON = Date.UTC(2026, 10, 22, 12);

export function bodyOf(kid: string, change: Partial<ReceiptBody> = {}): ReceiptBody {
  return {
    version: 1,
    kid,
    site: siteId("shop"),
    conversation: conversationId("c".repeat(43)),
    command: commandId("click-of-a-visitor"),
    seq: 2,
    clickedAtMs: NOON - 1_000,
    askedAtMs: NOON,
    acknowledgedAtMs: NOON,
    promise: { id: promiseId("v.click-of-a-visitor.2"), dueAtMs: NOON + 120_000, rung: "live" },
    generation: "g".repeat(22),
    head: 3,
    salt: "s".repeat(22),
    ...change,
  };
}
