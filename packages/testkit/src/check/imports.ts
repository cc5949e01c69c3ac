// Reads which modules a source file imports, and what of the ambient world it reaches for. Pure text work, by patterns:
// our sources are formatted, so an import stands on its own.

/** The module names a source imports or re-exports, types included, each once. */
export function importsOf(source: string): readonly string[] {
  const code = withoutComments(source);
  const found = [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
  return [...new Set(found)];
}

const IMPORT =
  /^\s*(?:import|export)\b(?:[^"';]*?\bfrom)?\s*"([^"]+)"(?:\s*with\s*\{[^}]*\})?\s*;|\b(?:import|import\.meta\.resolve)\(\s*"([^"]+)"/gm;

/** The module names that must have run before the source's own code does: what only names types is left out. */
export function loadedBy(source: string): readonly string[] {
  const found = [...withoutComments(source).matchAll(STATIC_IMPORT)]
    .filter(([, names]) => names === undefined || !namesOnlyTypes(names))
    .map(([, , name]) => name ?? "");
  return [...new Set(found)];
}

const STATIC_IMPORT = /^\s*(?:import|export)\b(?:([^"';]*?)\bfrom)?\s*"([^"]+)"/gm;

function namesOnlyTypes(names: string): boolean {
  if (/^\s*type\b/.test(names)) return true;
  const inBraces = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1];
  return inBraces !== undefined && inBraces.split(",").every((name) => /^\s*(?:type\b|$)/.test(name));
}

/** The package that a module name belongs to; undefined for the file's own package and Node's modules. */
export function packageOf(specifier: string): string | undefined {
  if (/^(\.|\/|node:|#)/.test(specifier)) return undefined;
  const parts = specifier.replace(/\?.*$/, "").split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

/** The lines, from 1, that ask the ambient clock for the time by a Date without arguments. No lint rule sees these. */
export function ambientDates(source: string): readonly number[] {
  return withoutComments(source)
    .split("\n")
    .flatMap((line, index) =>
      /\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|(?<!new )\bDate\(\)/.test(line) ? [index + 1] : [],
    );
}

/** Blanks out comments, keeping line numbers. A `//` inside a string is left alone when something precedes it directly. */
function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|\s)\/\/.*$/gm, "$1");
}
