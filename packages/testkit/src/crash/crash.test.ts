import { expect, it } from "vitest";
import { runCrash } from "./run-crash.ts";

it("[HG3] [HG4] [HG9] loses, doubles and disorders nothing that was acknowledged, killed with SIGKILL under load", async () => {
  const { counts, findings, rounds, kills, acknowledged, network, kinds } = await runCrash({ rounds: 8, seed: 1 });
  expect(findings).toEqual([]);
  expect(counts).toEqual({ lost: 0, duplicated: 0, reordered: 0, broken: 0 });
  expect(rounds).toBe(8);
  expect(kills).toBeGreaterThanOrEqual(8);
  // A run in which nothing happened would prove nothing.
  expect(acknowledged).toBeGreaterThan(100);
  expect(Math.min(network.cut, network.halve, network.blackhole)).toBeGreaterThan(0);
  expect(Math.min(kinds.say ?? 0, kinds["ask-human"] ?? 0, kinds.accept ?? 0, kinds.reply ?? 0)).toBeGreaterThan(0);
  expect(kinds["bot's answer"] ?? 0).toBeGreaterThan(0);
});
