// Reads which packages and examples the workspace has and how they depend on each other. Knows nothing of what is done
// with them.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A package or example of the workspace. */
export interface Member {
  /** The name other members import it by. */
  readonly name: string;
  /** Its folder from the top, with forward slashes: `packages/core`. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** The members it depends on, development included, by name. */
  readonly uses: readonly string[];
}

/** What the checks read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The top folder of the workspace. */
export const ROOT = join(import.meta.dirname, "..", "..", "..", "..");

/** Lists the members, packages first. */
export function readWorkspace(root: string = ROOT): readonly Member[] {
  const folders = ["packages", "examples", "examples/bots"].flatMap((parent) =>
    existsSync(join(root, parent))
      ? readdirSync(join(root, parent))
          .sort()
          .map((name) => `${parent}/${name}`)
      : [],
  );
  const found = folders
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .map((folder) => ({ folder, manifest: readManifest(join(root, folder, "package.json")) }));
  const names = new Set(found.map(({ manifest }) => manifest.name));
  return found.map(({ folder, manifest }) => ({
    name: manifest.name,
    folder,
    manifest,
    uses: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) => names.has(name)),
  }));
}

/** Reads a package.json. It is our own file, so its shape is trusted. */
export function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, "utf8")) as Manifest;
}

/** Whether a member goes to the registry. */
export function isPublishable(member: Member): boolean {
  return member.manifest.private !== true;
}

/** A folder's files, as sorted paths from it with forward slashes, without what is generated or installed. */
export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (GENERATED.has(entry.name)) return [];
      if (!entry.isDirectory()) return [entry.name];
      return filesIn(join(folder, entry.name)).map((path) => `${entry.name}/${path}`);
    })
    .sort();
}

const GENERATED = new Set(["node_modules", "dist", ".cache", ".data", ".screenshots", ".git", ".vite"]);
