// Whether two moments are on one day where the visitor is.

/** By the browser's own time zone; ms since the epoch. */
export function isSameDay(aMs: number, bMs: number): boolean {
  return new Date(aMs).toDateString() === new Date(bMs).toDateString();
}
