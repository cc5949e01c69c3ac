// Makes, hands over and uses the keys that receipts are signed with. Pure but for the arithmetic of Node's own crypto; where the
// keys are kept is `key-file.ts`'s business.
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import { endorsementMessage, isKeys, KID_CHARS, type ReceiptKey } from "@handrail/protocol/receipt";

/** A key with its secret half: 32 bytes as base64url, `null` once it has been thrown away. */
export interface OwnKey extends ReceiptKey {
  readonly d: string | null;
}

/** For so long after a rotation the key before it is still good: a running relay has then met the new one. In ms. */
export const HANDOVER_MS = 60_000;

/** An Ed25519 secret in PKCS #8 is these bytes and the seed (RFC 8410). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** The first key, from 32 random bytes. */
export function firstKey(seed: Uint8Array, nowMs: number): OwnKey {
  const { x, d } = pairOf(seed);
  const fresh = { kty: "OKP", crv: "Ed25519", kid: kidOf(x), x, createdAtMs: nowMs, retiredAtMs: null } as const;
  return { ...fresh, signedBy: null, d };
}

/**
 * Puts a new key in the place of the one in use, which signs it and retires after {@link HANDOVER_MS}. Secrets of keys that had retired
 * before are thrown away.
 *
 * @param seed 32 random bytes
 * @throws TypeError when the key in use has no secret here
 */
export function rotated(keys: readonly OwnKey[], seed: Uint8Array, nowMs: number): readonly OwnKey[] {
  const last = keys.at(-1);
  if (!last) return [firstKey(seed, nowMs)];
  const next = firstKey(seed, nowMs);
  const before = { ...last, retiredAtMs: nowMs + HANDOVER_MS };
  const signature = signWith(before, endorsementMessage(next, before));
  const older = keys.slice(0, -1).map((key) => ({ ...key, d: null }));
  return [...older, before, { ...next, signedBy: { kid: before.kid, signature: toText(signature) } }];
}

/** What may be published of the keys. */
export function publicKeys(keys: readonly OwnKey[]): readonly ReceiptKey[] {
  return keys.map(({ d: _secret, ...key }) => key);
}

/** Signs with a key. @throws TypeError when it has no secret here */
export function signWith(key: OwnKey, message: Uint8Array): Uint8Array {
  const { x, d, kid } = key;
  if (d === null) throw new TypeError(`the secret of the receipt key ${kid} is gone`);
  return sign(null, message, privateOf(key, { x, d }));
}

// Reading a key takes longer than signing with it.
const read = new WeakMap<OwnKey, KeyObject>();

function privateOf(key: OwnKey, { x, d }: { readonly x: string; readonly d: string }): KeyObject {
  const known = read.get(key);
  if (known) return known;
  const made = createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", x, d }, format: "jwk" });
  read.set(key, made);
  return made;
}

/** Whether the key signed this. */
export function isSignedWith({ x }: ReceiptKey, message: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, message, createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }), signature);
}

/** Reads what {@link writeKeys} wrote; `null` when it is anything else. */
export function readKeys(text: string): readonly OwnKey[] | null {
  const value = parsed(text);
  if (!isKeys(value)) return null;
  const keys = value.keys.map((key) => ({ ...key, d: secretOf(key) }));
  const last = keys.at(-1);
  // A public half that is not the secret's own would sign what nobody can verify.
  const isSound = last?.d && last.retiredAtMs === null && pairOf(Buffer.from(last.d, "base64url")).x === last.x;
  return isSound && keys.every(({ kid, x }) => kidOf(x) === kid) ? keys : null;
}

/** The keys as text, secrets included. */
export function writeKeys(keys: readonly OwnKey[]): string {
  return JSON.stringify({ keys }, null, 2);
}

function secretOf(key: object): string | null {
  return "d" in key && typeof key.d === "string" && Buffer.from(key.d, "base64url").length === 32 ? key.d : null;
}

function pairOf(seed: Uint8Array): { readonly x: string; readonly d: string } {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
  const { x, d } = key.export({ format: "jwk" });
  if (x === undefined || d === undefined) throw new TypeError("no Ed25519 key came of the seed");
  return { x, d };
}

function kidOf(x: string): string {
  return createHash("sha256").update(Buffer.from(x, "base64url")).digest("base64url").slice(0, KID_CHARS);
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
