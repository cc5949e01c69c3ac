// Reads and writes durations as people type them: `90s`, `2m`, `24h`, `1h30m`.
const UNITS_MS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;

/** Milliseconds, or `null` when the text cannot be read. */
export function parseDuration(text: string): number | null {
  const match = /^(?:(\d{1,3})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?$/.exec(text.trim().toLowerCase());
  if (!match || text.trim() === "") return null;
  const [, days, hours, minutes, seconds] = match.map((part) => Number(part ?? 0));
  return (
    (days ?? 0) * UNITS_MS.d + (hours ?? 0) * UNITS_MS.h + (minutes ?? 0) * UNITS_MS.m + (seconds ?? 0) * UNITS_MS.s
  );
}

/** The shortest text for it, in whole seconds. */
export function formatDuration(ms: number): string {
  let left = Math.round(ms / UNITS_MS.s) * UNITS_MS.s;
  let text = "";
  for (const [unit, unitMs] of Object.entries(UNITS_MS)) {
    const count = Math.floor(left / unitMs);
    left -= count * unitMs;
    if (count > 0) text += `${count}${unit}`;
  }
  return text === "" ? "0s" : text;
}
