// Finds the web addresses in a message, so that they can be followed, and the phone numbers, which are read from left to right among Arabic
// words, too. Everything else stays the text that was sent.

/** A stretch of a message. */
export type TextPart =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "phone"; readonly text: string }
  | { readonly type: "link"; readonly text: string; readonly href: string };

// A full stop or a closing bracket after an address belongs to the sentence. One expression, which goes back over such signs once: a second
// one, tried at each of 16,000 full stops, held up the desk for a second.
const FOUND = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?')\]}»”’]|\+\p{Nd}(?:(?:[ .-]| ?\(|\) ?)?\p{Nd}){5,18}/gu;

/** The message in stretches, in order; together they are the message again. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(FOUND)) {
    const [found] = match;
    const isPhone = found.startsWith("+");
    if (!isPhone && !URL.canParse(found)) continue;
    if (match.index > at) parts.push({ type: "text", text: text.slice(at, match.index) });
    parts.push(isPhone ? { type: "phone", text: found } : { type: "link", text: found, href: found });
    at = match.index + found.length;
  }
  if (at < text.length) parts.push({ type: "text", text: text.slice(at) });
  return parts;
}
