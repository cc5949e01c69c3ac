// Reads a bot's Markdown into HTML. Trusts nothing and cleans nothing: that is sanitize.ts's business, whatever comes out here.
import { Marked, type Tokens } from "marked";

/** Turns the text's direction round for everything after it: what is read is then not what is written. */
const OVERRIDES = /[\u202D\u202E]/g;

const marked = new Marked({
  gfm: true,
  // A line ended is a line ended: models write as people do in a chat.
  breaks: true,
  async: false,
  renderer: {
    // The panel's title is a second-level heading; what a message contains stands below it.
    heading({ tokens, depth }: Tokens.Heading) {
      const tag = `h${Math.min(6, depth + 2)}`;
      return `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`;
    },
    // A box that nobody can tick is a sign and not a control.
    checkbox: ({ checked }: Tokens.Checkbox): string => (checked ? "☑ " : "☐ "),
  },
});

/** The text as HTML that nobody has looked at yet. */
export function markdownToHtml(text: string): string {
  return marked.parse(text.replace(OVERRIDES, ""), { async: false });
}
