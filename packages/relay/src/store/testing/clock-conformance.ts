// What the guard of the clock needs of a store, whichever it is: its own time with each transaction, and a place to note it.
import { describe, expect, it } from "vitest";
import { ClockJumped, createClockGuard } from "../clock-guard.ts";
import { noteTime, notedTime } from "../noted-time.ts";
import type { House } from "./conformance.ts";

const HOUR_MS = 3_600_000;

/** Runs the suite. `open` makes a house that is gone after the test. */
export function describeClock(name: string, open: () => Promise<House>): void {
  describe(`the clock of ${name}`, () => {
    it("[HG6] dates nothing while the store's clock has jumped against a steady one, and everything when it has come back", async () => {
      const node = await (await open()).node();
      let aheadMs = 0;
      const told: number[] = [];
      const guard = createClockGuard({
        transactions: node.transactions,
        steadyMs: () => performance.now() - aheadMs,
        notedMs: null,
        note: () => {},
        onChange: (offMs) => told.push(Math.round(offMs / HOUR_MS)),
      });
      const { commit, faultOf } = guard.transactions;
      const dated = async (): Promise<unknown> => {
        try {
          return typeof (await commit([], (_append, nowMs) => nowMs));
        } catch (error) {
          return [error instanceof ClockJumped, faultOf(error)];
        }
      };
      expect(await dated()).toBe("number");
      for (const jumpMs of [HOUR_MS, -HOUR_MS]) {
        aheadMs = jumpMs;
        expect(await dated()).toEqual([true, "all"]);
        expect(Math.round((await guard.look()) / HOUR_MS)).toBe(jumpMs / HOUR_MS);
        aheadMs = 0;
        expect(await dated()).toBe("number");
      }
      expect(told).toEqual([1, 0, -1, 0]);
    });

    it("[HG6] remembers what time it was, for the next start", async () => {
      const { beside, node } = await open();
      // The first to come makes the tables.
      await node();
      expect(await notedTime(beside)).toBe(null);
      for (const atMs of [2 * HOUR_MS, HOUR_MS]) {
        await noteTime(beside, atMs);
        expect(await notedTime(beside)).toBe(atMs);
      }
    });
  });
}
