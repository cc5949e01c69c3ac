import { describe, expect, it } from "vitest";
import { CLOCK_JUMP_MS, createClockGuard, type ClockGuard } from "./clock-guard.ts";
import type { Append, Transactions } from "./transactions.ts";

const NOON = Date.UTC(2026, 10, 2, 12);
const HOUR_MS = 3_600_000;

function guarded(notedMs: number | null = null) {
  const time = { wallMs: NOON, steadyMs: 5_000 };
  const told: number[] = [];
  const noted: number[] = [];
  // What is dated reads the time and nothing else.
  const nothing = {} as Append;
  const transactions: Transactions = {
    commit: (_needs, work) => work(nothing, time.wallMs),
    written: () => null,
    faultOf: () => null,
  };
  const guard = createClockGuard({
    transactions,
    steadyMs: () => time.steadyMs,
    notedMs,
    note: (atMs) => noted.push(atMs),
    onChange: (offMs) => told.push(offMs),
  });
  const pass = (ms: number): void => {
    time.wallMs += ms;
    time.steadyMs += ms;
  };
  return { guard, time, told, noted, pass };
}

const dates = ({ transactions }: ClockGuard): boolean => {
  try {
    void transactions.commit([], () => {});
    return true;
  } catch {
    return false;
  }
};

describe("the guard of the store's clock", () => {
  it("[HG6] lets time pass, however much, and a time server correct it", () => {
    const { guard, time, told, pass } = guarded();
    expect(dates(guard)).toBe(true);
    // A machine that was suspended over a weekend: its uptime counts it.
    pass(60 * HOUR_MS);
    expect(dates(guard)).toBe(true);
    time.wallMs += CLOCK_JUMP_MS;
    expect(dates(guard)).toBe(true);
    time.wallMs -= CLOCK_JUMP_MS;
    expect(dates(guard)).toBe(true);
    expect(told).toEqual([]);
  });

  it("[HG6] dates nothing after a jump either way, also much later, until the clock is back", () => {
    for (const jumpMs of [CLOCK_JUMP_MS + 1, -CLOCK_JUMP_MS - 1, 365 * 24 * HOUR_MS]) {
      const { guard, time, told, pass } = guarded();
      expect(dates(guard)).toBe(true);
      pass(1_000);
      time.wallMs += jumpMs;
      expect(dates(guard)).toBe(false);
      pass(10 * HOUR_MS);
      expect(dates(guard)).toBe(false);
      expect(guard.offMs()).toBe(jumpMs);
      time.wallMs -= jumpMs;
      expect(dates(guard)).toBe(true);
      expect([guard.offMs(), told]).toEqual([0, [jumpMs, 0]]);
    }
  });

  it("[HG6] believes no clock at a start that is behind the last that was noted, and believes it when it has caught up", () => {
    const { guard, time } = guarded(NOON + HOUR_MS);
    expect(dates(guard)).toBe(false);
    expect(guard.offMs()).toBe(-HOUR_MS);
    // The machine has no clock of its own, and a time server has answered.
    time.wallMs += HOUR_MS;
    expect(dates(guard)).toBe(true);
    expect(dates(guarded(NOON - 1_000 * HOUR_MS).guard)).toBe(true);
    expect(dates(guarded(null).guard)).toBe(true);
  });

  it("notes the time once a minute, and never one that is not believed", async () => {
    const { guard, time, noted, pass } = guarded();
    for (let look = 0; look < 9; look += 1) {
      await guard.look();
      pass(15_000);
    }
    expect(noted).toEqual([NOON, NOON + 60_000, NOON + 120_000]);
    pass(60_000);
    time.wallMs += HOUR_MS;
    await guard.look();
    expect(noted).toHaveLength(3);
  });
});
