// Measures what the built widget makes a page fetch, with size-limit, and holds it against the budgets.
import { globSync } from "node:fs";
import { join } from "node:path";
import filePlugin from "@size-limit/file";
import sizeLimit from "size-limit";
import * as v from "valibot";
import type { Budget } from "./budgets.ts";

/** One budget and what came of it. */
export interface Measured extends Budget {
  readonly gzipBytes: number;
  readonly brotliBytes: number;
}

const Size = v.object({ size: v.number() });
const Sizes = v.tuple([Size, Size]);

/**
 * Measures each budget's files in `dist`.
 *
 * @throws When one has no file: the widget is not built, or a chunk has lost its name.
 */
export async function measure(dist: string, budgets: readonly Budget[]): Promise<readonly Measured[]> {
  return Promise.all(
    budgets.map(async (budget) => {
      const files = budget.files.flatMap((pattern) => {
        const found = globSync(pattern, { cwd: dist });
        if (found.length !== 1) throw new Error(`${pattern}: ${found.length} files instead of one in ${dist}.`);
        return found.map((file) => join(dist, file));
      });
      const check = { files };
      const [gzip, brotli] = v.parse(
        Sizes,
        await sizeLimit([filePlugin], { checks: [{ ...check, gzip: true }, check] }),
      );
      return { ...budget, gzipBytes: gzip.size, brotliBytes: brotli.size };
    }),
  );
}

/** Everything in the widget's folder for pages that no budget covers: what is fetched without a limit. */
export function uncovered(dist: string, budgets: readonly Budget[]): readonly string[] {
  const covered = new Set(budgets.flatMap(({ files }) => files.flatMap((file) => globSync(file, { cwd: dist }))));
  return globSync("widget/**/*.js", { cwd: dist }).filter((file) => !covered.has(file));
}
