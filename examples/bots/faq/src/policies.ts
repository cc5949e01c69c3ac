// Reads the shop's policies: Markdown in, sections with an anchor, a heading and plain text out. Knows nothing of questions.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lexer, type Token, type Tokens } from "marked";

/** One heading and what stands below it: as much as one answer quotes. */
export interface Section {
  /** Unique among all policies: the fragment of its address on the help page. */
  readonly anchor: string;
  readonly heading: string;
  /** The words alone, with no Markdown left. */
  readonly text: string;
  /** As it was written, without its heading. */
  readonly markdown: string;
}

/** One document. */
export interface Policy {
  /** The file's name without its ending. */
  readonly slug: string;
  readonly title: string;
  /** What stands above the first section, as Markdown. */
  readonly lead: string;
  readonly sections: readonly Section[];
}

/** The policies of the shop "Fjell & Fjord", which come with this example. */
export const FJELL_POLICIES = fileURLToPath(new URL("../policies", import.meta.url));

/**
 * Reads every `.md` file of a folder, in the order of their names.
 *
 * @throws Error when a document has no title (`#`) or no section (`##`): a bot would keep silent about it
 */
export function readPolicies(directory: string = FJELL_POLICIES): readonly Policy[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".md"))
    .toSorted()
    .map((file) => parsePolicy(file.slice(0, -".md".length), readFileSync(join(directory, file), "utf8")));
}

/** Takes one document apart. */
export function parsePolicy(slug: string, markdown: string): Policy {
  let title = "";
  let lead = "";
  const sections: { readonly heading: string; readonly tokens: Token[] }[] = [];
  for (const token of lexer(markdown)) {
    const isHeading = token.type === "heading";
    if (isHeading && token["depth"] === 1) title = plain([token]);
    else if (isHeading && token["depth"] === 2) sections.push({ heading: plain([token]), tokens: [] });
    else if (sections.length === 0) lead += token.raw;
    else sections.at(-1)?.tokens.push(token);
  }
  if (title === "" || sections.length === 0) {
    throw new Error(`The policy ${slug}.md needs a title (# …) and at least one section (## …).`);
  }
  return {
    slug,
    title,
    lead: lead.trim(),
    sections: sections.map(({ heading, tokens }) => ({
      anchor: `${slug}-${anchorOf(heading)}`,
      heading,
      text: plain(tokens),
      markdown: tokens
        .map(({ raw }) => raw)
        .join("")
        .trim(),
    })),
  };
}

function anchorOf(heading: string): string {
  return heading
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’]|[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function plain(tokens: readonly Token[]): string {
  return tokens
    .map(plainToken)
    .filter((text) => text !== "")
    .join("\n\n");
}

function plainToken(token: Token): string {
  switch (token.type) {
    case "space":
    case "hr":
    case "html":
      return "";
    case "list":
      return (token as Tokens.List).items.map((item) => `- ${inline(item.tokens)}`).join("\n");
    case "table":
      return plainTable(token as Tokens.Table);
    default:
      return "tokens" in token && token.tokens !== undefined ? inline(token.tokens) : token.raw.trim();
  }
}

/** Each row as a sentence of its own: a table has no columns in a chat. */
function plainTable({ header, rows }: Tokens.Table): string {
  const names = header.map((cell) => inline(cell.tokens));
  return rows
    .map((row) => {
      const [first = "", ...others] = row.map((cell) => inline(cell.tokens));
      return `- ${first}: ${others.map((cell, index) => `${names[index + 1] ?? ""} ${cell}`.trim()).join(", ")}`;
    })
    .join("\n");
}

function inline(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if ("tokens" in token && token.tokens !== undefined) return inline(token.tokens);
      if (token.type === "br") return "\n";
      return "text" in token && typeof token.text === "string" ? token.text : token.raw;
    })
    .join("")
    .replace(/\s*\n\s*/g, " ")
    .trim();
}
