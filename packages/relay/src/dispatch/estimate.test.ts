import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueFrom, type DuePolicy } from "./due.ts";
import { estimate, meanHandlingMs, NO_ESTIMATES, sawHandling, sawOutcome, type EstimateState } from "./estimate.ts";
import { gammaP90 } from "./gamma-quantile.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const seen = (samples: readonly number[]): EstimateState => samples.reduce(sawHandling, NO_ESTIMATES);
/** As many samples at even steps through the exponential distribution: its mean and variance, without chance. */
const exponential = (meanMs: number, count = 200): EstimateState =>
  seen(Array.from({ length: count }, (_, index) => -meanMs * Math.log(1 - (index + 0.5) / count)));
const busy = { class: "click", slots: 5, free: 0, ahead: 0 } as const;

describe("the 90th percentile of a gamma distribution", () => {
  it("is that of the tables", () => {
    // Half of the chi-squared quantiles 4.605, 15.987 and 28.412 with 2, 10 and 20 degrees of freedom.
    expect(gammaP90(1, 1)).toBeCloseTo(2.303, 1);
    expect(gammaP90(5, 5)).toBeCloseTo(7.994, 1);
    expect(gammaP90(10, 10)).toBeCloseTo(14.206, 1);
  });
});

describe("an estimate", () => {
  it("[HG6] is not made before there are enough samples", () => {
    expect(estimate(exponential(MINUTE, 19), busy)).toBeNull();
    expect(estimate(exponential(MINUTE, 20), busy)).not.toBeNull();
    expect(meanHandlingMs(NO_ESTIMATES)).toBeNull();
  });

  it("is nothing while a place is free, and never while nobody is on duty", () => {
    expect(estimate(exponential(MINUTE), { ...busy, free: 2, ahead: 1 })).toEqual({ expectedMs: 0, p90Ms: 0 });
    expect(estimate(exponential(MINUTE), { ...busy, slots: 0 })?.p90Ms).toBe(Infinity);
  });

  it("is the time that so many departures take", () => {
    const five = estimate(exponential(5 * MINUTE), { ...busy, ahead: 4 });
    expect((five?.expectedMs ?? 0) / MINUTE).toBeCloseTo(5, 0);
    // The fifth departure of five agents: gamma with shape 5, and a little for what 200 samples leave unknown.
    expect((five?.p90Ms ?? 0) / MINUTE).toBeGreaterThan(7.9);
    expect((five?.p90Ms ?? 0) / MINUTE).toBeLessThan(8.6);
  });

  it("is wider when fewer samples speak for it", () => {
    const of = (count: number): number =>
      estimate(exponential(5 * MINUTE, count), { ...busy, ahead: 20 })?.p90Ms ?? Number.NaN;
    expect(of(20)).toBeGreaterThan(of(200) * 1.05);
  });

  it("is not spoilt by a conversation that was left open overnight", () => {
    const before = meanHandlingMs(exponential(5 * MINUTE)) ?? 0;
    const after = meanHandlingMs(sawHandling(exponential(5 * MINUTE), 14 * HOUR)) ?? 0;
    expect(after / before).toBeLessThan(1.05);
  });

  it("forgets what is long past", () => {
    const state = Array.from({ length: 200 }, () => MINUTE).reduce(sawHandling, exponential(9 * MINUTE));
    expect(state.handlingMs).toHaveLength(200);
    expect(meanHandlingMs(state)).toBe(MINUTE);
  });

  it("is stretched by misses until they are as rare as aimed at, each class of the queue for itself", () => {
    const missed = sawOutcome(exponential(MINUTE), { class: "click", wasInTime: false });
    expect(missed.margin.automatic).toBe(NO_ESTIMATES.margin.automatic);
    // Five misses in a hundred are what is aimed at: then it stays where it is.
    const even = Array.from({ length: 100 }, (_, index) => index % 20 >= 1).reduce(
      (state, wasInTime) => sawOutcome(state, { class: "click", wasInTime }),
      NO_ESTIMATES,
    );
    expect(even.margin.click).toBeCloseTo(0, 5);
    const wide = estimate(missed, busy)?.p90Ms ?? 0;
    expect(wide).toBeGreaterThan(estimate(exponential(MINUTE), busy)?.p90Ms ?? 0);
  });

  it("grows with the queue and shrinks with the agents", () => {
    const p90 = (ahead: number, slots: number): number =>
      estimate(exponential(MINUTE), { ...busy, ahead, slots })?.p90Ms ?? Number.NaN;
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 50 }), (ahead, slots) => {
        expect(p90(ahead + 1, slots)).toBeGreaterThan(p90(ahead, slots));
        expect(p90(ahead, slots + 1)).toBeLessThan(p90(ahead, slots));
      }),
    );
  });
});

describe("a due time", () => {
  const policy: DuePolicy = { fromMs: 1_000, liveMsMin: MINUTE, liveMsMax: 15 * MINUTE, writtenMs: 24 * HOUR };
  const after = (p90Ms: number | null, facts: Partial<DuePolicy> = {}): string => {
    const { dueAtMs, rung } = dueFrom(p90Ms === null ? null : { expectedMs: 0, p90Ms }, { ...policy, ...facts });
    return `${rung} ${(dueAtMs - policy.fromMs) / MINUTE} min`;
  };

  it("[HG6] is the policy's maximum while nothing is known", () => {
    expect(after(null)).toBe("live 15 min");
  });

  it("[HG6] is the 90th percentile, rounded up to a quarter of a minute, and never too soon to be true", () => {
    expect(after(0)).toBe("live 1 min");
    expect(after(3 * MINUTE + 1)).toBe("live 3.25 min");
    expect(after(15 * MINUTE)).toBe("live 15 min");
  });

  it("[HG6] is the next rung's over the policy's maximum, or with nobody on duty", () => {
    expect(after(15 * MINUTE + 1)).toBe("written 1440 min");
    expect(after(Infinity)).toBe("written 1440 min");
  });

  it("[HG6] is 72 h away at most, whatever the policy says", () => {
    expect(after(Infinity, { writtenMs: 1_000 * HOUR })).toBe(`written ${72 * 60} min`);
    expect(after(null, { liveMsMax: 1_000 * HOUR })).toBe(`live ${72 * 60} min`);
  });

  it("[HG6] counts from the next opening", () => {
    expect(after(0, { fromMs: policy.fromMs + HOUR })).toBe("live 61 min");
  });
});
