// A stream of frames that a line carries: it begins with reading the log, passes on what is pushed, and reads now and then, so that a
// silent line is noticed, the figures stay true (HG8) and the visitor counts as present. Where the line goes down, it says goodbye.
import { LIMITS, type ConversationId, type EventsRequest, type EventsResponse, type Frame } from "@handrail/protocol";
import type { Answer, Wire } from "../backend.ts";
import type { Clock, Timer } from "../platform.ts";
import type { Line } from "../tabs/line.ts";

export interface CarriedParts {
  readonly line: Line;
  readonly read: Wire["read"];
  readonly clock: Clock;
}

/** A connection that is lost and found again by then was never away. */
const DOWN_MS = 3_000;
/** How often it is read by whoever is not in the queue; who is, reads at every beat. */
const READ_MS = 15_000;

/** The stream; it ends as one over `fetch` does. */
export function carriedStream(
  { line, read, clock }: CarriedParts,
  request: EventsRequest,
  { onFrame, signal }: { readonly onFrame: (frame: Frame) => void; readonly signal: AbortSignal },
): Promise<Answer<null>> {
  return new Promise((resolve) => {
    let after = request.after;
    let conversation: ConversationId | null = null;
    let generation: string | null = null;
    let isWaiting = true;
    let readAtMs = 0;
    let isReading = false;
    let isDue = false;
    let isOver = false;
    const held: Frame[] = [];
    let falling: Timer = null;
    let beating: Timer = null;

    const end = (answer: Answer<null>): void => {
      if (isOver) return;
      isOver = true;
      stopListening();
      clock.clearTimeout(falling);
      clock.clearTimeout(beating);
      signal.removeEventListener("abort", onAbort);
      resolve(answer);
    };
    const onAbort = (): void => end({ type: "unknown" });
    const bye = (): void => {
      if (!isOver) onFrame({ type: "bye" });
      end({ type: "ok", value: null });
    };
    const take = (answer: EventsResponse): void => {
      ({ conversation, generation } = answer);
      isWaiting = answer.live.place !== null;
      pass({ type: "log", ...answer });
    };
    const pass = (frame: Frame): void => {
      if (frame.type === "log") {
        for (const { seq } of frame.events) if (seq === after + 1) after = seq;
      }
      if (!isOver) onFrame(frame);
    };
    const readOn = async (): Promise<void> => {
      isDue = true;
      if (isReading) return;
      isReading = true;
      while (isDue && !isOver) {
        isDue = false;
        readAtMs = clock.now();
        const asked = { ...request, after, wait: "none", hereMs: hereMs() } as const;
        const answer = await timely(clock, (limit) => read(asked, AbortSignal.any([signal, limit])));
        if (answer.type !== "ok") return end(answer);
        take(answer.value);
        // A page of the log was full: the rest of it. One that brought nothing to go on from (a gap) would come again, at once and for ever.
        if (after > asked.after && after < answer.value.head) isDue = true;
      }
      isReading = false;
      for (const frame of held.splice(0)) push(frame);
    };
    const hereMs = (): number => (isWaiting ? 3 * LIMITS.beatMs : 3 * READ_MS);
    const push = (frame: Frame): void => {
      if (isOver) return;
      if (isReading) return void held.push(frame);
      // Right after a logout the line may still be the last conversation's.
      if (frame.type === "log" && frame.conversation !== conversation) return;
      // What was said before this stream began, or of a log that is no more, would look like a restored back-up (HG9).
      if ("generation" in frame && frame.generation !== generation) return void readOn();
      if ("head" in frame && frame.head < request.after) return;
      pass(frame);
    };
    const beat = (): void => {
      beating = clock.setTimeout(beat, LIMITS.beatMs);
      if (isWaiting || clock.now() - readAtMs >= READ_MS) return void readOn();
      // Says no more than that the line stands; the machine passes over what it does not know.
      if (line.isUp) onFrame(PULSE);
    };
    const stopListening = line.listen({
      onFrames: (frames) => frames.forEach(push),
      onUp: () => {
        clock.clearTimeout(falling);
        void readOn();
      },
      onDown: () => {
        clock.clearTimeout(falling);
        falling = clock.setTimeout(bye, DOWN_MS);
      },
    });
    signal.addEventListener("abort", onAbort);
    beating = clock.setTimeout(beat, LIMITS.beatMs);
    void readOn();
  });
}

const PULSE = { type: "signal", signal: { type: "typing", who: "visitor", isTyping: false } } as const;

const READ_TIMEOUT_MS = 10_000;

async function timely<Value>(clock: Clock, run: (limit: AbortSignal) => Promise<Value>): Promise<Value> {
  const limit = new AbortController();
  const timer = clock.setTimeout(() => limit.abort(), READ_TIMEOUT_MS);
  const value = await run(limit.signal);
  clock.clearTimeout(timer);
  return value;
}
