// Finds web addresses in plain text. Everything else stays text: nothing a bot writes becomes markup.

/** A piece of a message: text, or an address to link. */
export interface Piece {
  readonly text: string;
  readonly href: string | null;
}

// A full stop or a closing bracket after an address belongs to the sentence. One expression, which goes back over such signs once: a second
// one, tried at each of 16,000 full stops, held up the page for a second.
const ADDRESS = /https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}»”’]/gi;

/** The pieces of a text, in order; joined they are the text again. */
export function links(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const [address] = match;
    if (!URL.canParse(address)) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), href: null });
    pieces.push({ text: address, href: address });
    end = match.index + address.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), href: null });
  return pieces;
}

/** An address that a link may carry: http(s) only. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}
