// Keeps the desk's news coming: dials, notices silence, dials again after a pause that grows. What carries it is chosen at each dial; news
// lost on the way is read from the log by others.
import { LIMITS, type DeskFrame } from "@handrail/protocol";
import { API } from "../api/desk-api.ts";
import { backoffMs } from "../domain/backoff.ts";
import type { Platform } from "../platform/platform.ts";
import { readFrame } from "./read-frame.ts";

/** `live`: a frame came lately. */
export type Connection = "connecting" | "live" | "reconnecting";

/** Who is told. */
export interface StreamListener {
  onFrame(frame: DeskFrame): void;
  onConnection(connection: Connection): void;
  /** The stream ended without having said anything: perhaps there is no session any more. */
  onRefused(): void;
}

/** One way by which frames come. The answer to a dial ends it; `onEnd` is called when it ends by itself. */
export type Dial = (handlers: { onFrame(frame: DeskFrame): void; onEnd(): void }) => () => void;

/** The news. */
export interface DeskStream {
  /** Dials at once instead of after the pause, as when the browser says that the network is back. */
  hurry(): void;
  /** Dials at once, because there is a better way or the one in use is none any more. What was live stays so. */
  redial(): void;
  stop(): void;
}

/** Opens it and keeps it. */
export function openDeskStream(platform: Platform, dialNow: Dial, listener: StreamListener): DeskStream {
  let close = (): void => {};
  let callOff = (): void => {};
  let attempt = 0;
  let isStopped = false;
  let isPausing = false;

  function dial(): void {
    if (isStopped) return;
    isPausing = false;
    let hasSpoken = false;
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      closeThis();
      if (!hasSpoken) listener.onRefused();
      pause();
    };
    const closeThis = dialNow({
      onFrame: (frame) => {
        if (isOver) return;
        hasSpoken = true;
        if (frame.type === "bye") return end();
        attempt = 0;
        listener.onConnection("live");
        listener.onFrame(frame);
      },
      onEnd: end,
    });
    close = () => {
      isOver = true;
      closeThis();
    };
  }

  function pause(): void {
    if (isStopped) return;
    listener.onConnection("reconnecting");
    isPausing = true;
    callOff = platform.after(backoffMs(attempt, platform.dice()), dial);
    attempt += 1;
  }

  const redial = (): void => {
    callOff();
    close();
    dial();
  };
  listener.onConnection("connecting");
  dial();
  return {
    hurry: () => {
      if (isPausing) redial();
    },
    redial,
    stop: () => {
      isStopped = true;
      callOff();
      close();
    },
  };
}

/** The relay's own stream. */
export function dialStream(platform: Platform): Dial {
  return ({ onFrame, onEnd }) => {
    let callOff = (): void => {};
    let isOver = false;
    const close = (): void => {
      isOver = true;
      callOff();
      closeStream();
    };
    const end = (): void => {
      if (isOver) return;
      close();
      onEnd();
    };
    const watch = (): void => {
      callOff();
      // A stream that is silent for longer than two beats is dead, whatever the socket says.
      callOff = platform.after(LIMITS.silenceMsMax, end);
    };
    watch();
    const closeStream = platform.openStream(`${API}/stream`, {
      onData: (data) => {
        const frame = readFrame(data);
        if (!frame || isOver) return;
        watch();
        onFrame(frame);
      },
      onEnd: end,
    });
    return close;
  };
}
