// Decides whether one more message fits into this second. Knows nothing of what it carries.

/** Counts over the last second. */
export interface Rate {
  /** Takes so many, or none. */
  take(amount: number, nowMs: number): boolean;
}

export function createRate(perSecondMax: number): Rate {
  let taken: { readonly atMs: number; readonly amount: number }[] = [];
  return {
    take(amount, nowMs) {
      taken = taken.filter(({ atMs }) => atMs > nowMs - 1_000);
      const sum = taken.reduce((total, one) => total + one.amount, 0);
      if (sum + amount > perSecondMax) return false;
      taken.push({ atMs: nowMs, amount });
      return true;
    },
  };
}
