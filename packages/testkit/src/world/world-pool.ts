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

/**
 * After so many worlds a thread is replaced by a fresh one. A relay that was killed while its bot was answering never ends what it had begun,
 * and stays behind with its world: about one world in five. A fresh thread compiles everything anew, which costs as much as 300 conversations.
 */
const WORLDS_MAX = 500;

/** Starts `count` threads. */
export function openWorldPool(template: Template, count: number): WorldPool {
  const lanes = Array.from({ length: count }, () => new Lane(template));
  return {
    lanes: lanes.map((lane) => (order) => lane.run(order)),
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

// One thread after the other.
class Lane {
  readonly #template: Template;
  #worker: Worker;
  #worlds = 0;

  constructor(template: Template) {
    this.#template = template;
    this.#worker = this.#start();
  }

  async run(order: WorldOrder): Promise<WorldResult> {
    if (this.#worlds === WORLDS_MAX) {
      await this.close();
      this.#worker = this.#start();
      this.#worlds = 0;
    }
    this.#worlds += 1;
    return ask(this.#worker, order);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #start(): Worker {
    return new Worker(new URL("./world-worker.ts", import.meta.url), {
      workerData: this.#template,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
  }
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
