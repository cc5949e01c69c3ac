// What a line is: a way by which the authority pushes frames, and that may be up or down at any time. Decides nothing.
import type { Frame } from "@handrail/protocol";

/** Hears what comes of a line. */
export interface LineListener {
  onFrames(frames: readonly Frame[]): void;
  /** It is up. Also told while it is up already: something may have been missed. */
  onUp(): void;
  onDown(): void;
}

/** Pushed news of one conversation. What it brings may be late, double, out of order or missing: the log is the truth. */
export interface Line {
  readonly isUp: boolean;
  /** Returns the way to stop. */
  listen(listener: LineListener): () => void;
  close(): void;
}

/** Those who listen to a line. */
export function createEars(): LineListener & Pick<Line, "listen"> {
  const listeners = new Set<LineListener>();
  const each = (tell: (listener: LineListener) => void): void => [...listeners].forEach(tell);
  return {
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onFrames: (frames) => each((listener) => listener.onFrames(frames)),
    onUp: () => each((listener) => listener.onUp()),
    onDown: () => each((listener) => listener.onDown()),
  };
}
