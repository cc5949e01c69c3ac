// Tells whether a text has any Markdown in it. Most messages have none, and then nothing is fetched to draw it.

// Marks within a line; a list or a rule at the start of one; an HTML entity.
const MARKDOWN = /[*_`~<>|[\]\\]|^ {0,3}(?:#{1,6}|[-+]|\d{1,9}[.)])\s|^ {0,3}(?:-{3,}|={3,})\s*$|&#?\w{2,};/m;

/** Whether the text would look other than it does as plain text. A guess on the safe side: "2 < 3" is drawn, to the same end. */
export function isRich(text: string): boolean {
  return MARKDOWN.test(text);
}
