// Waits for what a process of its own does in its own time.

/** How long is waited at most, in ms: much longer than it takes, for a machine that is busy with everything else. */
export const DEADLINE_MS = 60_000;

/** Looks again and again until it is so. @throws when it is not so by the deadline */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`There was not ${what} within ${DEADLINE_MS / 1_000} s.`);
    await pause(5);
  }
}

/** Lets time pass. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
