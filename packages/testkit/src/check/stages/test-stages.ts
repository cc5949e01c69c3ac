// The stages that are tests: units, the simulated world, real processes and disks, real browsers.
import { availableParallelism } from "node:os";
import { findBrowser } from "../../browser/find-browser.ts";
import { findShell } from "../../browser/find-shell.ts";
import { findStrace } from "../../crash/strace.ts";
import type { Stage } from "../stage.ts";
import { runVitest } from "./vitest-stage.ts";

export const unitStage: Stage = {
  name: "unit",
  about: "the unit tests of every package and example",
  // One more than there are cores: many wait for processes. Of two cores, vitest by itself would leave one idle.
  run: (context) =>
    runVitest(
      { projects: ["!world", "!crash", "!browser"], workers: availableParallelism() + 1, isInMemory: true },
      context,
    ),
};

export const worldStage: Stage = {
  name: "world",
  about: "the real client and relay in a simulated world, first seeds",
  run: (context) => runVitest({ projects: ["world"], isInMemory: true }, context),
};

export const crashStage: Stage = {
  name: "crash",
  about: "a real relay, killed and cut from power, on full and failing disks, first seeds",
  run(context) {
    const strace = findStrace((line) => context.print(line));
    if (strace.type === "none") {
      context.print(`skipped: no strace: ${strace.why}. Power cuts and refused syncs were not tried.`);
    }
    return runVitest({ projects: ["crash"] }, context);
  },
};

export const browserStage: Stage = {
  name: "browser",
  about: "the whole in a real browser",
  async run(context) {
    const found = await findBrowser((line) => context.print(line));
    if (found.type === "none") {
      context.print(`✗ No browser: ${found.message}`);
      return { passed: 0, failed: 1 };
    }
    // Whoever names a browser wants to see it in all tests.
    const shell = process.env.CHROME_PATH ? null : findShell((line) => context.print(line));
    context.print(`Browser: ${found.path}${shell === null ? "" : `; for pages alone: ${shell}`}`);
    const env = { CHROME_PATH: found.path, ...(shell !== null && { HEADLESS_SHELL_PATH: shell }) };
    return runVitest({ projects: ["browser"], env, isInMemory: true }, context);
  },
};
