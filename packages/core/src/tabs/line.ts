// What a line is: a way by which frames are pushed, and that may be up or down at any time. Decides nothing.
import type { Frame as News } from "@handrail/protocol";

/** Hears what comes of a line. */
export interface LineListener<Frame = News> {
  onFrames(frames: readonly Frame[]): void;
  /** It is up. Also told while it is up already: something may have been missed. */
  onUp(): void;
  onDown(): void;
}

/** Pushed news of one conversation. What it brings may be late, double, out of order or missing: the log is the truth. */
export interface Line<Frame = News> {
  readonly isUp: boolean;
  /** Returns the way to stop. */
  listen(listener: LineListener<Frame>): () => void;
  close(): void;
}

/** Those who listen to a line. */
export function createEars<Frame = News>(): LineListener<Frame> & Pick<Line<Frame>, "listen"> {
  const listeners = new Set<LineListener<Frame>>();
  const each = (tell: (listener: LineListener<Frame>) => void): void => [...listeners].forEach(tell);
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
