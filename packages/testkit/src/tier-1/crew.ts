// Shares worlds out over threads. Each is handed the next portion of seeds when it is done with its last one; what came of them
// is counted in the order of the seeds, so that the same question gets the same answer however many threads there are.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { addUp, PORTION, type Found, type WorldsResult } from "./worlds.ts";

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
  /** Told about once a minute, so that a long record that is stopped is not lost. */
  readonly onSoFar?: ((soFar: SoFar) => void) | undefined;
}

/** What is counted up to now. */
export interface SoFar {
  readonly conversations: number;
  readonly violations: readonly Found[];
  readonly lastSeed: number;
}

export interface ShiftResult extends WorldsResult {
  /** The last seed that is counted: all from the first one on are. */
  readonly lastSeed: number;
  readonly workers: number;
}

/** MiB for what has just been made: a portion's worlds make a lot, and next to nothing of it outlives its world. */
const YOUNG_MIB = 48;

const TELL_EVERY_MS = 60_000;

/** Runs worlds from `seed` on until there were so many conversations, or the time is up. */
export async function runShift(shift: Shift): Promise<ShiftResult> {
  const { seed, conversations, minutes = Infinity, workers = availableParallelism(), mistake, onSoFar } = shift;
  const endMs = performance.now() + minutes * 60_000;
  const portions: WorldsResult[] = [];
  let begun = 0;
  let toldMs = performance.now();
  const counted: Counted = { portions: 0, conversations: 0, violations: [] };
  const lastSeed = () => seed + counted.portions * PORTION - 1;
  const tell = () => {
    if (!onSoFar || performance.now() - toldMs < TELL_EVERY_MS) return;
    toldMs = performance.now();
    onSoFar({ conversations: counted.conversations, violations: counted.violations, lastSeed: lastSeed() });
  };
  const isEnough = () => counted.conversations >= conversations || performance.now() >= endMs;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const worker = new Hand(mistake);
      while (!isEnough()) {
        const place = begun;
        begun += 1;
        portions[place] = await worker.run(seed + place * PORTION);
        countOn(counted, portions, conversations);
        tell();
      }
      await worker.dismiss();
    }),
  );
  // Begun beyond the number that was asked for: a thread more would have begun another one.
  countOn(counted, portions, conversations);
  return { ...addUp(portions.slice(0, counted.portions)), lastSeed: lastSeed(), workers };
}

interface Counted {
  portions: number;
  conversations: number;
  readonly violations: Found[];
}

// Counts what has come in without a gap, up to the portion that is enough.
function countOn(counted: Counted, portions: readonly (WorldsResult | undefined)[], conversations: number): void {
  for (let next = portions[counted.portions]; next; next = portions[counted.portions]) {
    if (counted.conversations >= conversations) return;
    counted.portions += 1;
    counted.conversations += next.conversations;
    counted.violations.push(...next.violations);
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
