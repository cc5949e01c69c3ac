// What happens next: a binary heap by time; what was added first comes first at the same time.

/** Something that will happen at `atMs`. */
export interface Timed {
  readonly atMs: number;
}

export interface EventQueue<Item extends Timed> {
  add(item: Item): void;
  next(): Item | undefined;
}

export function createEventQueue<Item extends Timed>(): EventQueue<Item> {
  const heap: { readonly item: Item; readonly order: number }[] = [];
  let added = 0;
  const isBefore = (one: number, other: number): boolean => {
    const [left, right] = [heap[one], heap[other]];
    if (!left || !right) return left !== undefined;
    return left.item.atMs === right.item.atMs ? left.order < right.order : left.item.atMs < right.item.atMs;
  };
  const swap = (one: number, other: number): void => {
    const [left, right] = [heap[one], heap[other]];
    if (left && right) [heap[one], heap[other]] = [right, left];
  };
  return {
    add(item) {
      heap.push({ item, order: (added += 1) });
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (isBefore(parent, at)) return;
        swap(at, parent);
        at = parent;
      }
    },
    next() {
      const first = heap[0];
      const last = heap.pop();
      if (!first || !last || first === last) return first?.item;
      heap[0] = last;
      for (let at = 0; ;) {
        const left = 2 * at + 1;
        const child = isBefore(left + 1, left) ? left + 1 : left;
        if (child >= heap.length || isBefore(at, child)) return first.item;
        swap(at, child);
        at = child;
      }
    },
  };
}
