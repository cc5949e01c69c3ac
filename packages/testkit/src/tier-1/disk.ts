// One visitor's disk, which outlives their pages. A write takes its time, and a page that goes before it is done has not written.
import { type Chance } from "../world/chance.ts";
import type { VisitorEvidence } from "../world/evidence.ts";
import type { Loop } from "./loop.ts";

import type { Kept, NotedClick } from "@handrail/core";
import type { CommandId, ConversationSecret } from "@handrail/protocol";

const WRITE_MS_MAX = 30;
const WRITES_MAX = 16;

/** What a disk is made of. */
export interface DiskParts {
  readonly loop: Loop;
  readonly chance: Chance;
  readonly evidence: VisitorEvidence;
  readonly isRefusing: boolean;
}

/** A page, as far as its disk is concerned. */
interface Page {
  readonly isDead: boolean;
  readonly diedAtMs: number;
}

/** A write that nobody waits for. */
interface Write {
  readonly page: Page;
  readonly atMs: number;
  readonly change: (kept: Kept | null) => Kept | null;
}

export class Disk {
  click: NotedClick | null = null;
  /** Every erasure that has ever stood on it. */
  readonly erasing = new Map<CommandId, ConversationSecret>();
  readonly isRefusing: boolean;
  readonly #parts: DiskParts;
  #kept: Kept | null = null;
  #busyUntilMs = 0;
  /** What was not done when the disk was last looked at, in order. */
  #writes: Write[] = [];

  constructor(parts: DiskParts) {
    this.#parts = parts;
    this.isRefusing = parts.isRefusing;
  }

  /** Runs one transaction after the other; `done` hears whether the disk took it. */
  transact(page: Page, done: (isTaken: boolean) => void): void {
    this.#parts.loop.at(this.#nextMs(), () => {
      if (!page.isDead) done(!this.isRefusing);
    });
  }

  /** A transaction that nobody waits for: it is done in its turn, and seen to be done by whoever looks next. */
  write(page: Page, change: Write["change"]): void {
    if (!this.isRefusing) this.#writes.push({ page, atMs: this.#nextMs(), change });
    // The pages of a long visit do not leave them to the end.
    if (this.#writes.length > WRITES_MAX) this.#catchUp();
  }

  /** What is on the disk. */
  get kept(): Kept | null {
    if (this.#writes.length > 0) this.#catchUp();
    return this.#kept;
  }

  #catchUp(): void {
    const { nowMs } = this.#parts.loop;
    let done = 0;
    for (const { page, atMs, change } of this.#writes) {
      if (atMs > nowMs) break;
      done += 1;
      if (page.diedAtMs > atMs) this.#kept = change(this.#kept) ?? this.#kept;
    }
    if (done > 0) this.#writes = this.#writes.slice(done);
  }

  // No two at one moment: what comes later in line would be done with what came before it.
  #nextMs(): number {
    const { loop, chance } = this.#parts;
    this.#busyUntilMs = Math.max(this.#busyUntilMs + 1, loop.nowMs + chance.between(1, WRITE_MS_MAX));
    return this.#busyUntilMs;
  }

  /** Changes what is kept, inside a transaction. What reaches the disk counts from here on (HG3). */
  change(kept: Kept | null): void {
    if (!kept) return;
    this.#kept = kept;
    for (const one of kept.erasing ?? []) this.erasing.set(one.id, one.secret);
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
