// Whether its invariant catches a mistake of the source's text: asked in a process of its own, because the text is changed as it is loaded.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { SourceMutant } from "./source-mutants.ts";

const WORLD = fileURLToPath(new URL("mutated-world.ts", import.meta.url));

/** What it breaks; `null` when that is not noticed. */
export async function catchSourceMutant({ name, breaks }: SourceMutant): Promise<string | null> {
  const env = { ...process.env, MUTANT: name };
  const { stdout } = await promisify(execFile)(process.execPath, [WORLD], { env });
  const found: readonly string[] = JSON.parse(stdout.trim().split("\n").at(-1) ?? "[]");
  return found.includes(breaks) ? breaks : null;
}
