import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientThatRenames, readerThatSkips, relayThatForgets, relayWithoutMemory } from "./faults.ts";
import type { Template } from "./relay-house.ts";
import { describeFound, newTemplate, runWorlds, type WorldsOptions } from "./worlds.ts";

let template: Template;
beforeAll(async () => {
  template = await newTemplate();
});
afterAll(() => rmSync(template.folder, { recursive: true, force: true }));

const run = (options: Omit<WorldsOptions, "template">) => runWorlds({ ...options, template });

describe("the simulated world", () => {
  it("[HG3] [HG4] [HG9] loses nothing, doubles nothing and tells one story in 200 conversations and more", async () => {
    const { conversations, violations, kills } = await run({ seed: 1, conversations: 200 });
    expect(violations.map(describeFound)).toEqual([]);
    expect(conversations).toBeGreaterThanOrEqual(200);
    expect(kills).toBeGreaterThan(0);
  });

  it("is the same world for the same seed, to the last millisecond, and another one for another", async () => {
    const [first, again, other] = [
      await run({ seed: 7, conversations: 1, visitors: 20 }),
      await run({ seed: 7, conversations: 1, visitors: 20 }),
      await run({ seed: 8, conversations: 1, visitors: 20 }),
    ];
    expect(again.hashes).toEqual(first.hashes);
    expect(other.hashes).not.toEqual(first.hashes);
  });

  it.each([
    ["a relay that takes a repeated command for a new one", { server: relayWithoutMemory }, "no-duplicate"],
    ["a client that sends again under a new id", { client: clientThatRenames }, "no-duplicate"],
    ["a relay that acknowledges what it has not stored", { server: relayThatForgets }, "nothing-lost"],
    ["a reader that leaves out an event", { client: readerThatSkips }, "same-order"],
  ] as const)("notices %s", async (_name, faults, invariant) => {
    const { violations } = await run({ seed: 1, conversations: 1, visitors: 20, faults });
    expect(violations.map((found) => found.invariant)).toContain(invariant);
    expect(describeFound(violations[0] ?? never())).toContain("npm run sim -- --conversations 1 --seed 1");
  });
});

function never(): never {
  throw new Error("there is a violation");
}
