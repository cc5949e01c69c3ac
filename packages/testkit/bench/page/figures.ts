// Makes one row of figures of many visits: medians, each of a value that was really seen.
import { hundredths, percentile } from "../relay/percentiles.ts";
import type { Visit } from "./visit.ts";

/** A contender's visits, and how many came to nothing. */
export interface Visits {
  readonly cold: readonly Visit[];
  readonly hovered: readonly Visit[];
  readonly failures: readonly string[];
}

/** Medians. Kilobytes are 1,000 bytes; `null` where there is no launcher to press. */
export interface Figures {
  readonly launcherKb: number;
  readonly launcherRequests: number;
  readonly usableKb: number;
  readonly usableRequests: number;
  readonly launcherMs: number;
  readonly usableMs: number;
  readonly pressColdMs: number | null;
  readonly pressHoveredMs: number | null;
  readonly blockingMs: number;
  readonly heapMb: number;
  readonly shift: number;
  readonly visits: number;
  readonly failed: number;
}

/** `null` when no visit succeeded. */
export function figuresOf({ cold, hovered, failures }: Visits): Figures | null {
  if (cold.length === 0) return null;
  const median = (visits: readonly Visit[], figure: (visit: Visit) => number): number =>
    percentile(visits.map(figure), 0.5);
  return {
    launcherKb: kilo(median(cold, ({ launcher }) => launcher.bytes)),
    launcherRequests: median(cold, ({ launcher }) => launcher.requests),
    usableKb: kilo(median(cold, ({ usable }) => usable.bytes)),
    usableRequests: median(cold, ({ usable }) => usable.requests),
    // Until then a visit that hovers is no different.
    launcherMs: Math.round(median([...cold, ...hovered], ({ launcherMs }) => launcherMs)),
    usableMs: Math.round(median(cold, ({ usableMs }) => usableMs)),
    pressColdMs: cold.some(({ pressMs }) => pressMs > 0) ? Math.round(median(cold, ({ pressMs }) => pressMs)) : null,
    pressHoveredMs: hovered.length > 0 ? Math.round(median(hovered, ({ pressMs }) => pressMs)) : null,
    blockingMs: Math.round(median(cold, ({ blockingMs }) => blockingMs)),
    heapMb: hundredths(median(cold, ({ heapBytes }) => heapBytes) / 1e6),
    shift: Math.round(median(cold, ({ shift }) => shift) * 1e4) / 1e4,
    visits: cold.length + hovered.length,
    failed: failures.length,
  };
}

function kilo(bytes: number): number {
  return Math.round(bytes / 10) / 100;
}
