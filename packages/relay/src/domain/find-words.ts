// Finds words in lines of text as people look for them: in any order, in any case, accents left out. Knows nothing of conversations.

const CUT_CHARS = 140;
const MARGIN_CHARS = 35;

/** What is looked for: folded, each once. */
export function wordsOf(typed: string): readonly string[] {
  return [...new Set(plain(typed).split(/\s+/))].filter((word) => word !== "");
}

/**
 * The line that has the first of the words, cut to 140 characters around it; `null` unless each word is in one of the lines.
 * Without words it is the last line.
 */
export function findWords(words: readonly string[], lines: readonly string[]): string | null {
  const folded = lines.map(plain);
  if (!words.every((word) => folded.some((line) => line.includes(word)))) return null;
  const [first] = words;
  const at = first === undefined ? lines.length - 1 : folded.findIndex((line) => line.includes(first));
  return cut(lines[at] ?? "", first === undefined ? 0 : (folded[at]?.indexOf(first) ?? 0));
}

// Folding may move a place by a few characters, which the margin bears.
function cut(line: string, at: number): string {
  if (line.length <= CUT_CHARS) return line;
  const room = CUT_CHARS - 2;
  const from = Math.max(0, Math.min(at - MARGIN_CHARS, line.length - room));
  // Half a surrogate pair is not text.
  const piece = line.slice(from, from + room).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
  return `${from > 0 ? "…" : ""}${piece}${from + room < line.length ? "…" : ""}`;
}

// Put together again, so that a syllable of Hangul is one character as before.
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
}
