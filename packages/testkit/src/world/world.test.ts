import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { SHARED } from "../invariants/shared.ts";
import { CORPUS } from "./corpus.ts";
import { MUTANTS, MUTANT_VISITORS } from "./mutants.ts";
import type { Template } from "./relay-house.ts";
import { describeFound, newTemplate, runWorlds, type WorldsOptions } from "./worlds.ts";

let template: Template;
beforeAll(async () => {
  template = await newTemplate();
});
afterAll(() => rmSync(template.folder, { recursive: true, force: true }));

afterEach(() => void vi.restoreAllMocks());

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

  it("is the same world however long real threads take", { timeout: patienceFor(100) }, async () => {
    // Three agents come to work at once, and some visitors are signed in.
    const play = async () => (await run({ seed: 12, conversations: 1 })).hashes;
    const hashes = await play();
    const verify = crypto.subtle.verify.bind(crypto.subtle);
    let count = 0;
    const slow = vi.spyOn(crypto.subtle, "verify").mockImplementation(async (...asked) => {
      count += 1;
      for (let turns = (count * 6) % 13; turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
      return verify(...asked);
    });
    expect(await play()).toEqual(hashes);
    expect(slow.mock.calls.length).toBeGreaterThan(100);
    expect(crypto.subtle.verify).toBe(slow);
  });

  it.each(CORPUS)("keeps every rule in seed $seed: $found", { timeout: patienceFor(50) }, async ({ seed }) => {
    const { violations } = await run({ seed, conversations: 1 });
    expect(violations.map(describeFound)).toEqual([]);
  });

  it.each(MUTANTS)("notices $name", { timeout: patienceFor(MUTANT_VISITORS) }, async (mistake) => {
    const { seed, breaks, name } = mistake;
    const { violations } = await run({ seed, conversations: 1, visitors: MUTANT_VISITORS, mistake });
    const found = violations.find(({ invariant }) => invariant === breaks);
    expect(found && describeFound(found)).toContain(`--seed ${seed} --visitors 20 --replay --mistake "${name}"`);
  });

  it("can break each of its rules", () => {
    const broken = new Set(MUTANTS.map(({ breaks }) => breaks));
    const unbroken = SHARED.map(({ name }) => name).filter((name) => !broken.has(name));
    // Nobody has a rank in these worlds; tier 1 breaks it.
    expect(unbroken).toEqual(["overtaking-bound"]);
  });
});
