// The relay's time, once a second: waits and due times are measured on one clock, not on that of each agent's machine.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Platform } from "../platform/platform.ts";

/** A clock that the screens follow. */
export interface TickingClock {
  readonly nowMs: ReadonlySignal<number>;
  /** Sets it by what the relay said. */
  setBy(relayNowMs: number): void;
  stop(): void;
}

/** Makes the clock and lets it tick. */
export function createTickingClock(platform: Platform): TickingClock {
  let aheadMs = 0;
  let callOff = (): void => {};
  const nowMs = signal(platform.now());
  function tick(): void {
    nowMs.value = platform.now() + aheadMs;
    callOff = platform.after(1000 - (nowMs.value % 1000), tick);
  }
  tick();
  return {
    nowMs,
    setBy: (relayNowMs) => {
      aheadMs = relayNowMs - platform.now();
    },
    stop: () => callOff(),
  };
}
