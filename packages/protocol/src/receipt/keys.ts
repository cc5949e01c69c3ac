// The merchant's published keys: a chain from the first one, each next one signed by the one before it.
import { fromBase64url, toBase64url } from "./base64url.ts";
import { asciiMessage, canonicalJson, messageOf } from "./canonical.ts";
import { isSignedBy, type Subtle } from "./subtle.ts";

/** One public key, as a JWK with what is said of it. */
export interface ReceiptKey {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  /** The key's own fingerprint: {@link kidOf}. */
  readonly kid: string;
  /** The public key: 32 bytes as base64url. */
  readonly x: string;
  readonly createdAtMs: number;
  /** What it signs for this time or a later one is refused; `null` for the key in use. */
  readonly retiredAtMs: number | null;
  /** The key before it, and that key's signature over {@link endorsementMessage}; `null` for the first. */
  readonly signedBy: { readonly kid: string; readonly signature: string } | null;
}

/** `GET /v1/keys`: oldest first. */
export interface ReceiptKeys {
  readonly keys: readonly ReceiptKey[];
}

/** Why a set of keys is not believed. */
export type KeysFault = "malformed-keys" | "other-first-key" | "broken-key-chain";

/** A key's name: the first 16 letters of the base64url of the SHA-256 of its 32 bytes. */
export async function kidOf(subtle: Pick<Subtle, "digest">, x: string): Promise<string | null> {
  const bytes = fromBase64url(x);
  if (bytes?.length !== 32) return null;
  return toBase64url(new Uint8Array(await subtle.digest("SHA-256", bytes))).slice(0, KID_CHARS);
}

/** How long a key's name is. */
export const KID_CHARS = 16;

/** What a key signs when it hands over to the next: the new key, and when it will itself have retired. */
export function endorsementMessage(
  next: Pick<ReceiptKey, "kid" | "x" | "createdAtMs">,
  before: { readonly kid: string; readonly retiredAtMs: number },
): Uint8Array<ArrayBuffer> {
  const { kid, x, createdAtMs } = next;
  return asciiMessage(
    PURPOSE,
    canonicalJson({ kid, x, createdAtMs, before: before.kid, retiredAtMs: before.retiredAtMs }),
  );
}

const PURPOSE = "handrail key v1";

/**
 * Follows the chain of keys from the first one.
 *
 * @param keys as published
 * @param options.pinned the first key's `kid` as noted earlier; without it the set's own first key is believed as it stands
 * @returns the keys that may be believed, or why none is
 */
export async function trustKeys<Key>(
  keys: unknown,
  options: { readonly subtle: Subtle<Key>; readonly pinned?: string | undefined },
): Promise<
  { readonly ok: true; readonly keys: readonly ReceiptKey[] } | { readonly ok: false; readonly why: KeysFault }
> {
  const { subtle, pinned } = options;
  if (!isKeys(keys)) return { ok: false, why: "malformed-keys" };
  const trusted: ReceiptKey[] = [];
  for (const key of keys.keys) {
    // A key's name is made of the key: nobody can publish another key under a name that was pinned.
    if ((await kidOf(subtle, key.x)) !== key.kid) return { ok: false, why: "malformed-keys" };
    const before = trusted.at(-1);
    if (!before && pinned !== undefined && key.kid !== pinned) return { ok: false, why: "other-first-key" };
    if (!(await follows(subtle, key, before))) return { ok: false, why: "broken-key-chain" };
    trusted.push(key);
  }
  return { ok: true, keys: trusted };
}

async function follows<Key>(subtle: Subtle<Key>, key: ReceiptKey, before: ReceiptKey | undefined): Promise<boolean> {
  if (!before) return key.signedBy === null;
  const { retiredAtMs } = before;
  if (key.signedBy?.kid !== before.kid || retiredAtMs === null || key.createdAtMs > retiredAtMs) return false;
  if (!messageOf("", `${key.kid}${key.x}`)) return false;
  const message = endorsementMessage(key, { kid: before.kid, retiredAtMs });
  return isSignedBy(subtle, before.x, { message, signature: fromBase64url(key.signedBy.signature) });
}

/** Whether something has the shape of {@link ReceiptKeys}. Proves nothing of what it says. */
export function isKeys(value: unknown): value is ReceiptKeys {
  if (typeof value !== "object" || value === null || !("keys" in value) || !Array.isArray(value.keys)) return false;
  return value.keys.length > 0 && value.keys.every(isKey);
}

function isKey(value: unknown): value is ReceiptKey {
  if (typeof value !== "object" || value === null) return false;
  const key = new Map<string, unknown>(Object.entries(value));
  const [retiredAtMs, signedBy] = [key.get("retiredAtMs"), key.get("signedBy")];
  return (
    key.get("kty") === "OKP" &&
    key.get("crv") === "Ed25519" &&
    typeof key.get("kid") === "string" &&
    typeof key.get("x") === "string" &&
    Number.isSafeInteger(key.get("createdAtMs")) &&
    (retiredAtMs === null || Number.isSafeInteger(retiredAtMs)) &&
    (signedBy === null || isEndorsement(signedBy))
  );
}

function isEndorsement(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return "kid" in value && typeof value.kid === "string" && "signature" in value && typeof value.signature === "string";
}
