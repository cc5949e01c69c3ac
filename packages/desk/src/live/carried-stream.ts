// News that a line carries: the lists are read at once, when the line says that something has moved, and at every beat, which is what keeps
// the agent there. Whether there is a line is not its business.
import type { Line } from "@handrail/core/ably";
import { LIMITS, type DeskFrame } from "@handrail/protocol";
import type { DeskApi } from "../api/desk-api.ts";
import type { Platform } from "../platform/platform.ts";
import type { Dial } from "./desk-stream.ts";

/** A request that is not answered by then has failed. */
const READ_MS = 10_000;

/** The way by this line. */
export function dialLine(line: Line<DeskFrame>, api: Pick<DeskApi, "inbox">, platform: Pick<Platform, "after">): Dial {
  return ({ onFrame, onEnd }) => {
    let asking = new AbortController();
    let isOver = false;
    let callOffBeat = (): void => {};
    let isReading = false;
    let isDue = false;

    // No timer between what is heard and the reading: in a page that is not looked at it might wait for a minute.
    const readOn = async (): Promise<void> => {
      isDue = true;
      if (isReading) return;
      isReading = true;
      while (isDue && !isOver) {
        isDue = false;
        if (!(await read())) return;
      }
      isReading = false;
    };
    const read = async (): Promise<boolean> => {
      asking = new AbortController();
      const callOff = platform.after(READ_MS, () => asking.abort());
      const answer = await api.inbox(asking.signal);
      callOff();
      if (isOver) return false;
      if (answer.type === "ok") onFrame({ type: "inbox", ...answer.value });
      else end();
      return answer.type === "ok";
    };
    const beat = (): void => {
      callOffBeat = platform.after(LIMITS.beatMs, beat);
      void readOn();
    };
    const stopListening = line.listen({
      onFrames: (frames) => {
        for (const frame of frames) {
          if (frame.type === "beat") void readOn();
          else onFrame(frame);
        }
      },
      // Something may have been missed: the lists say how far each log goes.
      onUp: () => void readOn(),
      onDown: () => {},
    });
    const close = (): void => {
      isOver = true;
      asking.abort();
      stopListening();
      callOffBeat();
    };
    const end = (): void => {
      close();
      onEnd();
    };
    beat();
    return close;
  };
}
