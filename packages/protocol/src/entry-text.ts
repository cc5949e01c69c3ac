// Keeps what somebody wrote within its own entry of a transcript in plain text: who speaks stands at the beginning of a line, and nobody's
// words may look like it (HG8).

// All that any reader takes for the end of a line.
const LINE_ENDS = /\r\n|[\n-\r\x85\u2028\u2029]/g;
// What a terminal obeys rather than shows.
// oxlint-disable-next-line eslint/no-control-regex -- they are what is looked for
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f-\x9f]/g;

/** The text with each further line indented, in CRLF lines, and U+FFFD in the place of control characters. */
export function entryText(text: string): string {
  return text.replace(LINE_ENDS, "\r\n    ").replace(CONTROLS, "\uFFFD");
}
