// Waits for what is drawn soon. A visitor would not wait any longer for it.

/** About five seconds. */
export const FRAMES_MAX = 300;

/** Until the next one. */
export const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

/** Waits until it is there. @throws When it does not come. */
export async function there<Found extends Element>(root: ShadowRoot, selector: string): Promise<Found> {
  for (let count = 0; count < FRAMES_MAX; count += 1) {
    const found = root.querySelector<Found>(selector);
    if (found) return found;
    await frame();
  }
  throw new Error(`There is no ${selector}.`);
}
