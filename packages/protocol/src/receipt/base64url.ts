// Bytes as text and back (RFC 4648 §5, no padding), where neither `Buffer` nor `btoa` may be counted on.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Writes bytes as base64url. */
export function toBase64url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(bytes.length - at, 3) + 1;
    for (let place = 0; place < letters; place += 1) text += LETTERS.charAt((group >> (18 - 6 * place)) & 63);
  }
  return text;
}

/** Reads base64url; `null` when it is none, or not the one way in which its bytes are written. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [group, bits, at] = [0, 0, 0];
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return null;
    group = ((group << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (group >> bits) & 255;
    at += 1;
  }
  // Two spellings of the same bytes would be two receipts.
  return toBase64url(bytes) === text ? bytes : null;
}
