// The simulated shop's own server: says who of its customers somebody is, by a token as docs/identity.md has it.
import { createHmac } from "node:crypto";

/** The key that it signs with, and that the relay knows. */
export const SHOP_KEY = {
  kty: "oct",
  kid: "shop-server",
  alg: "HS256",
  k: Buffer.from("a secret of thirty-two bytes, yes").toString("base64url"),
} as const;
/** Short: a page that has stood open for longer must ask for a fresh one. */
const LASTS_SECONDS = 120;

/** A token for a customer of the shop's. */
export function shopToken(site: string, sub: string, nowMs: number): string {
  const iat = Math.floor(nowMs / 1_000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: SHOP_KEY.alg, kid: SHOP_KEY.kid })}.${part({ aud: site, sub, iat, exp: iat + LASTS_SECONDS })}`;
  const signature = createHmac("sha256", Buffer.from(SHOP_KEY.k, "base64url")).update(signed).digest("base64url");
  return `${signed}.${signature}`;
}
