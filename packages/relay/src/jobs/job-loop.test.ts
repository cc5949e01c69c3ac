import { conversationId } from "@handrail/protocol";
import { describe, expect, it, onTestFinished } from "vitest";
import { manualPlatform } from "../testing/manual-platform.ts";
import { openDatabase } from "../store/database.ts";
import { createJobStore } from "../store/job-store.ts";
import { startJobLoop, type JobEnd, type Lane } from "./job-loop.ts";

async function loop(
  run: Lane["run"],
  { parallelMax = 2, lookEveryMs = null }: { parallelMax?: number; lookEveryMs?: number | null } = {},
) {
  const platform = manualPlatform();
  const database = await openDatabase({ folder: ":memory:" });
  const faults: unknown[] = [];
  const lane: Lane = { parallelMax, leaseMs: 10_000, run };
  const jobs = createJobStore(database.sqlite, platform.clock);
  const running = startJobLoop({
    jobs,
    lanes: {
      "ask-bot": lane,
      "promise-due": lane,
      "offer-expired": lane,
      "on-call": lane,
      alarm: lane,
      notify: lane,
      beat: lane,
    },
    platform,
    lookEveryMs,
    onFault: (_job, error) => faults.push(error),
  });
  onTestFinished(async () => {
    await running.stop();
    database.close();
  });
  const insert = database.sqlite.prepare(
    "INSERT INTO jobs (type, conversation, payload, due_at, lease_until) VALUES ('ask-bot', ?, ?, ?, ?)",
  );
  const count = database.sqlite.prepare("SELECT count(*) AS jobs FROM jobs");
  return {
    platform,
    faults,
    running,
    left: () => Number(count.get()?.["jobs"]),
    add: ({
      dueInMs = 0,
      leasedForMs = 0,
      isTold = true,
    }: {
      dueInMs?: number;
      leasedForMs?: number;
      isTold?: boolean;
    }): void => {
      const nowMs = platform.clock.now();
      const job = { type: "ask-bot", askSeq: 2, epoch: 0, dueAtMs: nowMs + dueInMs };
      insert.run(conversationId("c"), JSON.stringify(job), job.dueAtMs, leasedForMs && nowMs + leasedForMs);
      if (isTold) running.wake();
    },
  };
}

describe("the loop of due jobs", () => {
  it("[HG3] finds within seconds what another node has stored and could not do any more", async () => {
    let runs = 0;
    const done: Lane["run"] = () => {
      runs += 1;
      return { type: "done" };
    };
    const { add, platform } = await loop(done, { lookEveryMs: 5_000 });
    await platform.settle();
    add({ isTold: false });
    await platform.advance(5_000);
    expect(runs).toBe(1);
  });

  it("runs a job when it is due and not before, and forgets it when it is done", async () => {
    let runs = 0;
    const { add, platform, left } = await loop(() => {
      runs += 1;
      return { type: "done" };
    });
    add({ dueInMs: 200_000 });
    await platform.advance(199_999);
    expect(runs).toBe(0);
    await platform.advance(1);
    expect([runs, left()]).toEqual([1, 0]);
  });

  it("takes up a job whose lease has lapsed: whoever had it is gone", async () => {
    let runs = 0;
    const { add, platform } = await loop(() => {
      runs += 1;
      return { type: "done" };
    });
    add({ leasedForMs: 5_000 });
    await platform.advance(4_999);
    expect(runs).toBe(0);
    await platform.advance(1);
    expect(runs).toBe(1);
  });

  it("tries a failed job again later and later, until it is done", async () => {
    const at: number[] = [];
    const { add, platform, faults, left } = await loop(() => {
      at.push(platform.clock.now());
      if (at.length === 1) throw new Error("not yet");
      return at.length < 4 ? { type: "failed" } : { type: "done" };
    });
    add({});
    await platform.advance(60_000);
    expect([at.length, left(), faults.length]).toEqual([4, 0, 1]);
    const pauses = at.slice(1).map((atMs, index) => atMs - (at[index] ?? 0));
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses[0]).toBeGreaterThanOrEqual(250);
  });

  it("runs no more at a time than its lane holds, and the rest after them", async () => {
    const ends: ((end: JobEnd) => void)[] = [];
    const { add, platform, left } = await loop(() => new Promise((resolve) => ends.push(resolve)));
    for (let n = 0; n < 5; n += 1) add({});
    await platform.settle();
    expect(ends).toHaveLength(2);
    for (let n = 0; n < 5; n += 1) {
      ends[n]?.({ type: "done" });
      await platform.settle();
    }
    expect([ends.length, left()]).toEqual([5, 0]);
  });

  it("gives a job back when it is stopped in the middle", async () => {
    const { add, platform, running, left } = await loop(
      (_claimed, stopping) =>
        new Promise((resolve) => {
          stopping.addEventListener("abort", () => resolve({ type: "again", atMs: 0 }));
        }),
    );
    add({});
    await platform.settle();
    await running.stop();
    expect(left()).toBe(1);
  });
});
