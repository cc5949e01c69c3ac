// What happens in a world is told to the ledger: it hashes the story, keeps what was found wrong, and prints when asked to.
import type { VisitorEvidence } from "../world/evidence.ts";

/** One rule that did not hold. */
export interface Violation {
  readonly invariant: string;
  readonly who: string;
  readonly what: string;
}

/** So many are enough to know that a world is broken. */
const VIOLATIONS_MAX = 20;

/** One world's story. */
export class Ledger {
  readonly visitors: VisitorEvidence[] = [];
  readonly violations: Violation[] = [];
  /** Who wants to read along: asked for each line, which is not made otherwise. */
  readonly trace: ((line: string) => void) | null;
  #low = 0x811c9dc5;
  #high = 0x1b873593;

  constructor(trace: ((line: string) => void) | null) {
    this.trace = trace;
  }

  /** Adds a number to the story's hash. */
  note(value: number): void {
    this.#low = Math.imul(this.#low ^ value, 0x01000193);
    this.#high = Math.imul(this.#high ^ (this.#low >>> 13) ^ value, 0x85ebca6b);
  }

  noteText(text: string): void {
    for (let index = 0; index < text.length; index += 1) this.note(text.charCodeAt(index));
  }

  found(invariant: string, who: string, what: string): void {
    if (this.violations.length < VIOLATIONS_MAX) this.violations.push({ invariant, who, what });
    this.trace?.(`✗ ${invariant}: ${who}: ${what}`);
  }

  /** The same for the same story. */
  hash(): string {
    const hex = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
    return hex(this.#high) + hex(this.#low);
  }
}
