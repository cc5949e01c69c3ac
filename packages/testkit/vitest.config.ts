// Tells vitest what the workspace's tests are: one project for each package's unit tests, one for the simulated world, one
// for real processes and disks, one for the browser. A package with a vitest.config.ts of its own (a DOM, JSX) keeps it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { ROOT, readWorkspace } from "./src/check/workspace.ts";

const here = "packages/testkit";
const generated = ["**/node_modules/**", "**/dist/**", "**/.cache/**"];

const unit = readWorkspace().map(({ folder }) => {
  const own = join(ROOT, folder, "vitest.config.ts");
  if (folder !== here && existsSync(own)) return own;
  return {
    test: {
      name: folder,
      root: join(ROOT, folder),
      include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}", "bench/**/*.test.ts"],
      exclude: folder === here ? [...generated, "src/world/**", "src/tier-1/**", "src/crash/**"] : generated,
    },
  };
});

/** A minute and a half in one thread: begun last, it would leave the other core idle. */
const LONGEST = "src/explore/explore.test.ts";

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification): number => Number(moduleId.endsWith(LONGEST));
    return sorted.toSorted((one, other) => isLongest(other) - isLongest(one));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      ...unit,
      {
        test: {
          name: "world",
          root: join(ROOT, here),
          include: ["src/world/**/*.test.ts", "src/tier-1/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false, // they have threads of their own
        },
      },
      {
        test: {
          name: "crash",
          root: join(ROOT, here),
          include: ["src/crash/**/*.test.ts"],
          maxWorkers: 3, // they wait for processes more than they work
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          root: join(ROOT, here),
          include: ["e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2, // two people in two browsers wait for each other more than they work
        },
      },
    ],
  },
});
