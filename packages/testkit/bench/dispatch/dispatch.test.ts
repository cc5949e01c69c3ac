// A short sample of `npm run bench -- dispatch`, with bounds as generous as so few visitors call for. Seeded: it cannot flake.
import { describe, expect, it, vi } from "vitest";
import { EXPONENTIAL, LOGNORMAL } from "./draws.ts";
import { erlangC, erlangWait, generalWait } from "./erlang-c.ts";
import { compareOutage } from "./outage.ts";
import { keptOf, playDays } from "./promises.ts";
import { compareRanks } from "./ranks.ts";
import { compareWaits } from "./waits.ts";

const seed = 1;
vi.setConfig({ testTimeout: 60_000 });

describe("Erlang's C formula", () => {
  it("gives what is known in closed form of one and of two agents", () => {
    expect(erlangC({ agents: 1, load: 0.7 })).toBeCloseTo(0.7, 12);
    expect(erlangC({ agents: 2, load: 0.5 })).toBeCloseTo(1 / 3, 12);
    expect(erlangWait({ agents: 1, load: 0.5, handling: 6 })).toBeCloseTo(6, 12);
    expect(generalWait({ agents: 1, load: 0.5, handling: 6 }, 0)).toBeCloseTo(3, 12);
  });

  it("gives what a plain sum over the formula gives", () => {
    const [agents, load] = [30, 0.85];
    let term = 1;
    let sum = 1;
    for (let k = 1; k < agents; k += 1) sum += term *= (agents * load) / k;
    const last = (term * load) / (1 - load);
    expect(erlangC({ agents, load })).toBeCloseTo(last / (sum + last), 12);
  });
});

describe("waits under the dispatcher", () => {
  it.each([
    [1, 0.5],
    [5, 0.85],
    [30, 0.85],
  ])("are the textbook's with %i agent(s) at a load of %f", (agents, load) => {
    const row = compareWaits({ agents, load, handling: EXPONENTIAL, seed, visitors: 2_000, many: 300_000 });
    expect(Math.abs(row.settled.share)).toBeLessThan(0.1);
    expect(row.differenceMs).toBeLessThan(1);
  });

  it("are each visitor's first come, first served, whatever the handling times are like", () => {
    const row = compareWaits({ agents: 3, load: 0.95, handling: LOGNORMAL, seed, visitors: 2_000, many: 2_000 });
    expect(row.differenceMs).toBeLessThan(1);
  });
});

describe("promises from the dispatcher's own figures", () => {
  it.each([0.85, 1, 1.1])("[HG6] are kept nine times in ten at a load of %f, where a fixed one is not", (load) => {
    const kept = keptOf(playDays({ agents: 5, load, handling: EXPONENTIAL, seed, days: 4 }));
    expect(kept.liveKept).toBeGreaterThan(0.9);
    expect(kept.fixedKept).toBeLessThan(0.8);
    // Not by promising hardly anybody anything.
    expect(kept.live).toBeGreaterThan(0.15);
  });

  it("[HG12] are kept to those who clicked while a bot outage asks for everybody", () => {
    const { during, automatic } = compareOutage({ agents: 10, load: 0.85, handling: EXPONENTIAL, seed, days: 2 });
    expect(automatic.visitors).toBeGreaterThan(5 * during.with.visitors);
    expect(during.with.liveKept).toBeGreaterThan(0.88);
  });
});

it("[HG12] a rank shortens the wait, and nobody is overtaken more often than the bound says", () => {
  const options = { agents: 5, load: 0.95, handling: EXPONENTIAL, seed, visitors: 3_000, ranked: 0.2 };
  const row = compareRanks(options, 3);
  expect(row.mostOvertaken).toBe(3);
  expect(row.rankedWaitMs).toBeLessThan(0.8 * row.otherWaitMs);
  expect(compareRanks(options, 0).mostOvertaken).toBe(0);
});
