// Keys and tokens for tests: a merchant's three kinds of key, and tokens signed with them or forged without.
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from "jose";
import type { IdentityKey } from "./keys.ts";

/** A key of the site, and what signs under it. */
export interface TestKey {
  readonly jwk: IdentityKey;
  readonly sign: CryptoKey | Uint8Array;
  readonly alg: string;
}

/** A new key of this kind. */
export async function testKey(alg: "EdDSA" | "ES256" | "HS256", kid: string = alg): Promise<TestKey> {
  if (alg === "HS256") {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    return { jwk: { kty: "oct", kid, k: Buffer.from(secret).toString("base64url") }, sign: secret, alg };
  }
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const { x = "", y = "" } = await exportJWK(publicKey);
  const jwk: IdentityKey =
    alg === "EdDSA" ? { kty: "OKP", crv: "Ed25519", kid, x } : { kty: "EC", crv: "P-256", kid, x, y };
  return { jwk, sign: privateKey, alg };
}

/** What a merchant's server says of a visitor, five minutes long. Times in seconds since the epoch. */
export function claimsAt(nowMs: number, change: Readonly<Record<string, unknown>> = {}): JWTPayload {
  const iat = Math.floor(nowMs / 1_000);
  return { aud: "shop", sub: "customer-7", iat, exp: iat + 300, ...change };
}

/** A token signed with the key; `kid: null` names none. */
export function signed(
  { sign, alg, jwk }: TestKey,
  claims: JWTPayload,
  header: { readonly kid?: string | null; readonly alg?: string } = {},
): Promise<string> {
  const kid = header.kid === undefined ? jwk.kid : header.kid;
  return new SignJWT(claims).setProtectedHeader({ alg: header.alg ?? alg, ...(kid !== null && { kid }) }).sign(sign);
}

/** A token put together by hand: whatever header, and whatever stands in the place of a signature. */
export function forged(header: object, claims: JWTPayload, signature = ""): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part(header)}.${part(claims)}.${signature}`;
}
