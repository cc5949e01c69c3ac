// How long what was read of the database may be believed where it is asked for many times over. Other processes (the command line)
// write to it too, so it is never for long; what this process writes itself it must forget by itself.

/** One reader's memory. */
export interface Memory {
  /** Whether what was read since the last `false` may still be believed; after a `false` everything is to be read anew. */
  isFresh(): boolean;
  /** Says `false` the next time. */
  forget(): void;
}

/** A memory of `ms`. A clock that was set back makes it forget. */
export function createMemory(now: () => number, ms: number): Memory {
  let readAtMs = -Infinity;
  return {
    isFresh() {
      const nowMs = now();
      if (nowMs >= readAtMs && nowMs < readAtMs + ms) return true;
      readAtMs = nowMs;
      return false;
    },
    forget() {
      readAtMs = -Infinity;
    },
  };
}
