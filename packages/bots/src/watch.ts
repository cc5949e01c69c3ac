// Decides when a run is over before its answer is: the caller cancelled, or time ran out. Knows nothing of what is waited for.
import type { BotClock } from "./clock.ts";
import { BotError } from "./bot-error.ts";
import type { BotLimits } from "./limits.ts";

/** Watches one run. Whatever waits on the network waits through it. */
export interface Watch {
  /** Aborts when the run is over for any reason: hand it to fetch. */
  readonly signal: AbortSignal;
  /**
   * Waits for a promise, but no longer than the phase and the whole run may take.
   *
   * @throws BotError `timeout` or `cancelled`; whatever the promise throws, otherwise
   */
  during<T>(promise: Promise<T>, phaseMs: number): Promise<T>;
  /** Ends the run, frees its timers and its connection. Safe to call twice. */
  stop(): void;
}

/** Begins to watch. The whole run's time starts now. */
export function startWatch(options: {
  readonly limits: BotLimits;
  readonly clock: BotClock;
  readonly signal: AbortSignal;
}): Watch {
  const { limits, clock, signal: caller } = options;
  const controller = new AbortController();
  const over = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true });
  });
  over.catch(() => undefined); // nobody may be waiting when the run ends

  function end(error: BotError): void {
    controller.abort(error);
  }
  function cancel(): void {
    end(new BotError("cancelled"));
  }

  const total = clock.setTimeout(
    () => end(new BotError("timeout", { detail: "the whole answer took too long" })),
    limits.totalMs,
  );
  if (caller.aborted) cancel();
  else caller.addEventListener("abort", cancel, { once: true });

  return {
    signal: controller.signal,
    async during(promise, phaseMs) {
      promise.catch(() => undefined); // a fetch that is aborted rejects after we have left
      const phase = clock.setTimeout(() => end(new BotError("timeout", { detail: "no sign of life" })), phaseMs);
      try {
        // The race holds even for a fetch that ignores its signal.
        return await Promise.race([over, promise]);
      } finally {
        clock.clearTimeout(phase);
      }
    },
    stop() {
      clock.clearTimeout(total);
      caller.removeEventListener("abort", cancel);
      end(new BotError("cancelled"));
    },
  };
}
