// A disk that loses its power: what was synced is there afterwards; of what was not, some is, whole or in pieces. Pure.
import type { Chance } from "../../world/chance.ts";
import type { Op } from "./trace.ts";

type Change = Extract<Op, { readonly type: "write" | "truncate" }>;

interface File {
  /** What no power cut takes away. */
  durable: Buffer;
  /** Written and not synced. */
  pending: Change[];
  /** Whether its name is in the folder for good. */
  hasName: boolean;
}

/** What a power cut leaves: files by name. */
export type Remains = ReadonlyMap<string, Buffer>;

/** Disks write sectors whole, and these in any order. */
const SECTOR_BYTES = 512;

export class Disk {
  readonly #files = new Map<string, File>();
  /** Files that were deleted, and whose names may be there again: the folder has not been synced since. */
  readonly #deleted = new Map<string, File>();
  /** By the thread that waits for a sync: what it covers. */
  readonly #covered = new Map<string, ReadonlySet<Change>>();
  readonly #chance: Chance;

  /** @param files What lay there, all of it synced, before the record begins. */
  constructor(files: Remains, chance: Chance) {
    this.#chance = chance;
    for (const [name, durable] of files) this.#files.set(name, { durable, pending: [], hasName: true });
  }

  /** Takes the next thing that happened. */
  apply(op: Op): void {
    switch (op.type) {
      case "create":
        if (!this.#files.has(op.file)) {
          this.#files.set(op.file, { durable: Buffer.alloc(0), pending: [], hasName: false });
        }
        return;
      case "unlink": {
        const file = this.#file(op.file);
        this.#files.delete(op.file);
        // Of two of one name, the disk knows the older one.
        if (file.hasName) this.#deleted.set(op.file, file);
        return;
      }
      case "write":
      case "truncate":
        this.#file(op.file).pending.push(op);
        return;
      case "sync-begun":
        this.#covered.set(op.thread, new Set(this.#file(op.file).pending));
        return;
      case "sync":
        this.#sync(op);
        return;
      case "sync-folder":
        if (!op.isDone) return;
        for (const file of this.#files.values()) file.hasName = true;
        this.#deleted.clear();
        return;
      case "mark":
    }
  }

  /** What is there when the power fails now. The disk itself goes on: another cut can follow. */
  powerCut(): Remains {
    const chance = this.#chance;
    const remains = new Map<string, Buffer>();
    for (const [name, file] of this.#deleted) {
      if (chance.happens(0.5)) remains.set(name, leftOf(file, chance));
    }
    for (const [name, file] of this.#files) {
      if (file.hasName || chance.happens(0.5)) remains.set(name, leftOf(file, chance));
    }
    return remains;
  }

  #sync({ thread, file: name, isDone }: Extract<Op, { readonly type: "sync" }>): void {
    const file = this.#file(name);
    const begunWith = this.#covered.get(thread);
    this.#covered.delete(thread);
    const isCovered = (change: Change): boolean => begunWith?.has(change) ?? true;
    // A refused sync is the last word on what this thread has written: the system holds it for written, and a later sync passes over it.
    // Some is on the disk, some is not. Whoever else has written is refused, too, at their own next sync, or was not concerned: each
    // open file is told of an error once. So what another thread's sync brings to the disk later was not given up here.
    const isSettled = (change: Change): boolean => isCovered(change) && (isDone || change.thread === thread);
    const settled = file.pending.filter(isSettled);
    const kept = isDone ? settled : settled.filter(() => this.#chance.happens(0.5));
    file.durable = applied(file.durable, kept);
    file.pending = file.pending.filter((change) => !isSettled(change));
  }

  #file(name: string): File {
    const file = this.#files.get(name);
    if (!file) throw new Error(`The record writes to ${name}, which was never opened.`);
    return file;
  }
}

function leftOf({ durable, pending }: File, chance: Chance): Buffer {
  return applied(durable, survivors(pending, chance));
}

/** What reached the disk of what was not synced: nothing, any of it, pieces of it, or its beginning. */
function survivors(pending: readonly Change[], chance: Chance): readonly Change[] {
  switch (chance.between(0, 3)) {
    case 0:
      return [];
    case 1:
      return pending.filter(() => chance.happens(0.5));
    case 2:
      return pending.flatMap(sectors).filter(() => chance.happens(0.5));
    default:
      return pending.flatMap(sectors).slice(0, chance.between(0, pending.length * 8));
  }
}

function sectors(change: Change): readonly Change[] {
  if (change.type === "truncate") return [change];
  const pieces: Change[] = [];
  for (let start = 0; start < change.data.length;) {
    const end = Math.min(change.data.length, start + SECTOR_BYTES - ((change.offset + start) % SECTOR_BYTES));
    pieces.push({ ...change, offset: change.offset + start, data: change.data.subarray(start, end) });
    start = end;
  }
  return pieces;
}

function applied(durable: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return durable;
  let size = durable.length;
  for (const change of changes) {
    size = Math.max(size, change.type === "write" ? change.offset + change.data.length : change.size);
  }
  const content = Buffer.alloc(size);
  durable.copy(content);
  let length = durable.length;
  for (const change of changes) {
    if (change.type === "write") {
      change.data.copy(content, change.offset);
      length = Math.max(length, change.offset + change.data.length);
    } else {
      if (change.size < length) content.fill(0, change.size, length);
      length = change.size;
    }
  }
  return content.subarray(0, length);
}
