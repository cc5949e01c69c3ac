// One line for all of a visitor's tabs: one of them has it, the others hear through that one. A tab that leads and does not answer, as a
// frozen one, is led by another; nothing of a conversation depends on who leads, or on anybody leading.
import type { Clock, Timer } from "../platform.ts";
import { createEars, type Line, type LineListener } from "./line.ts";

/** What tabs have of each other; `null` where the browser has it not, or not on this page. */
export interface TabWorld {
  readonly locks: Pick<LockManager, "request"> | null;
  channel(name: string): TabChannel | null;
}

/** What core needs of a `BroadcastChannel`. */
export interface TabChannel {
  postMessage(word: unknown): void;
  set onmessage(hear: ((message: MessageEvent) => unknown) | null);
  close(): void;
}

/** What tabs tell each other. */
type Word =
  | { readonly type: "frames"; readonly frames: Parameters<LineListener["onFrames"]>[0] }
  | { readonly type: "who" }
  | { readonly type: "up" | "down" }
  | { readonly type: "me"; readonly isUp: boolean };

/** How often those who follow ask whether somebody leads. */
const ASK_MS = 5_000;
/** Who leads has this long to answer. */
const ANSWER_MS = 2_000;

/** `open` dials; it is called by the tab that leads alone. */
export function sharedLine(
  name: string,
  open: () => Line,
  { tabs, clock }: { readonly tabs: TabWorld; readonly clock: Clock },
): Line {
  const { locks } = tabs;
  const channel = locks && tabs.channel(name);
  if (!locks || !channel) return open();
  const ears = createEars();
  const post = (word: Word): void => channel.postMessage(word);
  let own: Line | null = null;
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
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.type === "who") return void (own && post({ type: "me", isUp }));
    if (!own) hear(data);
  };
  const hear = (word: Exclude<Word, { type: "who" }>): void => {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(ask, ASK_MS);
    switch (word.type) {
      case "frames":
        return ears.onFrames(word.frames);
      case "me":
        return void (word.isUp !== isUp && turn(word.isUp));
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
    close() {
      isClosed = true;
      clock.clearTimeout(timer);
      own?.close();
      own = null;
      waiting.abort();
      leave();
      channel.close();
      turn(false);
    },
  };
}
