// Decides by a file's size, name and first bytes whether it is sure to be refused, so that its sender need not wait to be told. What
// passes here may still be refused: the authority reads all of it, and it alone decides.
import { LIMITS } from "@handrail/protocol";

/** How many bytes from the first on are looked at. */
export const LOOK_BYTES = 4_096;

/** What is seen. `refusal`: a code of the protocol's, or `null`. */
export interface Look {
  readonly isPicture: boolean;
  readonly refusal: "file-too-large" | "file-type-refused" | "malformed" | null;
}

/** @param head the first {@link LOOK_BYTES}, or `null` where the disk does not give them: a folder, a file that has gone */
export function lookAt(file: { readonly name: string; readonly size: number }, head: Uint8Array | null): Look {
  if (file.size > LIMITS.fileBytesMax) return { isPicture: false, refusal: "file-too-large" };
  if (!head || file.size === 0) return { isPicture: false, refusal: "malformed" };
  const isPicture = PICTURES.some((begins) => begins.test(textOf(head)));
  const isTaken = isPicture || isPdf(head) || (isZip(head) ? OFFICE.test(file.name) : isText(head));
  return { isPicture, refusal: isTaken ? null : "file-type-refused" };
}

const PICTURES: readonly RegExp[] = [/^\x89PNG\r\n/, /^\xff\xd8\xff/, /^GIF8/, /^RIFF[^]{4}WEBP/, /^[^]{4}ftypavi[fs]/];

/** Office documents are archives of a kind; others are not taken. */
const OFFICE = /\.(?:docx|xlsx|pptx|odt|ods|odp)$/i;

// Latin-1, a letter for a byte.
function textOf(head: Uint8Array): string {
  return String.fromCharCode(...head.subarray(0, 16));
}

function isPdf(head: Uint8Array): boolean {
  return textOf(head).startsWith("%PDF-");
}

function isZip(head: Uint8Array): boolean {
  return textOf(head).startsWith("PK\x03\x04");
}

// Text has no control characters; what calls itself XML is no plain text.
function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)) && !textOf(head).startsWith("<?xml");
}
