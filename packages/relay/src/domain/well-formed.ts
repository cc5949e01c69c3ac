// Replaces halves of surrogate pairs: they are not text, and would come back from the database as something else.

/** The text with U+FFFD in the place of each lone surrogate. */
export function wellFormed(text: string): string {
  return text.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}
