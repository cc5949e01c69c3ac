// One timer of a page. Most are set anew before they ring: one that is put off stays where it is in the queue of virtual time,
// and looks again when its first moment comes.
import type { Entry, Loop } from "./loop.ts";

export class Timer {
  readonly #loop: Loop;
  readonly #ring: () => void;
  /** When it rings. */
  #dueAtMs = Infinity;
  /** When it looks whether it is to ring. */
  #looksAtMs = Infinity;
  #entry: Entry | null = null;

  constructor(loop: Loop, ring: () => void) {
    this.#loop = loop;
    this.#ring = ring;
  }

  /** `null` stops it. */
  set(ms: number | null): void {
    this.#dueAtMs = ms === null ? Infinity : this.#loop.nowMs + ms;
    if (this.#dueAtMs < this.#looksAtMs) this.#lookAt(this.#dueAtMs);
  }

  #lookAt(atMs: number): void {
    if (this.#entry) this.#entry.run = null;
    this.#looksAtMs = atMs;
    this.#entry = this.#loop.at(atMs, this.#look);
  }

  readonly #look = (): void => {
    this.#entry = null;
    this.#looksAtMs = Infinity;
    if (this.#dueAtMs > this.#loop.nowMs) {
      if (this.#dueAtMs !== Infinity) this.#lookAt(this.#dueAtMs);
      return;
    }
    this.#dueAtMs = Infinity;
    this.#ring();
  };
}
