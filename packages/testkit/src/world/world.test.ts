import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientThatRenames, readerThatSkips, relayThatForgets, relayWithoutMemory } from "./faults.ts";
import type { Template } from "./relay-house.ts";
import { describeFound, newTemplate, runWorlds, type WorldsOptions } from "./worlds.ts";

let template: Template;
beforeAll(async () => {
  template = await newTemplate();
});
afterAll(() => rmSync(template.folder, { recursive: true, force: true }));

/** Only what hangs is to fail: a conversation takes 20 to 40 ms of one core, and a machine may have much else to do. In ms. */
const patienceFor = (conversations: number): number => 60_000 + 500 * conversations;
/** What every change is held against. */
const CONVERSATIONS = 2_000;

const run = (options: Omit<WorldsOptions, "template">) => runWorlds({ ...options, template });

describe("the simulated world", () => {
  it(
    `[HG3] [HG4] [HG9] loses nothing, doubles nothing and tells one story in ${CONVERSATIONS} conversations and more`,
    { timeout: patienceFor(CONVERSATIONS) },
    async () => {
      const workers = availableParallelism();
      const { conversations, violations, kills } = await run({ seed: 1, conversations: CONVERSATIONS, workers });
      expect(violations.map(describeFound)).toEqual([]);
      expect(conversations).toBeGreaterThanOrEqual(CONVERSATIONS);
      expect(kills).toBeGreaterThan(0);
    },
  );

  it(
    "is the same world for the same seed, to the last millisecond and in any thread, and another one for another",
    { timeout: patienceFor(100) },
    async () => {
      // 5 and 6 have Ably beside the relay.
      const one = await run({ seed: 5, conversations: 30, visitors: 20 });
      const two = await run({ seed: 5, conversations: 30, visitors: 20, workers: 2 });
      expect(one.worlds).toBe(2);
      expect(two).toEqual(one);
      expect(new Set(one.hashes).size).toBe(2);
    },
  );

  it.each([
    ["a relay that takes a repeated command for a new one", { server: relayWithoutMemory }, "no-duplicate"],
    ["a client that sends again under a new id", { client: clientThatRenames }, "no-duplicate"],
    ["a relay that acknowledges what it has not stored", { server: relayThatForgets }, "no-lost-request"],
    ["a reader that leaves out an event", { client: readerThatSkips }, "same-order"],
  ] as const)("notices %s", { timeout: patienceFor(20) }, async (_name, faults, invariant) => {
    const { violations } = await run({ seed: 1, conversations: 1, visitors: 20, faults });
    expect(violations.map((found) => found.invariant)).toContain(invariant);
    expect(describeFound(violations[0] ?? never())).toContain("npm run sim -- --conversations 1 --seed 1");
  });
});

function never(): never {
  throw new Error("there is a violation");
}
