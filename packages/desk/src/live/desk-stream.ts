// Keeps the desk's stream open: dials, notices silence, dials again after a pause that grows. News lost on the way is read from the log by others.
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

/** An open line to the relay. */
export interface DeskStream {
  /** Dials at once instead of after the pause, as when the browser says that the network is back. */
  hurry(): void;
  stop(): void;
}

/** Opens the line and keeps it. */
export function openDeskStream(platform: Platform, listener: StreamListener): DeskStream {
  let close = (): void => {};
  let callOff = (): void => {};
  let attempt = 0;
  let isStopped = false;
  let isPausing = false;

  function dial(): void {
    if (isStopped) return;
    isPausing = false;
    let hasSpoken = false;
    const isOver = once(() => {
      close();
      callOff();
      if (!hasSpoken) listener.onRefused();
      pause();
    });
    const watch = (): void => {
      callOff();
      // A stream that is silent for longer than two beats is dead, whatever the socket says.
      callOff = platform.after(LIMITS.silenceMsMax, isOver);
    };
    watch();
    close = platform.openStream(`${API}/stream`, {
      onData: (data) => {
        const frame = readFrame(data);
        if (!frame || isStopped) return;
        hasSpoken = true;
        watch();
        if (frame.type === "bye") {
          isOver();
          return;
        }
        attempt = 0;
        listener.onConnection("live");
        listener.onFrame(frame);
      },
      onEnd: isOver,
    });
  }

  function pause(): void {
    if (isStopped) return;
    listener.onConnection("reconnecting");
    isPausing = true;
    callOff = platform.after(backoffMs(attempt, platform.dice()), dial);
    attempt += 1;
  }

  listener.onConnection("connecting");
  dial();
  return {
    hurry: () => {
      if (!isPausing) return;
      callOff();
      dial();
    },
    stop: () => {
      isStopped = true;
      callOff();
      close();
    },
  };
}

function once(call: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    call();
  };
}
