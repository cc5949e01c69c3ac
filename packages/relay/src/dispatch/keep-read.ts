// Reads the queue anew where news of it may be lost: at once, whenever some was, and every few seconds anyway.
import type { Clock, Timer } from "../platform.ts";
import type { News } from "../realtime/news.ts";
import type { LiveSituation } from "./live-situation.ts";

export interface KeepReadOptions {
  readonly situation: Pick<LiveSituation, "readAll">;
  readonly news: Pick<News, "onMiss">;
  readonly clock: Clock;
  readonly everyMs: number;
  /** The store could not be asked; it is asked again. */
  onFault(error: unknown): void;
}

/** The queue is known when it resolves. What it returns ends the reading. @throws what the store threw the first time */
export async function keepRead({ situation, news, clock, everyMs, onFault }: KeepReadOptions): Promise<() => void> {
  let isStopped = false;
  let timer: Timer | null = null;
  let reading: Promise<void> | null = null;
  const read = (): Promise<void> => {
    reading ??= Promise.resolve(situation.readAll()).finally(() => (reading = null));
    return reading;
  };
  const readOn = async (): Promise<void> => {
    await read().catch(onFault);
    if (!isStopped) timer = clock.setTimeout(() => void readOn(), everyMs);
  };
  const stopMisses = news.onMiss(() => void read().catch(onFault));
  await read();
  timer = clock.setTimeout(() => void readOn(), everyMs);
  return () => {
    isStopped = true;
    stopMisses();
    if (timer !== null) clock.clearTimeout(timer);
  };
}
