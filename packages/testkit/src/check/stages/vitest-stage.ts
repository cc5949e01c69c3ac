// Runs tests by vitest and counts them from its own JSON report. A vitest that crashed, or ran nothing, has failed.
import { chmodSync, mkdtempSync, existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { runNode } from "../command.ts";
import { memoryFolder } from "../memory-folder.ts";
import type { StageContext } from "../stage.ts";
import type { Counts } from "../tally.ts";

/** Which tests, and what they need. */
export interface VitestRun {
  /** The projects of testkit's vitest.config.ts, as `--project` takes them: `world`, `!browser`. */
  readonly projects: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Files at a time; without it what each project says. */
  readonly workers?: number;
  /** Temporary files are kept in memory. Not for what asks whether a disk has kept them. */
  readonly isInMemory?: boolean;
}

/** Runs the projects' tests; what vitest says is passed on as it comes. */
export async function runVitest(run: VitestRun, context: StageContext): Promise<Counts> {
  const folder = mkdtempSync(join(run.isInMemory ? memoryFolder() : tmpdir(), "handrail-vitest-"));
  chmodSync(folder, 0o1777); // as temporary folders are: Postgres runs as somebody else
  const reportFile = join(folder, "report.json");
  const ended = await runNode(
    "node_modules/vitest/vitest.mjs",
    [
      "run",
      "--root",
      "packages/testkit",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reportFile}`,
      ...run.projects.flatMap((project) => ["--project", project]),
      ...(run.workers === undefined ? [] : [`--maxWorkers=${run.workers}`]),
      ...context.filters,
    ],
    {
      onLine: (line) => {
        // The last one is what pages load of Ably, in our threads: it was not made for Node.
        if (!/^\s*(?:JSON report written|RUN |Warning: this distribution of Ably)/.test(line)) context.print(line);
      },
      timeoutMs: 15 * 60_000,
      env: { ...run.env, TMPDIR: folder },
    },
  );
  const report = existsSync(reportFile) ? readFileSync(reportFile, "utf8") : undefined;
  rmSync(folder, { recursive: true, force: true });
  const hadNoneForFilters = context.filters.length > 0 && ended.output.includes("No test files found");
  if (hadNoneForFilters) return { passed: 0, failed: 0 };
  return countReport(report, ended.code);
}

/**
 * Counts the tests of vitest's JSON report.
 *
 * @param report The file's text, or undefined when vitest did not get so far.
 * @param exitCode What vitest ended with.
 */
export function countReport(report: string | undefined, exitCode: number): Counts {
  const parsed = v.safeParse(Report, parseJson(report));
  if (!parsed.success) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests, testResults } = parsed.output;
  // A file that fails before its first test (a syntax error, a missing import) has no failed test to be counted by.
  const brokenFiles = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = numFailedTests + brokenFiles;
  if (failed === 0 && (exitCode !== 0 || passed === 0)) return { passed, failed: 1 };
  return { passed, failed };
}

const Report = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) })),
});

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // cut short by a crash
  }
}
