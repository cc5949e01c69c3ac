// The way by which news comes: a stream, or long polls where streams do not get through. Decides when to dial, what a silence
// means and when to go over to the other way. It never spins: between two dials lies an answer that said something new, or a rest.
import { LIMITS } from "@handrail/protocol";

/** The state of the way. */
export interface Link {
  readonly mode: "stream" | "poll";
  readonly phase: "off" | "resting" | "dialing" | "up";
  /** Counts the dials; what belongs to an earlier one is ignored. */
  readonly call: number;
  /** Failures in a row, whatever the mode. */
  readonly failures: number;
  readonly streamFailures: number;
  readonly saidAtMs: number;
}

/** What the link asks for. `restMs: null`: as long as the failures in a row say. */
export interface LinkAsk {
  readonly link: Link;
  readonly restMs?: number | null;
  /** How long silence is borne from now on. */
  readonly silenceMs?: number;
  readonly isHangUp?: boolean;
  readonly isDial?: boolean;
  readonly restreamMs?: number;
}

/** A stream that does not say anything in this time is held up by a proxy. */
const FIRST_FRAME_MS = 5_000;
/** The first poll is answered at once, and takes no longer than any request. */
const FIRST_POLL_MS = 10_000;
/** Where streams do not get through, one is tried again after this time. */
const RESTREAM_MS = 30_000;
/** A poll that comes back sooner than this with nothing new is not followed by another at once. */
const POLL_REST_MS = 1_000;

/** Nothing to follow yet. */
export const linkOff: Link = {
  mode: "stream",
  phase: "off",
  call: 0,
  failures: 0,
  streamFailures: 0,
  saidAtMs: 0,
};

/** Dials now, whatever was there before. */
export function dial(link: Link, nowMs: number): LinkAsk {
  // Between two polls the way is not in doubt.
  const phase = link.mode === "poll" && link.phase === "up" ? "up" : "dialing";
  return {
    link: { ...link, phase, call: link.call + 1, saidAtMs: nowMs },
    silenceMs:
      phase === "up" ? LIMITS.pollWaitMsMax + FIRST_FRAME_MS : link.mode === "stream" ? FIRST_FRAME_MS : FIRST_POLL_MS,
    isHangUp: true,
    isDial: true,
  };
}

/** The stream has said something. */
export function frame(link: Link, nowMs: number): LinkAsk {
  const up = { ...link, phase: "up", failures: 0, streamFailures: 0, saidAtMs: nowMs } as const;
  return { link: up, silenceMs: LIMITS.silenceMsMax };
}

/** A poll has come back with an answer. */
export function polled(link: Link, options: { isNews: boolean; nowMs: number }): LinkAsk {
  const { isNews, nowMs } = options;
  const isQuick = !isNews && nowMs - link.saidAtMs < POLL_REST_MS;
  const up = { ...link, phase: "up", failures: 0, saidAtMs: nowMs } as const;
  return isQuick ? { link: up, restMs: POLL_REST_MS } : dial(up, nowMs);
}

/** The stream said goodbye: no failure, but a crowd is told the same. */
export function bye(link: Link): LinkAsk {
  return { link: { ...link, phase: "resting" }, isHangUp: true, restMs: null };
}

/** It did not begin, broke off, or has been silent for too long. */
export function fail(link: Link): LinkAsk {
  const streamFailures = link.mode === "stream" ? link.streamFailures + 1 : link.streamFailures;
  const isOver = link.mode === "stream" && streamFailures >= 2;
  const next: Link = {
    ...link,
    mode: isOver ? "poll" : link.mode,
    phase: "resting",
    failures: link.failures + 1,
    streamFailures,
  };
  return { link: next, isHangUp: true, restMs: null, ...(isOver && { restreamMs: RESTREAM_MS }) };
}

/** Tries a stream again; one failure sends it back to polling. */
export function restream(link: Link, nowMs: number): LinkAsk {
  if (link.mode === "stream" || link.phase === "off") return { link };
  return dial({ ...link, mode: "stream", streamFailures: 1 }, nowMs);
}

/** The page woke up or the network is back: whatever has not spoken for a beat is dialled again. */
export function rouse(link: Link, nowMs: number): LinkAsk {
  const isFresh = link.phase === "up" && nowMs - link.saidAtMs <= LIMITS.beatMs;
  if (link.phase === "off" || isFresh) return { link };
  // Where nothing got through, it is not known that streams do not.
  const mode = link.failures > 0 ? "stream" : link.mode;
  return dial({ ...link, mode, failures: 0, streamFailures: 0 }, nowMs);
}

/** Nothing to follow any more. */
export function hangUp(link: Link): LinkAsk {
  return { link: { ...linkOff, call: link.call + 1 }, isHangUp: true };
}
