// Says when what was just drawn has been painted: what nobody sees waits for it. Knows not what was drawn.

/** A page that is not shown has no frames, and its timers still run. */
const FRAME_MS_MAX = 500;

/** Resolves in a task after the next frame. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    // A timer that is set while a frame is made runs once it is painted.
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, FRAME_MS_MAX);
  });
}
