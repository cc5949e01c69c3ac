// Counts open streams and polls, so that a flood of readers cannot take the relay's memory.

/** How many streams and polls may be open at once. */
export interface Seats {
  /** The way to leave, or `null` when all are taken. */
  take(): (() => void) | null;
  /** How many are open. */
  taken(): number;
}

export function createSeats(max: number): Seats {
  let taken = 0;
  return {
    taken: () => taken,
    take() {
      if (taken >= max) return null;
      taken += 1;
      return () => {
        taken -= 1;
      };
    },
  };
}
