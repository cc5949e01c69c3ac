// Decides in which order packages are built and whether one must be built again. Knows nothing of compilers.
import { createHash } from "node:crypto";

/** What the order is decided from. */
export interface Node {
  readonly name: string;
  readonly uses: readonly string[];
}

/**
 * Sorts so that everything stands after what it uses.
 *
 * @throws When two use each other, directly or around corners.
 */
export function buildOrder<Item extends Node>(items: readonly Item[]): readonly Item[] {
  const byName = new Map(items.map((item) => [item.name, item]));
  const ordered = new Set<Item>();
  const visit = (item: Item, path: readonly string[]): void => {
    if (ordered.has(item)) return;
    if (path.includes(item.name)) throw new Error(`These use each other: ${[...path, item.name].join(" → ")}.`);
    for (const name of item.uses) {
      const used = byName.get(name);
      if (used !== undefined) visit(used, [...path, item.name]);
    }
    ordered.add(item);
  };
  for (const item of items) visit(item, []);
  return [...ordered];
}

/** A file by its path from the package and its content. */
export type InputFile = readonly [path: string, content: string | Uint8Array];

/** One fingerprint for all that a build reads: the package's files, what it builds on, and the tools. */
export function fingerprint(files: readonly InputFile[], upstream: readonly string[]): string {
  const hash = createHash("sha256");
  for (const [path, content] of files) {
    const digest = createHash("sha256").update(content).digest("hex");
    hash.update(`${path}\n${digest}\n`);
  }
  for (const one of upstream) hash.update(`^${one}\n`);
  return hash.digest("hex");
}

/** Whether a file of a package can change what its build emits. */
export function isBuildInput(path: string): boolean {
  return !/\.test\.tsx?$|(?:^|\/)(?:e2e|test)\/|\.md$|(?:^|\/)vitest\.config\.ts$/.test(path);
}
