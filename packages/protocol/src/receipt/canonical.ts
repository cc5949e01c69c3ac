// The one text of a value that is signed: fields in order of name, no blanks, as RFC 8785 has it for what stands in a receipt.

/** Anything that may be signed: plain JSON with whole numbers. */
export type Signable = string | number | null | readonly Signable[] | { readonly [name: string]: Signable };

/** Writes a value in its one form. */
export function canonicalJson(value: Signable): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: Signable): Signable {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(sorted);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

function isList(value: readonly Signable[] | { readonly [name: string]: Signable }): value is readonly Signable[] {
  return Array.isArray(value);
}

/**
 * What is signed or hashed: the purpose, a zero byte, the text. The purpose keeps a signature made for one thing from passing as one
 * for another. `null` when the text is not plain ASCII, as everything that is signed here is.
 */
export function messageOf(purpose: string, text: string): Uint8Array<ArrayBuffer> | null {
  const whole = `${purpose}\0${text}`;
  const bytes = new Uint8Array(whole.length);
  for (let at = 0; at < whole.length; at += 1) {
    const unit = whole.charCodeAt(at);
    if (unit > 127) return null;
    bytes[at] = unit;
  }
  return bytes;
}

/** {@link messageOf} for text that is known to be plain ASCII. @throws TypeError when it is not */
export function asciiMessage(purpose: string, text: string): Uint8Array<ArrayBuffer> {
  const message = messageOf(purpose, text);
  if (!message) throw new TypeError("only plain ASCII is signed");
  return message;
}
