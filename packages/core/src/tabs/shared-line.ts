// One line for all of a visitor's tabs: one of them has it, the others hear through that one. A tab that leads and does not answer, as a
// frozen one, is led by another; nothing of a conversation depends on who leads, or on anybody leading.
import type { Clock, Timer } from "../platform.ts";
import { createEars, type Line } from "./line.ts";

/** What tabs have of each other; `null` where the browser has it not, or not on this page. */
export interface TabWorld {
  readonly locks: TabLocks | null;
  channel(name: string): TabChannel | null;
}

/** What core needs of a `LockManager`. */
export interface TabLocks {
  request(name: string, how: LockOptions, held: () => Promise<void>): Promise<unknown>;
}

/** What core needs of a `BroadcastChannel`. */
export interface TabChannel {
  postMessage(word: unknown): void;
  set onmessage(hear: ((message: MessageEvent) => unknown) | null);
  close(): void;
}

/** The line of the tab that leads. */
export interface LedLine<Frame, Wish> extends Line<Frame> {
  /** What whoever comes later has to hear, besides that it is up. */
  standing?(): readonly Frame[];
  /** Does what any of the tabs wants done. */
  wish?(wish: Wish): void;
}

/** What each of the tabs has of it. */
export interface SharedLine<Frame, Wish> extends Line<Frame> {
  /** Has it done by whoever leads. It may be lost. */
  wish(wish: Wish): void;
}

/** What tabs tell each other. */
type Word<Frame, Wish> =
  | { readonly type: "frames"; readonly frames: readonly Frame[] }
  | { readonly type: "who" }
  | { readonly type: "wish"; readonly wish: Wish }
  | { readonly type: "up" | "down" }
  | { readonly type: "me"; readonly isUp: boolean; readonly standing: readonly Frame[] };

/** How often those who follow ask whether somebody leads. */
const ASK_MS = 5_000;
/** Who leads has this long to answer. */
const ANSWER_MS = 2_000;

/** `open` dials; it is called by the tab that leads alone. */
export function sharedLine<Frame, Wish = never>(
  name: string,
  open: () => LedLine<Frame, Wish>,
  { tabs, clock }: { readonly tabs: TabWorld; readonly clock: Clock },
): SharedLine<Frame, Wish> {
  const { locks } = tabs;
  const channel = locks && tabs.channel(name);
  if (!locks || !channel) return alone(open());
  const ears = createEars<Frame>();
  const post = (word: Word<Frame, Wish>): void => channel.postMessage(word);
  let own: LedLine<Frame, Wish> | null = null;
  let stopHearing = (): void => {};
  let isUp = false;
  let isClosed = false;
  let waiting = new AbortController();
  let leave = (): void => {};
  let timer: Timer = null;

  const turn = (up: boolean): void => {
    const was = isUp;
    isUp = up;
    if (up) ears.onUp();
    else if (was) ears.onDown();
  };
  // Held as long as this tab leads; whoever takes it away ends that.
  const lead = (): Promise<void> =>
    new Promise((resolve) => {
      if (isClosed) return resolve();
      clock.clearTimeout(timer);
      leave = resolve;
      post({ type: "down" });
      turn(false);
      own = open();
      stopHearing = own.listen({
        onFrames: (frames) => {
          post({ type: "frames", frames });
          ears.onFrames(frames);
        },
        onUp: () => {
          post({ type: "up" });
          turn(true);
        },
        onDown: () => {
          post({ type: "down" });
          turn(false);
        },
      });
    });
  const want = (how: LockOptions): void => {
    let hasLed = false;
    const taken = (): Promise<void> => {
      hasLed = true;
      return lead();
    };
    // Taken away by another tab, which thought this one frozen. What never led has only stopped waiting.
    locks.request(name, how, taken).catch(() => hasLed && follow());
  };
  const follow = (): void => {
    if (isClosed) return;
    // In silence: another tab leads by now, and speaks for itself.
    stopHearing();
    own?.close();
    own = null;
    turn(false);
    waiting = new AbortController();
    want({ signal: waiting.signal });
    ask();
  };
  const ask = (): void => {
    clock.clearTimeout(timer);
    post({ type: "who" });
    timer = clock.setTimeout(takeOver, ANSWER_MS);
  };
  const takeOver = (): void => {
    waiting.abort();
    want({ steal: true });
  };
  channel.onmessage = ({ data }: MessageEvent<Word<Frame, Wish>>) => {
    if (data.type === "who") return void (own && post({ type: "me", isUp, standing: own.standing?.() ?? [] }));
    if (data.type === "wish") return own?.wish?.(data.wish);
    if (!own) hear(data);
  };
  const hear = (word: Exclude<Word<Frame, Wish>, { type: "who" | "wish" }>): void => {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(ask, ASK_MS);
    switch (word.type) {
      case "frames":
        return ears.onFrames(word.frames);
      case "me":
        if (word.isUp !== isUp) turn(word.isUp);
        return void (word.standing.length > 0 && ears.onFrames(word.standing));
      case "up":
      case "down":
        return turn(word.type === "up");
    }
  };

  follow();
  return {
    get isUp() {
      return isUp;
    },
    listen: ears.listen,
    wish: (wish) => (own ? own.wish?.(wish) : post({ type: "wish", wish })),
    close() {
      isClosed = true;
      clock.clearTimeout(timer);
      stopHearing();
      own?.close();
      own = null;
      waiting.abort();
      leave();
      channel.close();
      turn(false);
    },
  };
}

// Where tabs cannot hear each other, each has its own.
function alone<Frame, Wish>(line: LedLine<Frame, Wish>): SharedLine<Frame, Wish> {
  return {
    get isUp() {
      return line.isUp;
    },
    listen: line.listen,
    wish: (wish) => line.wish?.(wish),
    close: () => line.close(),
  };
}
