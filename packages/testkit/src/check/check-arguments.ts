// Reads the command line of the checks. Knows the stages' names only as a list that it is given.

/** What the reader asked for. */
export type CheckRequest =
  | { readonly type: "list" }
  | { readonly type: "run"; readonly stages: readonly string[]; readonly filters: readonly string[] }
  | { readonly type: "mistake"; readonly message: string };

/**
 * Reads `[--list] [--only <stage>[,<stage>…]] [part of a path…]`.
 *
 * @example
 * readArguments(["--only", "unit", "core"], ["types", "unit"]); // { type: "run", stages: ["unit"], filters: ["core"] }
 */
export function readArguments(args: readonly string[], known: readonly string[]): CheckRequest {
  const chosen: string[] = [];
  const filters: string[] = [];
  const rest = args.values();
  for (const word of rest) {
    if (word === "--list") return { type: "list" };
    if (word === "--only" || word.startsWith("--only=")) {
      const names = word === "--only" ? rest.next().value : word.slice("--only=".length);
      if (names === undefined) return { type: "mistake", message: `--only needs a stage: ${known.join(", ")}.` };
      chosen.push(...names.split(","));
    } else if (word.startsWith("-")) {
      return { type: "mistake", message: `There is no option ${word}; there are --only <stage> and --list.` };
    } else filters.push(word);
  }
  const unknown = chosen.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return { type: "mistake", message: `There is no stage "${unknown}"; there are ${known.join(", ")}.` };
  }
  return { type: "run", stages: known.filter((name) => chosen.length === 0 || chosen.includes(name)), filters };
}
