// `npm test`: runs the stages in order, cheap ones first, goes on after a failure, and closes with the counts.
import { readArguments } from "./check-arguments.ts";
import type { Stage } from "./stage.ts";
import { boundariesStage } from "./stages/boundaries-stage.ts";
import { buildStage } from "./stages/build-stage.ts";
import { docsStage } from "./stages/docs-stage.ts";
import { formatStage } from "./stages/format-stage.ts";
import { lintStage } from "./stages/lint-stage.ts";
import { packagesStage } from "./stages/packages-stage.ts";
import { sizeStage } from "./stages/size-stage.ts";
import { browserStage, crashStage, unitStage, worldStage } from "./stages/test-stages.ts";
import { typesStage } from "./stages/types-stage.ts";
import { closingLine, exitCodeOf, sumCounts } from "./tally.ts";
import type { Counts } from "./tally.ts";

const STAGES: readonly Stage[] = [
  typesStage,
  boundariesStage,
  lintStage,
  formatStage,
  unitStage,
  worldStage,
  buildStage,
  sizeStage,
  crashStage,
  docsStage,
  packagesStage,
  browserStage,
];

/** Runs what the command line asks for; gives the exit code. */
export async function runChecks(args: readonly string[]): Promise<number> {
  const known = STAGES.map((stage) => stage.name);
  const request = readArguments(args, known);
  switch (request.type) {
    case "list":
      for (const stage of STAGES) console.log(`${stage.name.padEnd(12)}${stage.about}`);
      return 0;
    case "mistake":
      console.error(request.message);
      return 2;
    case "run": {
      const counts: Counts[] = [];
      for (const stage of STAGES.filter(({ name }) => request.stages.includes(name))) {
        counts.push(await runStage(stage, request.filters));
      }
      const sum = sumCounts(counts);
      console.log(`\n${closingLine(sum)}`);
      return exitCodeOf(sum);
    }
  }
}

async function runStage(stage: Stage, filters: readonly string[]): Promise<Counts> {
  const startedMs = performance.now();
  console.log(`▸ ${stage.name}: ${stage.about}`);
  const print = (text: string): void => console.log(text.replace(/^(?=.)/gm, "    "));
  let counts: Counts;
  try {
    counts = await stage.run({ filters, print });
  } catch (error) {
    print(`✗ The stage itself broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    counts = { passed: 0, failed: 1 };
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const verdict = counts.failed === 0 ? `${counts.passed} ok` : `${counts.failed} FAILED, ${counts.passed} ok`;
  console.log(`  ${stage.name}: ${verdict} (${seconds} s)`);
  return counts;
}

if (import.meta.main) process.exitCode = await runChecks(process.argv.slice(2));
