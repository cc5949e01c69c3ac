// Turns many questions for one thing each into one question for many: what is asked for at once is read together.

/** How many are read in one statement at most. */
const GATHERED_MAX = 1_000;

/** @param readMany answers for those that are there */
export function gathered<Key, Value>(
  readMany: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  let asked = new Set<Key>();
  let reading: Promise<ReadonlyMap<Key, Value>> | null = null;
  const begin = async (keys: ReadonlySet<Key>): Promise<ReadonlyMap<Key, Value>> => {
    await Promise.resolve();
    if (asked === keys) [asked, reading] = [new Set(), null];
    return readMany([...keys]);
  };
  return async (key) => {
    if (asked.size >= GATHERED_MAX) [asked, reading] = [new Set(), null];
    asked.add(key);
    return (await (reading ??= begin(asked))).get(key);
  };
}
