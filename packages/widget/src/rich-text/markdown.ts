// Reads a bot's Markdown into HTML. Cleaning it is sanitize.ts's business, whatever comes out here; but raw HTML does not even get
// there, except for a few tags without attributes: a strict policy of the page's reports a handler as soon as it is parsed.
import { Lexer, Marked, type Tokens, type TokensList } from "marked";

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

/** A text, and ten lists or quotes in one another: more do not fit into a panel, and each level reads all that is in it once more. */
const LEVELS_MAX = 11;

class ShallowLexer extends Lexer {
  #level = 0;

  override blockTokens(...words: Parameters<Lexer["blockTokens"]>): TokensList {
    this.#level += 1;
    if (this.#level > LEVELS_MAX) throw new RangeError();
    const tokens = Reflect.apply(super.blockTokens, this, words);
    this.#level -= 1;
    return tokens;
  }
}

const marked = new Marked({
  gfm: true,
  // A line ended is a line ended: models write as people do in a chat.
  breaks: true,
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
  if ((text.match(/[*_]/g)?.length ?? 0) > EMPHASIS_MAX) throw new RangeError();
  return marked.parser(new ShallowLexer(marked.defaults).lex(text.replace(OVERRIDES, "")));
}
