// Reads the store's clock now and then, though nothing happens, so that a jump is told of before a visitor asks. What a jump means for what
// is asked is the store's guard's to decide.
import type { Platform, Timer } from "../platform.ts";
import type { ClockGuard } from "../store/clock-guard.ts";

const LOOK_MS = 15_000;

/** Looks at once. The returned function ends it. */
export function startClockWatch(deps: {
  readonly guard: Pick<ClockGuard, "look">;
  readonly clock: Platform["clock"];
  onFault(error: unknown): void;
}): () => void {
  const { guard, clock, onFault } = deps;
  let isStopped = false;
  let timer: Timer | null = null;
  const look = async (): Promise<void> => {
    await guard.look().catch(onFault);
    if (!isStopped) timer = clock.setTimeout(() => void look(), LOOK_MS);
  };
  void look();
  return () => {
    isStopped = true;
    if (timer !== null) clock.clearTimeout(timer);
  };
}
