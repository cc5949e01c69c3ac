// Runs due jobs: claims them with a lease, wakes at the next due time, tries a failed one again later. Every job is safe to run twice.
import type { Awaitable } from "../domain/awaitable.ts";
import { backoffMs } from "../domain/backoff.ts";
import type { Platform, Timer } from "../platform.ts";
import type { ClaimedJob, JobStore } from "../store/job-store.ts";
import type { DueJob } from "./due-job.ts";

/** What became of a job. `gone`: its row went with the command that completed it. `later`: its time has not come, and it was not tried. */
export type JobEnd =
  | { readonly type: "done" }
  | { readonly type: "gone" }
  | { readonly type: "failed" }
  | { readonly type: "again" | "later"; readonly atMs: number };

/** How one type of job is run. */
export interface Lane {
  /** At most so many at a time. */
  readonly parallelMax: number;
  /** Longer than one can take. */
  readonly leaseMs: number;
  run(claimed: ClaimedJob, stopping: AbortSignal): Promise<JobEnd> | JobEnd;
}

export interface JobLoopDeps {
  readonly jobs: JobStore;
  readonly lanes: Readonly<Record<DueJob["type"], Lane>>;
  readonly platform: Platform;
  readonly onFault: (job: DueJob["type"] | "claim", error: unknown) => void;
  /** How often it looks for what another node has stored and died before it could do it, in ms; `null`: there are no others. */
  readonly lookEveryMs?: number | null;
}

export interface JobLoop {
  /** Looks for due jobs at the end of this turn of the event loop. */
  wake(): void;
  /** Ends what runs and waits for it; nothing is claimed any more. */
  stop(): Promise<void>;
}

/** The longest timer: Node's own limit lies at 2^31 ms, and a promise may lie further away than a clock is steady. */
const TIMER_MS_MAX = 60_000;
/** When the disk refuses a claim. */
const FAULT_PAUSE_MS = 1_000;

/** Starts the loop. */
export function startJobLoop({ jobs, lanes, platform, onFault, lookEveryMs }: JobLoopDeps): JobLoop {
  const { clock } = platform;
  const waitMsMax = Math.min(TIMER_MS_MAX, lookEveryMs ?? TIMER_MS_MAX);
  const stopping = new AbortController();
  const running = new Map<number, { readonly type: DueJob["type"]; readonly end: Promise<void> }>();
  let timer: Timer | null = null;
  let isWoken = false;
  let looking: Promise<void> | null = null;

  const wake = (): void => {
    if (isWoken || stopping.signal.aborted) return;
    isWoken = true;
    // Whoever looks looks again.
    if (!looking) platform.defer(look);
  };
  const look = (): void => {
    if (looking || stopping.signal.aborted) return;
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
    looking = lookUntilQuiet();
  };
  const lookUntilQuiet = async (): Promise<void> => {
    let waitMs = waitMsMax;
    do {
      isWoken = false;
      try {
        waitMs = await claimAll();
      } catch (error) {
        onFault("claim", error);
        waitMs = FAULT_PAUSE_MS;
      }
    } while (isWoken && !stopping.signal.aborted);
    // No await from here on: a wake-up would be lost.
    looking = null;
    if (!stopping.signal.aborted) timer = clock.setTimeout(look, waitMs);
  };
  // Claims what may run, until nothing is due, and says how long nothing more is to be done.
  const claimAll = async (): Promise<number> => {
    for (;;) {
      const nowMs = clock.now();
      let waitMs = waitMsMax;
      for (const [type, atMs] of await jobs.nextAtMs()) {
        const { parallelMax, leaseMs } = lanes[type];
        const free = parallelMax - countOf(type);
        if (atMs === null || free <= 0) continue; // whoever ends next in a full lane wakes the loop
        // Also when the stop has come meanwhile: what is claimed is ended as what runs is.
        if (atMs <= nowMs) for (const claimed of await jobs.claim({ type, leaseMs, limit: free })) start(claimed);
        waitMs = Math.min(waitMs, Math.max(0, atMs - nowMs));
      }
      if (waitMs > 0 || stopping.signal.aborted) return waitMs;
    }
  };
  const countOf = (type: DueJob["type"]): number => [...running.values()].filter((one) => one.type === type).length;
  const start = (claimed: ClaimedJob): void => {
    // Its lease lapsed while it still runs here: the claim has renewed it.
    if (running.has(claimed.id)) return;
    const { type } = claimed.job;
    running.set(claimed.id, { type, end: run(claimed) });
  };
  const run = async (claimed: ClaimedJob): Promise<void> => {
    const { id, attempts, job } = claimed;
    let isGivenBack = true;
    try {
      // A turn later, so that a job that ends at once does not end before it is known to run.
      await Promise.resolve();
      const end = await lanes[job.type].run(claimed, stopping.signal);
      await finish(id, attempts, end);
      isGivenBack = end.type !== "done" && end.type !== "gone";
    } catch (error) {
      onFault(job.type, error);
      await tryTo(job.type, () => finish(id, attempts, { type: "failed" }));
    } finally {
      const wasFull = countOf(job.type) >= lanes[job.type].parallelMax;
      running.delete(id);
      // One that is done leaves nothing to do that the loop does not know of.
      if (isGivenBack || wasFull) wake();
    }
  };
  const finish = (id: number, attempts: number, end: JobEnd): Awaitable<void> => {
    switch (end.type) {
      case "done":
        return jobs.complete(id);
      case "gone":
        return;
      case "again":
        return jobs.postpone(id, end.atMs);
      case "later":
        return jobs.putOff(id, end.atMs);
      case "failed":
        return jobs.postpone(id, clock.now() + backoffMs(attempts, dice()));
    }
  };
  // A row that could not be given back is due again when its lease lapses.
  const tryTo = async (type: DueJob["type"], work: () => Awaitable<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      onFault(type, error);
    }
  };
  const dice = (): number => (platform.random.bytes(1)[0] ?? 0) / 255;

  wake();
  return {
    wake,
    async stop() {
      stopping.abort();
      if (timer !== null) clock.clearTimeout(timer);
      await looking;
      await Promise.all([...running.values()].map(({ end }) => end));
    },
  };
}
