// Virtual time: one queue, ordered by the moment and then by who came first. Nothing here waits, and nothing is a promise.

/** One thing that will happen. `run: null`: it was called off. */
export interface Entry {
  readonly atMs: number;
  readonly order: number;
  run: (() => void) | null;
}

/** The clock and its queue, a binary heap. */
export class Loop {
  nowMs: number;
  /** How many things have happened. */
  count = 0;
  #order = 0;
  readonly #heap: Entry[] = [];

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  /** Lets `run` happen so many ms from now, or, if that is past, as the next thing. */
  after(ms: number, run: () => void): Entry {
    return this.at(this.nowMs + ms, run);
  }

  at(atMs: number, run: () => void): Entry {
    this.#order += 1;
    const entry: Entry = { atMs: Math.max(atMs, this.nowMs), order: this.#order, run };
    this.#push(entry);
    return entry;
  }

  /** Lets everything happen that is to happen until then; without an end, until nothing is left. */
  run(untilMs = Infinity): void {
    for (;;) {
      const first = this.#heap[0];
      if (!first || first.atMs > untilMs) break;
      this.#pop();
      if (!first.run) continue;
      this.nowMs = first.atMs;
      this.count += 1;
      first.run();
    }
    if (untilMs !== Infinity) this.nowMs = untilMs;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let place = heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (!parent || isBefore(parent, entry)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      let next = heap[left];
      if (!next) break;
      let at = left;
      const right = heap[left + 1];
      if (right && isBefore(right, next)) {
        next = right;
        at = left + 1;
      }
      if (isBefore(last, next)) break;
      heap[place] = next;
      place = at;
    }
    heap[place] = last;
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}
