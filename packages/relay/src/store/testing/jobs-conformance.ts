// What every store promises the loop of due jobs, whichever it is and however many nodes are on it.
import { describe, expect, it } from "vitest";
import type { House } from "./conformance.ts";
import { someConversation, type Node } from "./node.ts";
import { due } from "./rows.ts";

const HOUR_MS = 3_600_000;

/** Runs the suite. `open` makes a house that is gone after the test. */
export function describeJobs(name: string, open: () => Promise<House>): void {
  const two = (house: House): Promise<[Node, Node]> => Promise.all([house.node(), house.node()]);
  const three = (house: House): Promise<[Node, Node, Node]> => Promise.all([house.node(), house.node(), house.node()]);

  describe(`${name}, of due jobs`, () => {
    it("[HG7] gives each due job to one node, however many look at once", async () => {
      const house = await open();
      const all = await three(house);
      const one = someConversation();
      await all[0].transactions.commit([], (append) =>
        append.jobs(one, [...Array.from({ length: 30 }, () => due(0)), due(Date.now() + 2 * HOUR_MS)]),
      );
      const claims = await Promise.all(
        [...all, ...all].map(async (node) => node.jobs.claim({ type: "ask-bot", leaseMs: 60_000, limit: 10 })),
      );
      const ids = claims.flat().map(({ id }) => id);
      expect([ids.length, new Set(ids).size]).toEqual([30, 30]);
      expect(claims.flat().every(({ conversation, attempts }) => conversation === one && attempts === 1)).toBe(true);
    });

    it("[HG7] gives a job to another node once its lease has lapsed, and forgets it when it is done", async () => {
      const house = await open();
      const [dead, alive] = await two(house);
      const one = someConversation();
      await dead.transactions.commit([], (append) => append.jobs(one, [due(0), due(0)]));
      const [job] = await dead.jobs.claim({ type: "ask-bot", leaseMs: 60_000, limit: 1 });
      const [lapsed] = await dead.jobs.claim({ type: "ask-bot", leaseMs: 0, limit: 1 });
      const taken = await alive.jobs.claim({ type: "ask-bot", leaseMs: 60_000, limit: 5 });
      expect(taken).toMatchObject([{ id: lapsed?.id, attempts: 2 }]);
      // A command that completes a job takes it along.
      await alive.transactions.commit([], (append) => append.completeJob(lapsed?.id ?? 0));
      await alive.jobs.postpone(job?.id ?? 0, 5);
      expect((await alive.jobs.nextAtMs()).get("ask-bot")).toBe(5);
      expect(await alive.jobs.firstDueAtMs("ask-bot", 10)).toBe(0);
      // Whoever only looks at it has not tried it.
      for (const n of [6, 7]) {
        expect(await dead.jobs.claim({ type: "ask-bot", leaseMs: 0, limit: 1 })).toMatchObject([{ attempts: 2 }]);
        await alive.jobs.putOff(job?.id ?? 0, n);
        expect((await alive.jobs.nextAtMs()).get("ask-bot")).toBe(n);
      }
      await alive.jobs.complete(job?.id ?? 0);
      expect((await dead.jobs.nextAtMs()).get("ask-bot")).toBeNull();
      await alive.jobs.ensure({ type: "beat" });
      await dead.jobs.ensure({ type: "beat" });
      expect(await house.count("SELECT count(*) AS n FROM jobs")).toBe(1);
    });
  });
}
