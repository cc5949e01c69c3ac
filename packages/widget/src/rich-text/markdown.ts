// Reads a bot's Markdown into HTML. Cleaning it is sanitize.ts's business, whatever comes out here; but raw HTML does not even get
// there, except for a few tags without attributes: a strict policy of the page's reports a handler as soon as it is parsed.
import { Marked, Tokenizer, type Tokens } from "marked";

/** Turns the text's direction round for everything after it: what is read is then not what is written. */
const OVERRIDES = /[\u202D\u202E]/g;

/** One tag without attributes, one link, or a sign that would begin or end some other tag. */
const TAGS = /<\/?([a-z][a-z0-9]*)\s*\/?>|<a\s[^<>]*?href\s*=\s*(["'])(https?:\/\/[^"'<>\s]+)\2[^<>]*>|[<>]/gi;
const PLAIN_TAGS = new Set(
  ["b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "kbd", "code", "samp", "abbr", "a"]
    .concat("br", "hr", "p", "ul", "ol", "li", "blockquote", "pre", "h3", "h4", "h5", "h6")
    .concat("table", "thead", "tbody", "tr", "th", "td"),
);

function plainTags(html: string): string {
  return html.replace(TAGS, (found, ...groups: (string | undefined)[]) => {
    const [tag, , href] = groups;
    if (href !== undefined) return `<a href="${href}">`;
    if (tag !== undefined && PLAIN_TAGS.has(tag.toLowerCase())) return found;
    return found.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  });
}

/** Lists and quotes in one another: deeper ones do not fit into a panel, and each level reads all that is in it once more. */
const NESTING_MAX = 10;

class ShallowTokenizer extends Tokenizer {
  #depth = 0;

  override list(src: string): Tokens.List | undefined {
    return this.#nested(() => super.list(src));
  }

  override blockquote(src: string): Tokens.Blockquote | undefined {
    return this.#nested(() => super.blockquote(src));
  }

  #nested<Token>(read: () => Token): Token {
    if (this.#depth > NESTING_MAX) throw new RangeError("Too deep to draw.");
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }
}

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
    html: ({ text }: Tokens.HTML | Tokens.Tag): string => plainTags(text),
    // A box that nobody can tick is a sign and not a control.
    checkbox: ({ checked }: Tokens.Checkbox): string => (checked ? "☑ " : "☐ "),
  },
});

/** More signs of emphasis are no answer: each is compared with all before it, and 10,000 of them held up the page for 10 s. */
const EMPHASIS_MAX = 1_000;

/**
 * The text as HTML that nobody has looked at yet.
 *
 * @throws RangeError where it would take too long to read
 */
export function markdownToHtml(text: string): string {
  if ((text.match(/[*_]/g)?.length ?? 0) > EMPHASIS_MAX) throw new RangeError("Too much emphasis to draw.");
  return marked.parse(text.replace(OVERRIDES, ""), { async: false, tokenizer: new ShallowTokenizer() });
}
