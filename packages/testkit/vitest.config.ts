// Tells vitest what the workspace's tests are: one project for each package's unit tests, one for the simulated world, one
// for real processes and disks, one for the browser. A package with a vitest.config.ts of its own (a DOM, JSX) keeps it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { NATIVE, PATIENT, UNIT } from "../../.vitest-unit.ts";
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
      ...UNIT,
      exclude: folder === here ? [...generated, "src/world/**", "src/tier-1/**", "src/crash/**"] : generated,
    },
  };
});

/** A minute and more in one thread: begun last, each would leave the other core idle. */
const LONGEST = [
  "src/explore/explore",
  "src/world/world",
  "e2e/accessible",
  "e2e/rich-text",
  "e2e/narrow",
  "e2e/durable",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): number =>
      Number(LONGEST.some((name) => moduleId.endsWith(`${name}.test.ts`)));
    return sorted.toSorted((one, other) => isLong(other) - isLong(one));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // What pages load of Ably runs in Node here, and says each time that it was not made for that.
    onConsoleLog: (text) => !text.includes("this distribution of Ably is intended for browsers"),
    projects: [
      ...unit,
      {
        test: {
          name: "world",
          root: join(ROOT, here),
          ...PATIENT,
          experimental: NATIVE,
          include: ["src/world/**/*.test.ts", "src/tier-1/**/*.test.ts"],
          maxWorkers: 2, // each has threads of its own for a part of its time, and one for the rest
        },
      },
      {
        test: {
          name: "crash",
          root: join(ROOT, here),
          ...PATIENT,
          experimental: NATIVE,
          include: ["src/crash/**/*.test.ts"],
          maxWorkers: 3, // they wait for processes more than they work
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: "browser",
          root: join(ROOT, here),
          ...PATIENT,
          experimental: NATIVE,
          include: ["e2e/**/*.test.ts"],
          testTimeout: 300_000,
          isolate: false, // a browser and what it is asked by are the same for all
          maxWorkers: 3, // two people in two browsers wait for each other now and then
        },
      },
    ],
  },
});
