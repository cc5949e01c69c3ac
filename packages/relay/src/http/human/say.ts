// Fills the gaps of a text with pieces of HTML, each of which keeps its own direction.
import { html } from "hono/html";

/** A piece of the page. */
export type Html = ReturnType<typeof html>;

/** The text with what fills its gaps. A gap that nothing fills is left out. */
export function say(text: string, gaps: Readonly<Record<string, Html | string>>): Html {
  const pieces = text.split(/\{(\w+)\}/);
  return html`${pieces.map((piece, index) => (index % 2 === 0 ? piece : html`<bdi>${gaps[piece] ?? ""}</bdi>`))}`;
}
