// Virtual time: one queue, ordered by the moment and then by who came first. Nothing here waits, and nothing is a promise.

/** One thing that will happen. `run: null`: it was called off. */
export interface Entry {
  run: (() => void) | null;
}

/** So many things may be put into one world's queue: with 31 bits for the moment, both fit into a number without loss. */
const ORDERS = 2 ** 22;

/** The clock and its queue, a binary heap. */
export class Loop {
  nowMs: number;
  /** How many things have happened. */
  count = 0;
  #order = 0;
  readonly #startMs: number;
  // The moment and the order of coming in one number each, and beside them what happens then: numbers compare fast.
  readonly #keys: number[] = [];
  readonly #entries: Entry[] = [];

  constructor(startMs: number) {
    this.nowMs = startMs;
    this.#startMs = startMs;
  }

  /** Lets `run` happen so many ms from now, or, if that is past, as the next thing. */
  after(ms: number, run: () => void): Entry {
    return this.at(this.nowMs + ms, run);
  }

  at(atMs: number, run: () => void): Entry {
    this.#order += 1;
    if (this.#order >= ORDERS) throw new RangeError("a world without end");
    const entry: Entry = { run };
    this.#push((Math.max(atMs, this.nowMs) - this.#startMs) * ORDERS + this.#order, entry);
    return entry;
  }

  /** Lets everything happen that is to happen until then; without an end, until nothing is left. */
  run(untilMs = Infinity): void {
    while (this.#next(untilMs)) this.count += 1;
    if (untilMs !== Infinity) this.nowMs = untilMs;
  }

  // Whether there was anything to happen until then.
  #next(untilMs: number): boolean {
    for (let key = this.#keys[0]; key !== undefined; key = this.#keys[0]) {
      const atMs = this.#startMs + Math.floor(key / ORDERS);
      if (atMs > untilMs) return false;
      const { run } = this.#pop();
      if (!run) continue; // called off
      this.nowMs = atMs;
      run();
      return true;
    }
    return false;
  }

  #push(key: number, entry: Entry): void {
    const keys = this.#keys;
    const entries = this.#entries;
    let place = keys.length;
    keys.push(key);
    entries.push(entry);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = keys[above] ?? 0;
      if (parent < key) break;
      keys[place] = parent;
      entries[place] = entries[above] ?? NOTHING;
      place = above;
    }
    keys[place] = key;
    entries[place] = entry;
  }

  #pop(): Entry {
    const keys = this.#keys;
    const entries = this.#entries;
    const first = entries[0] ?? NOTHING;
    const key = keys.pop() ?? 0;
    const entry = entries.pop() ?? NOTHING;
    const { length } = keys;
    if (length === 0) return first;
    let place = 0;
    for (let below = 1; below < length; below = 2 * place + 1) {
      let next = keys[below] ?? 0;
      const right = below + 1 < length ? (keys[below + 1] ?? 0) : Infinity;
      if (right < next) {
        next = right;
        below += 1;
      }
      if (key < next) break;
      keys[place] = next;
      entries[place] = entries[below] ?? NOTHING;
      place = below;
    }
    keys[place] = key;
    entries[place] = entry;
    return first;
  }
}

const NOTHING: Entry = { run: null };
