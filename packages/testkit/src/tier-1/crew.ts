// Shares worlds out over threads. Each is handed the next portion of seeds when it is done with its last one; what came of them
// is counted in the order of the seeds, so that the same question gets the same answer however many threads there are.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { addUp, PORTION, type WorldsResult } from "./worlds.ts";

/** What is to be run. */
export interface Shift {
  /** The first seed. */
  readonly seed: number;
  /** So many conversations at least, unless the time is up before. */
  readonly conversations: number;
  /** No portion is begun after so many minutes. */
  readonly minutes?: number | undefined;
  /** Threads; as many as there are cores when it is left out. */
  readonly workers?: number | undefined;
  /** The name of a deliberate mistake. */
  readonly mistake?: string | undefined;
}

export interface ShiftResult extends WorldsResult {
  /** The last seed that is counted: all from the first one on are. */
  readonly lastSeed: number;
  readonly workers: number;
}

/** MiB for what has just been made: a portion's worlds make a lot, and next to nothing of it outlives its world. */
const YOUNG_MIB = 48;

/** Runs worlds from `seed` on until there were so many conversations, or the time is up. */
export async function runShift(shift: Shift): Promise<ShiftResult> {
  const { seed, conversations, minutes = Infinity, workers = availableParallelism(), mistake } = shift;
  const endMs = performance.now() + minutes * 60_000;
  const portions: WorldsResult[] = [];
  let begun = 0;
  const counted = { portions: 0, conversations: 0 };
  const isEnough = () => counted.conversations >= conversations || performance.now() >= endMs;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const worker = new Hand(mistake);
      while (!isEnough()) {
        const place = begun;
        begun += 1;
        portions[place] = await worker.run(seed + place * PORTION);
        countOn(counted, portions, conversations);
      }
      await worker.dismiss();
    }),
  );
  // Begun beyond the number that was asked for: a thread more would have begun another one.
  countOn(counted, portions, conversations);
  const lastSeed = seed + counted.portions * PORTION - 1;
  return { ...addUp(portions.slice(0, counted.portions)), lastSeed, workers };
}

// Counts what has come in without a gap, up to the portion that is enough.
function countOn(
  counted: { portions: number; conversations: number },
  portions: readonly (WorldsResult | undefined)[],
  conversations: number,
): void {
  for (let next = portions[counted.portions]; next; next = portions[counted.portions]) {
    if (counted.conversations >= conversations) return;
    counted.portions += 1;
    counted.conversations += next.conversations;
  }
}

// One thread.
class Hand {
  readonly #worker: Worker;

  constructor(mistake: string | undefined) {
    this.#worker = new Worker(new URL("crew-worker.ts", import.meta.url), {
      workerData: mistake,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
  }

  run(firstSeed: number): Promise<WorldsResult> {
    return new Promise((resolve, reject) => {
      this.#worker.removeAllListeners();
      this.#worker.once("message", resolve).once("error", reject);
      this.#worker.postMessage(firstSeed);
    });
  }

  async dismiss(): Promise<void> {
    await this.#worker.terminate();
  }
}
