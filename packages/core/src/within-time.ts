// Gives up what hangs.
import type { Answer } from "./backend.ts";
import type { Lent } from "./lent.ts";
import type { Platform } from "./platform.ts";

/** Nobody reads why a request was given up, and without a reason each would make an error with its stack. */
export const OVER = "over";

/** Requests under a limit of time: one that hangs is given up, counts as unknown, and is asked again. */
export function withinTime(clock: Platform["clock"]): Lent["request"] {
  return async <Value>(timeoutMs: number, run: (signal: AbortSignal) => Promise<Answer<Value>>) => {
    const controller = new AbortController();
    const timer = clock.setTimeout(() => controller.abort(OVER), timeoutMs);
    const answer = await run(controller.signal);
    clock.clearTimeout(timer);
    return answer;
  };
}
