import { describe, expect, it } from "vitest";
import { CORPUS } from "./corpus.ts";
import { INVARIANTS } from "./invariants.ts";
import { MUTANTS } from "./mutants.ts";
import { planOf } from "./plan.ts";
import { changedByRealtime } from "./realtime-is-latency.ts";
import { runWorld } from "./run-world.ts";
import { shrink, size } from "./shrink.ts";
import { runShift } from "./crew.ts";
import { describeFound, firstCaught } from "./worlds.ts";

describe("the simulated world without I/O", () => {
  it("[HG3] [HG4] [HG5] [HG6] [HG7] [HG9] keeps every rule in 200,000 conversations", async () => {
    const { violations, conversations } = await runShift({ seed: 1, conversations: 200_000 });
    expect(violations.map(describeFound)).toEqual([]);
    expect(conversations).toBeGreaterThanOrEqual(200_000);
  }, 900_000);

  it("comes to the same however many threads it is shared out over", async () => {
    const [alone, shared] = await Promise.all(
      [1, 3].map((workers) => runShift({ seed: 5, conversations: 900, workers })),
    );
    expect(shared).toEqual({ ...alone, workers: 3 });
  });

  it.each(CORPUS)("keeps every rule in the world of seed $seed, which once showed: $found", ({ seed }) => {
    expect(runWorld(planOf(seed)).violations).toEqual([]);
  });

  it("loses nothing but time when realtime is taken away altogether", () => {
    for (let seed = 1; seed <= 60; seed += 1) expect(changedByRealtime(seed), `seed ${seed}`).toEqual([]);
  });

  it("is the same world for the same seed, whether or not somebody reads along, and another one for another", () => {
    const lines: string[] = [];
    const [first, again, other] = [
      runWorld(planOf(7)),
      runWorld(planOf(7), { trace: (line) => lines.push(line) }),
      runWorld(planOf(8)),
    ];
    expect(again?.hash).toBe(first?.hash);
    expect(other?.hash).not.toBe(first?.hash);
    expect(lines.length).toBeGreaterThan(20);
  });

  it("has worlds of every kind: without agents, without realtime, without a bot, with crashes, with everybody coming back", () => {
    const plans = Array.from({ length: 100 }, (_, index) => planOf(index + 1));
    expect(plans.some(({ agents }) => agents.length === 0)).toBe(true);
    expect(plans.some(({ isRealtime }) => !isRealtime)).toBe(true);
    expect(plans.some(({ policy }) => !policy.hasBot)).toBe(true);
    expect(plans.some(({ crashes }) => crashes.length > 1)).toBe(true);
    expect(new Set(plans.map(({ bot }) => bot)).size).toBe(7);
  });
});

describe("the simulated world's invariants", () => {
  const caughtBy = new Set<string>();

  it.each(MUTANTS)("notice that $name", ({ works, seeds }) => {
    const caught = firstCaught(works, seeds);
    for (const { invariant } of caught?.violations ?? []) caughtBy.add(invariant);
    expect(caught, `not caught by ${seeds} seeds`).not.toBeNull();
  });

  it("can each fail", () => {
    expect(INVARIANTS.map(({ name }) => name).filter((name) => !caughtBy.has(name))).toEqual([]);
  });

  it("are told in a world small enough to read", () => {
    const works = MUTANTS.find(({ name }) => name === "the promise timer is removed")?.works;
    if (!works) throw new Error("the mistake has another name now");
    const fails = (plan: ReturnType<typeof planOf>) => runWorld(plan, { works }).violations.length > 0;
    const small = shrink(planOf(1), fails);
    expect(fails(small)).toBe(true);
    expect(size(small)).toBeLessThanOrEqual(4);
    let tries = 0;
    const best = shrink(planOf(1), fails, () => (tries += 1) > 3);
    expect(fails(best), "the best so far, when the time is up").toBe(true);
    expect(size(best)).toBeLessThan(size(planOf(1)));
  });
});
