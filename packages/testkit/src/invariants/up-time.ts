// How much of a time the relay was there: what it could have done something in.
import type { Seen } from "./invariant.ts";

export function upTime({ downtimes }: Pick<Seen, "downtimes">, fromMs: number, toMs: number): number {
  let ms = toMs - fromMs;
  for (const down of downtimes) {
    ms -= Math.max(0, Math.min(toMs, down.toMs) - Math.max(fromMs, down.fromMs));
  }
  return ms;
}
