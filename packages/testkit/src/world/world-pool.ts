// Shares worlds out among threads. A world is the same in whichever thread it runs: its seed decides everything.
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Template } from "./relay-house.ts";
import type { WorldResult } from "./run-world.ts";

/** Which world to run. */
export interface WorldOrder {
  readonly seed: number;
  readonly visitors: number;
}

/** Runs one world. */
export type RunWorld = (order: WorldOrder) => Promise<WorldResult>;

/** Threads that run worlds. */
export interface WorldPool {
  /** One for each thread; each runs one world at a time. */
  readonly lanes: readonly RunWorld[];
  close(): Promise<void>;
}

type Answer = { readonly result: WorldResult } | { readonly trouble: string };

/** MiB for what has just been made: a world makes a lot, and next to nothing of it outlives the world. */
const YOUNG_MIB = 48;

/** Starts `count` threads. */
export function openWorldPool(template: Template, count: number): WorldPool {
  const workers = Array.from(
    { length: count },
    () =>
      new Worker(new URL("./world-worker.ts", import.meta.url), {
        workerData: template,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
      }),
  );
  return {
    lanes: workers.map((worker) => (order) => ask(worker, order)),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function ask(worker: Worker, order: WorldOrder): Promise<WorldResult> {
  worker.postMessage(order);
  // An error that nobody caught rejects.
  const [message]: unknown[] = await once(worker, "message");
  // Only `world-worker.ts` posts here.
  const answer = message as Answer;
  if ("trouble" in answer) throw new Error(`the world of seed ${order.seed} came to no end: ${answer.trouble}`);
  return answer.result;
}
