// The key by which push services know this relay (VAPID, RFC 8292). It comes out of the relay's own secret, so that every node and every start
// has the same, and nothing more is to be kept.
import { createECDH, hkdfSync } from "node:crypto";

/** Both base64url: 65 bytes and 32. */
export interface RingKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The pair of a secret; another secret makes another pair, and each device is asked for again. */
export function ringKeyOf(secret: string): RingKeyPair {
  // One in four thousand million numbers of 32 bytes is no key.
  for (let attempt = 0; ; attempt += 1) {
    const bytes = Buffer.from(hkdfSync("sha256", secret, "", `handrail ring key ${attempt}`, 32));
    const pair = createECDH("prime256v1");
    try {
      pair.setPrivateKey(bytes);
    } catch {
      continue;
    }
    return { publicKey: pair.getPublicKey("base64url"), privateKey: bytes.toString("base64url") };
  }
}
