// Finds web addresses in plain text, and phone numbers, which are read from left to right in every language. Everything else stays text:
// nothing a bot writes becomes markup.

/** A piece of a message: text, an address to link, or a phone number. */
export interface Piece {
  readonly text: string;
  readonly href: string | null;
  readonly isPhone?: true;
}

// A full stop or a closing bracket after an address belongs to the sentence. One expression, which goes back over such signs once: a second
// one, tried at each of 16,000 full stops, held up the page for a second.
const FOUND = /https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}»”’]|\+\p{Nd}(?:(?:[ .-]| ?\(|\) ?)?\p{Nd}){5,18}/giu;

/** The pieces of a text, in order; joined they are the text again. */
export function links(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(FOUND)) {
    const [found] = match;
    const isPhone = found.startsWith("+");
    if (!isPhone && !URL.canParse(found)) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), href: null });
    pieces.push(isPhone ? { text: found, href: null, isPhone } : { text: found, href: found });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), href: null });
  return pieces;
}

/** An address that a link may carry: http(s) only. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}
