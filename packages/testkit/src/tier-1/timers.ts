// A page's timers, with one place in the queue of virtual time for all of them. Most are set anew or stopped before they ring: that
// costs no place of its own, and when the page's moment has come it looks which of them is due.
import type { TimerName } from "@handrail/core/machine";
import type { Entry, Loop } from "./loop.ts";

const NAMES: readonly TimerName[] = [
  "click",
  "talk",
  "erase",
  "read",
  "dial",
  "silence",
  "restream",
  "facts",
  "remember",
  "typing",
];

export class Timers {
  readonly #loop: Loop;
  readonly #ring: (name: TimerName) => void;
  /** When each rings, in the order of their names. */
  readonly #dueAtMs: number[] = NAMES.map(() => Infinity);
  /** When the page looks next. */
  #looksAtMs = Infinity;
  #entry: Entry | null = null;

  constructor(loop: Loop, ring: (name: TimerName) => void) {
    this.#loop = loop;
    this.#ring = ring;
  }

  /** `null` stops it. */
  set(name: TimerName, ms: number | null): void {
    const place = NAMES.indexOf(name);
    // The clock that is shown moves nothing else, so it has no place here.
    if (place < 0) return;
    const dueAtMs = ms === null ? Infinity : this.#loop.nowMs + ms;
    this.#dueAtMs[place] = dueAtMs;
    if (dueAtMs < this.#looksAtMs) this.#lookAt(dueAtMs);
  }

  stopAll(): void {
    this.#dueAtMs.fill(Infinity);
    if (this.#entry) this.#entry.run = null;
    this.#looksAtMs = Infinity;
  }

  #lookAt(atMs: number): void {
    if (this.#entry) this.#entry.run = null;
    this.#looksAtMs = atMs;
    this.#entry = this.#loop.at(atMs, this.#look);
  }

  readonly #look = (): void => {
    this.#entry = null;
    this.#looksAtMs = Infinity;
    // One after the other, the earliest first: what rings may stop or set the others.
    let place = this.#earliest();
    while ((this.#dueAtMs[place] ?? Infinity) <= this.#loop.nowMs) {
      this.#dueAtMs[place] = Infinity;
      this.#ring(NAMES[place] ?? never());
      place = this.#earliest();
    }
    const dueAtMs = this.#dueAtMs[place] ?? Infinity;
    if (dueAtMs < this.#looksAtMs) this.#lookAt(dueAtMs);
  };

  #earliest(): number {
    let earliest = 0;
    let atMs = Infinity;
    for (let place = 0; place < NAMES.length; place += 1) {
      const dueAtMs = this.#dueAtMs[place] ?? Infinity;
      if (dueAtMs < atMs) {
        atMs = dueAtMs;
        earliest = place;
      }
    }
    return earliest;
  }
}

function never(): never {
  throw new Error("each place has a name");
}
