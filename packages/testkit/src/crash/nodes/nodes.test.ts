import { expect, it } from "vitest";
import { runNodes } from "./run-nodes.ts";

it("[HG3] [HG4] [HG9] [HG12] loses nothing that was acknowledged by any of three nodes on one Postgres, whichever is killed, the database included, and no offer is held by the dead", async () => {
  const { findings, rounds, acknowledged, kinds, offers, given } = await runNodes({ rounds: 2, seed: 1, visitors: 6 });
  expect(findings).toEqual([]);
  expect(rounds).toBe(2);
  // A run in which nothing happened would prove nothing.
  expect(acknowledged).toBeGreaterThan(100);
  expect(Math.min(...given)).toBeGreaterThan(0);
  expect(Math.min(kinds.say ?? 0, kinds["ask-human"] ?? 0, kinds.accept ?? 0, kinds.reply ?? 0)).toBeGreaterThan(0);
  // On a fast machine the agents may take most visitors before they are offered, and the bot have time for few answers.
  expect(offers + (kinds["bot's answer"] ?? 0)).toBeGreaterThan(0);
});
