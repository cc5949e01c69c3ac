// One visitor's disk, which outlives their pages. A write takes its time, and a page that goes before it is done has not written.
import { type Chance } from "../world/chance.ts";
import type { VisitorEvidence } from "../world/evidence.ts";
import type { Loop } from "./loop.ts";

import type { Kept, NotedClick } from "@handrail/core";

const WRITE_MS_MAX = 30;

/** What a disk is made of. */
export interface DiskParts {
  readonly loop: Loop;
  readonly chance: Chance;
  readonly evidence: VisitorEvidence;
  readonly isRefusing: boolean;
}

export class Disk {
  kept: Kept | null = null;
  click: NotedClick | null = null;
  readonly isRefusing: boolean;
  readonly #parts: DiskParts;
  #busyUntilMs = 0;

  constructor(parts: DiskParts) {
    this.#parts = parts;
    this.isRefusing = parts.isRefusing;
  }

  /** Runs one transaction after the other; `done` hears whether the disk took it. */
  transact(page: { readonly isDead: boolean }, done: (isTaken: boolean) => void): void {
    this.#parts.loop.at(this.#nextMs(), () => {
      if (!page.isDead) done(!this.isRefusing);
    });
  }

  #nextMs(): number {
    const { loop, chance } = this.#parts;
    this.#busyUntilMs = Math.max(this.#busyUntilMs, loop.nowMs + chance.between(1, WRITE_MS_MAX));
    return this.#busyUntilMs;
  }

  /** Changes what is kept, inside a transaction. What reaches the disk counts from here on (HG3). */
  change(kept: Kept | null): void {
    if (!kept) return;
    this.kept = kept;
    for (const { command } of kept.outbox) this.#count(command);
  }

  note(click: NotedClick | null): void {
    const last = this.click?.id;
    // The note holds one click: a later one says the same, and stands for it.
    if (last && click && click.id !== last && !this.kept?.outbox.some(({ command }) => command.id === last)) {
      this.#parts.evidence.void.add(last);
    }
    this.click = click;
    if (click?.command) this.#count(click.command);
  }

  #count(command: Kept["outbox"][number]["command"]): void {
    const { kept, void: isVoid } = this.#parts.evidence;
    // What was answered before a back-up was restored may be on the disk still, for a page that sleeps over its answer.
    if (!kept.has(command.id) && !isVoid.has(command.id)) kept.set(command.id, command);
  }
}
