// Writes what comes together in one statement, and one statement after the other: whoever comes while one is on its way is in the next.

export interface Batched<Key, Item> {
  /** Resolves when it is written; a later item of the same key takes its place. @throws what the writing of its batch threw */
  put(key: Key, item: Item): Promise<void>;
  /** Resolves when all that was put has been written or has failed. */
  idle(): Promise<void>;
}

export function batched<Key, Item>(write: (batch: ReadonlyMap<Key, Item>) => Promise<void>): Batched<Key, Item> {
  let waiting = new Map<Key, Item>();
  let next: Promise<void> | null = null;
  let last: Promise<void> = Promise.resolve();
  const writeNext = (): Promise<void> => {
    const batch = waiting;
    waiting = new Map();
    next = null;
    return write(batch);
  };
  const begin = (): Promise<void> => {
    const turn = last.then(writeNext);
    last = turn.catch(() => {});
    return turn;
  };
  return {
    put(key, item) {
      waiting.set(key, item);
      return (next ??= begin());
    },
    idle: () => last,
  };
}
