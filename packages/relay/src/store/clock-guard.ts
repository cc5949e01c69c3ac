// Refuses to date anything while the store's clock cannot be believed: a promise that is dated wrong is broken at once, or due long after it
// was said to be. There is one clock, the store's, and two witnesses: a steady one that nobody sets, and when this store was last written to.
import type { Transactions } from "./transactions.ts";

/**
 * How far the clock may move against a steady one between two readings, in ms. Time servers correct by fractions of a second, a database that
 * answers late is read late by seconds, and the shortest promise is a minute.
 */
export const CLOCK_JUMP_MS = 30_000;
/** How often it is noted what time it is, in ms. */
const NOTE_MS = 60_000;

/** The clock does not say what time it is, by so many ms; below 0 it is behind. */
export class ClockJumped extends Error {
  override readonly name = "ClockJumped";
  readonly offMs: number;

  constructor(offMs: number) {
    super(`The clock has jumped by ${Math.round(offMs / 1_000)} s.`);
    this.offMs = offMs;
  }
}

export interface ClockGuardDeps {
  readonly transactions: Transactions;
  /** Milliseconds since any moment, which nobody sets. A sleep of the machine counts. */
  steadyMs(): number;
  /** The last time that was noted, in ms since the epoch; `null`: there is none, or the clock is right whatever it was. */
  readonly notedMs: number | null;
  /** Notes the time for the next start. */
  note(atMs: number): void;
  /** It has jumped, by more or less than before; 0: it is right again. */
  onChange(offMs: number): void;
}

export interface ClockGuard {
  /** The same store, which refuses whatever would be dated wrong with {@link ClockJumped}. */
  readonly transactions: Transactions;
  /** By how much the clock was off when it was last read, in ms; 0 while it is believed. */
  offMs(): number;
  /** Reads it though nothing is to be dated. @throws what the store threw */
  look(): Promise<number>;
}

/** Believes the first reading that is not before what was noted. */
export function createClockGuard(deps: ClockGuardDeps): ClockGuard {
  const { transactions: store, steadyMs, notedMs, note, onChange } = deps;
  let believed: { readonly atMs: number; readonly steadyMs: number } | null = null;
  let notedAtMs = -Infinity;
  let offMs = 0;
  const changed = (nowOffMs: number): void => {
    const isNews = Math.abs(nowOffMs - offMs) > CLOCK_JUMP_MS || (nowOffMs === 0) !== (offMs === 0);
    offMs = nowOffMs;
    if (isNews) onChange(nowOffMs);
  };
  const read = (nowMs: number): void => {
    const steady = steadyMs();
    const off = believed
      ? nowMs - (believed.atMs + steady - believed.steadyMs)
      : notedMs === null
        ? 0
        : Math.min(0, nowMs - notedMs);
    if (Math.abs(off) > CLOCK_JUMP_MS) {
      changed(off);
      throw new ClockJumped(off);
    }
    believed = { atMs: nowMs, steadyMs: steady };
    changed(0);
  };
  const transactions: Transactions = {
    ...store,
    commit: (needs, work) =>
      store.commit(needs, (append, nowMs) => {
        read(nowMs);
        return work(append, nowMs);
      }),
    faultOf: (error) => (error instanceof ClockJumped ? "all" : store.faultOf(error)),
  };
  return {
    transactions,
    offMs: () => offMs,
    async look() {
      try {
        await transactions.commit([], () => {});
      } catch (error) {
        if (!(error instanceof ClockJumped)) throw error;
      }
      if (offMs === 0 && believed && Math.abs(believed.atMs - notedAtMs) >= NOTE_MS) {
        notedAtMs = believed.atMs;
        note(notedAtMs);
      }
      return offMs;
    },
  };
}
