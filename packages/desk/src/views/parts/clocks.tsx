// Clocks that run each second: how long someone has waited, and how a promise stands.
import type { OpenPromise } from "@handrail/protocol";
import { clockText, spokenDuration } from "../../domain/durations.ts";
import { promiseClock } from "../../domain/promise-clock.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "./icon.tsx";

/** Time since a moment. The screen reader hears words that change once a minute. */
export function WaitClock({ sinceMs, label }: { readonly sinceMs: number; readonly label: string }) {
  const waitedMs = useDesk().nowMs.value - sinceMs;
  return (
    <span class="clock">
      <span aria-hidden="true">{clockText(waitedMs)}</span>
      <span class="visually-hidden">{`${label} ${spokenDuration(waitedMs)}`}</span>
    </span>
  );
}

/** How a promise stands: calm, amber near its due time, red once passed. */
export function PromiseClock({ promise }: { readonly promise: OpenPromise }) {
  const { tone, text, spoken } = promiseClock(promise, useDesk().nowMs.value);
  return (
    <span class={`promise-clock is-${tone}`} title={spoken}>
      <Icon name={tone === "answered" ? "check" : tone === "late" ? "warning" : "clock"} />
      <span aria-hidden="true">{text}</span>
      <span class="visually-hidden">{spoken}</span>
    </span>
  );
}
