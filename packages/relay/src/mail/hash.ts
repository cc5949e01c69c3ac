// Hashes what the mail's tables must know again and must not hold.
import { createHash } from "node:crypto";

/** Of a token: it is 32 random bytes, so a plain hash cannot be turned back. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Of an address as it is counted by: whatever its case. */
export function hashOfAddress(email: string): string {
  return createHash("sha256").update(`address ${email.toLowerCase()}`).digest("base64url");
}
