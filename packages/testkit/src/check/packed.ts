// Judges what a packed package carries: nothing of our sources or machines, and what a user's tools ask for. Pure.
import type { Manifest } from "./workspace.ts";

/** A tarball's content, unpacked. */
export interface Packed {
  readonly manifest: Manifest;
  /** The text of each file, by its path from the package. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Lists what is wrong with a packed package, each fault as a sentence.
 *
 * @param packed What would be published.
 * @param machinePaths Folders of this machine that no published file may name.
 */
export function faultsOf(packed: Packed, machinePaths: readonly string[]): readonly string[] {
  const { manifest, files } = packed;
  const faults: string[] = [];
  if (manifest.license !== "MIT") faults.push("package.json: `license` must be MIT.");
  if (manifest.engines?.node === undefined) faults.push("package.json: `engines.node` must say what its users need.");
  const text = JSON.stringify(manifest);
  if (/"\.\/src\//.test(text)) faults.push("package.json points into ./src; `publishConfig` must point at dist.");
  if (text.includes('"workspace:')) faults.push("package.json still has a workspace: version.");
  if (!files.has("README.md")) faults.push("README.md is missing.");
  for (const [path, content] of files) {
    if (path.startsWith("src/")) faults.push(`${path}: a source file would be published.`);
    if (/\.test\.|(^|\/)node_modules\//.test(path)) faults.push(`${path}: it has no place in a package.`);
    const named = machinePaths.find((machinePath) => content.includes(machinePath));
    if (named !== undefined) faults.push(`${path}: it names a folder of the machine that built it.`);
  }
  return faults;
}
