// Virtual time over real code. Timers fire one by one in order; between two of them everything that is ready runs to its end, so
// that the same seed meets the same world. Real time passes only while somebody works, never while somebody waits.

/** Where to put what must happen later. */
export interface VirtualLoop {
  now(): number;
  setTimeout(run: () => void, ms: number): object;
  clearTimeout(timer: unknown): void;
  /** Runs at the end of this turn. */
  defer(run: () => void): void;
  /** Time stands still until this is done. */
  hold<Result>(work: Promise<Result>): Promise<Result>;
  /**
   * What real threads do, such as a signature: time stands still until it is done, and it is handed over once nothing else is left to do in
   * this moment, in the order in which it was asked for. How long it took makes no difference.
   */
  handOver<Result>(work: Promise<Result>): Promise<Result>;
  /** Runs the world for so long. */
  run(ms: number): Promise<void>;
  /** How many timers have fired. */
  readonly fired: () => number;
}

interface Timer {
  readonly atMs: number;
  readonly order: number;
  run: (() => void) | null;
}

interface Awaited {
  /** Hands over what has come of it, once that is known. */
  end: (() => void) | null;
}

/** A hold that does not end in so many turns is a bug of the world. */
const TURNS_MAX = 2_000_000;

/** Makes a loop that stands at `startMs`. */
export function virtualLoop(startMs: number): VirtualLoop {
  const timers: Timer[] = []; // a heap: the next one first
  const deferred: (() => void)[] = [];
  const awaited: Awaited[] = [];
  let nowMs = startMs;
  let order = 0;
  let held = 0;
  let fired = 0;

  // Whatever follows from a turn by promises alone is done when the next turn of the real event loop begins.
  const settle = async (): Promise<void> => {
    for (let turns = 0; ; turns += 1) {
      if (turns > TURNS_MAX) throw new Error("virtualLoop: somebody holds the time for ever");
      await new Promise((resolve) => setImmediate(resolve));
      if (deferred.length > 0) for (const run of deferred.splice(0)) run();
      else if (awaited[0]?.end) awaited.shift()?.end?.();
      else if (held === 0 && awaited.length === 0) return;
    }
  };

  return {
    now: () => nowMs,
    setTimeout: (run, ms) => {
      order += 1;
      const timer: Timer = { atMs: nowMs + Math.max(0, ms), order, run };
      push(timers, timer);
      return timer;
    },
    clearTimeout: (timer) => {
      // Found by identity: whatever else is handed in was never one of ours.
      if (typeof timer === "object" && timer !== null && "run" in timer && "order" in timer) timer.run = null;
    },
    defer: (run) => void deferred.push(run),
    hold: async (work) => {
      held += 1;
      try {
        return await work;
      } finally {
        held -= 1;
      }
    },
    handOver: (work) =>
      new Promise((resolve, reject) => {
        const one: Awaited = { end: null };
        awaited.push(one);
        work.then(
          (result) => (one.end = () => resolve(result)),
          (error: unknown) => (one.end = () => reject(error)),
        );
      }),
    run: async (ms) => {
      const endMs = nowMs + ms;
      await settle();
      for (let next = timers[0]; next && next.atMs <= endMs; next = timers[0]) {
        pop(timers);
        if (!next.run) continue;
        nowMs = next.atMs;
        fired += 1;
        next.run();
        next.run = null;
        await settle();
      }
      nowMs = endMs;
    },
    fired: () => fired,
  };
}

const isBefore = (a: Timer, b: Timer): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

function push(heap: Timer[], timer: Timer): void {
  let place = heap.push(timer) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (!parent || isBefore(parent, timer)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = timer;
}

function pop(heap: Timer[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let place = 0;
  for (;;) {
    const left = heap[2 * place + 1];
    const right = heap[2 * place + 2];
    const isRight = left !== undefined && right !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (!child || isBefore(last, child)) break;
    heap[place] = child;
    place = 2 * place + (isRight ? 2 : 1);
  }
  heap[place] = last;
}
