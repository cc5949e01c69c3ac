// Hashes what the mail's tables must know again and must not hold.
import { createHash } from "node:crypto";

/** Of a token: it is 32 random bytes, so a plain hash cannot be turned back. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Of an address as it is counted by: whatever its case, and whichever of the names that a mailbox has by itself, with dots and a tag. */
export function hashOfAddress(email: string): string {
  const at = email.lastIndexOf("@");
  const mailbox = email.slice(0, at).replace(/\+.*$/, "").replaceAll(".", "");
  const address = `${mailbox}${email.slice(at)}`.toLowerCase();
  return createHash("sha256").update(`address ${address}`).digest("base64url");
}

/** Of an address as it is written: to many mail servers two that are counted as one are two people's. */
export function hashOfWritten(email: string): string {
  return createHash("sha256").update(`written ${email}`).digest("base64url");
}
