// Does a list of things a few at a time, keeping their order. Knows nothing of the things.

/** Maps with at most `limit` calls running at once; results come in the order of the items. */
export async function mapFewAtATime<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries(); // one iterator for all workers: each item is taken once
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}
