// Reads what the checks need of a Markdown page: its fenced blocks, its links and its anchors. Pure; it renders nothing.

/** A fenced block. */
export interface Fence {
  /** The fence's first word, in lower case: `ts`; empty when there is none. */
  readonly language: string;
  /** The line of the block's first line of content, from 1. */
  readonly line: number;
  readonly text: string;
}

/** A link or picture, with the line it stands on. */
export interface Link {
  readonly target: string;
  readonly line: number;
}

/** A page, read. */
export interface Page {
  readonly fences: readonly Fence[];
  readonly links: readonly Link[];
  /** What `#…` may point at, as GitHub derives it. */
  readonly anchors: ReadonlySet<string>;
}

/** Reads a Markdown page. */
export function readPage(text: string): Page {
  const fences: Fence[] = [];
  const prose: string[] = []; // the page's lines, with those of fences left empty, so that line numbers hold
  let open:
    | { readonly mark: string; readonly indent: number; readonly language: string; readonly line: number }
    | undefined;
  let content: string[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const fence = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)/.exec(line);
    const mark = fence?.[2] ?? "";
    if (open === undefined && mark !== "") {
      const language = (fence?.[3] ?? "").toLowerCase();
      open = { mark, indent: fence?.[1]?.length ?? 0, language, line: index + 2 };
      content = [];
      prose.push("");
    } else if (open !== undefined) {
      if (mark.startsWith(open.mark) && line.trim() === mark) {
        fences.push({ language: open.language, line: open.line, text: content.join("\n") });
        open = undefined;
      } else content.push(line.slice(Math.min(open.indent, line.length - line.trimStart().length)));
      prose.push("");
    } else prose.push(line);
  }
  return { fences, links: prose.flatMap(linksOf), anchors: anchorsOf(prose) };
}

function linksOf(line: string, index: number): readonly Link[] {
  const bare = line.replace(/`[^`]*`/g, "");
  const inline = bare.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const reference = bare.matchAll(/^\s*\[[^\]]+\]:\s*(\S+)/g);
  const html = bare.matchAll(/<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)="([^"]+)"/g);
  return [...inline, ...reference, ...html].map((match) => ({ target: match[1] ?? "", line: index + 1 }));
}

function anchorsOf(lines: readonly string[]): ReadonlySet<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  for (const line of lines) {
    for (const match of line.matchAll(/<[a-z]+[^>]*?\b(?:id|name)="([^"]+)"/g)) anchors.add(match[1] ?? "");
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = slugOf(heading);
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    anchors.add(times === 0 ? slug : `${slug}-${times}`);
  }
  return anchors;
}

/** GitHub's rule: lower case, punctuation away, spaces to hyphens. */
function slugOf(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^>]+>/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}
