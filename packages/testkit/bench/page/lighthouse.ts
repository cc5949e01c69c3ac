// Lighthouse's performance score of the page without the tag and with it, in turn; its own settings, a phone by simulation.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as v from "valibot";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { installPeers } from "../install-peers.ts";
import { percentile } from "../relay/percentiles.ts";

const LIGHTHOUSE = "lighthouse@13.5.0";
const RUN_MS_MAX = 180_000;
const METRICS = {
  firstPaintMs: "first-contentful-paint",
  largestPaintMs: "largest-contentful-paint",
  speedIndexMs: "speed-index",
  blockingMs: "total-blocking-time",
  shift: "cumulative-layout-shift",
} as const;

/** Medians; the score is of 100. */
export type Score = Readonly<Record<"score" | keyof typeof METRICS, number>>;

const reportSchema = v.object({
  categories: v.object({ performance: v.object({ score: v.number() }) }),
  audits: v.record(v.string(), v.object({ numericValue: v.optional(v.number()) })),
});

/** Scores each page so often. @throws Error when Lighthouse cannot be had, or does not run */
export async function lighthouse<Name extends string>(
  pages: Readonly<Record<Name, string>>,
  rounds: number,
): Promise<Readonly<Record<string, Score>>> {
  const browser = await findBrowser();
  if (browser.type === "none") throw new Error(browser.message);
  const { folder, remove } = await installPeers(LIGHTHOUSE);
  try {
    const scores: Record<string, Score[]> = {};
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, url] of Object.entries<string>(pages)) {
        (scores[name] ??= []).push(await scoreOf(url, folder, browser.path));
      }
    }
    return Object.fromEntries(Object.entries(scores).map(([name, all]) => [name, medianOf(all)]));
  } finally {
    remove();
  }
}

async function scoreOf(url: string, folder: string, chrome: string): Promise<Score> {
  const flags = ["--headless=new", "--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  const words = [
    join(folder, "node_modules/lighthouse/cli/index.js"),
    url,
    "--output=json",
    "--quiet",
    "--only-categories=performance",
    `--chrome-flags=${flags.join(" ")}`,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    timeout: RUN_MS_MAX,
    maxBuffer: 64e6,
    env: { ...process.env, CHROME_PATH: chrome },
  });
  const { categories, audits } = v.parse(reportSchema, JSON.parse(stdout));
  const metric = (name: string): number => Math.round((audits[name]?.numericValue ?? Number.NaN) * 1_000) / 1_000;
  return {
    score: Math.round(categories.performance.score * 100),
    firstPaintMs: Math.round(metric(METRICS.firstPaintMs)),
    largestPaintMs: Math.round(metric(METRICS.largestPaintMs)),
    speedIndexMs: Math.round(metric(METRICS.speedIndexMs)),
    blockingMs: Math.round(metric(METRICS.blockingMs)),
    shift: metric(METRICS.shift),
  };
}

function medianOf(scores: readonly Score[]): Score {
  const median = (key: keyof Score): number =>
    percentile(
      scores.map((score) => score[key]),
      0.5,
    );
  return {
    score: median("score"),
    firstPaintMs: median("firstPaintMs"),
    largestPaintMs: median("largestPaintMs"),
    speedIndexMs: median("speedIndexMs"),
    blockingMs: median("blockingMs"),
    shift: median("shift"),
  };
}
