// Decides how a place in a channel's order is written: when it was given out, how many publishes came before, and which
// channel it is a place in, so that a place from another life of the channel is known for one.

/** A place in a channel: after its `count`th publish, as it was at `atMs`. */
export interface Place {
  readonly atMs: number;
  readonly count: number;
  readonly epoch: string;
}

/** Texts sort as their places do. */
export function writePlace({ atMs, count, epoch }: Place): string {
  return `${String(Math.floor(atMs)).padStart(14, "0")}-${String(count).padStart(9, "0")}@${epoch}`;
}

/** `undefined` for what is no place, or one message's serial behind it. */
export function readPlace(text: string): Place | undefined {
  const match = /^(\d+)-(\d+)@([\w-]+)/.exec(text);
  const [, atMs, count, epoch] = match ?? [];
  if (atMs === undefined || count === undefined || epoch === undefined) return undefined;
  return { atMs: Number(atMs), count: Number(count), epoch };
}
