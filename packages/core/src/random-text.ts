// Writes random bytes as base64url. For ids and the secret; the bytes are the platform's.
import type { Platform } from "./platform.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** `length` random bytes as base64url without padding: 32 bytes are 43 characters. */
export function randomText(random: Platform["random"], length: number): string {
  let text = "";
  let bits = 0;
  let count = 0;
  for (const byte of random.bytes(length)) {
    bits = (bits << 8) | byte;
    count += 8;
    for (; count >= 6; count -= 6) text += ALPHABET.charAt((bits >> (count - 6)) & 63);
    bits &= 63;
  }
  return count > 0 ? text + ALPHABET.charAt((bits << (6 - count)) & 63) : text;
}
