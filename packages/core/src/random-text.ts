// Writes random bytes as base64url. For ids and the secret; the bytes are the platform's.
import type { Platform } from "./platform.ts";

/** `length` random bytes as base64url without padding: 32 bytes are 43 characters. */
export function randomText(random: Platform["random"], length: number): string {
  const base64 = btoa(String.fromCharCode(...random.bytes(length)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
