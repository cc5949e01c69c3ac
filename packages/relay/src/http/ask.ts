// What a visitor asks of their endpoints, however it came in: over `fetch`, or straight from Node's own server.
import { PROBE_HEADER } from "../watch/probe-pass.ts";
import { isDeclaredLonger, readBytes } from "./read-json.ts";

/** A request to one of the visitors' endpoints. */
export interface Ask {
  /** The page's origin; `null` when it is no browser's page. */
  readonly origin: string | null;
  /** What the relay's own probe shows; `null` for everybody else. */
  readonly probePass: string | null;
  /** All of the body, or `null` as soon as it is longer than `bytesMax`. Called once. @throws SenderLeft */
  read(bytesMax: number): Promise<Uint8Array | null>;
  /** Aborts when the asker has left. Called once, by whoever waits: most answer at once. */
  gone(): AbortSignal;
}

/** Thrown by {@link Ask.read}: whoever asks is gone, so nobody waits for an answer. */
export class SenderLeft extends Error {}

/** Asks by a `Request`. */
export function askOf(request: Request): Ask {
  return {
    origin: request.headers.get("origin"),
    probePass: request.headers.get(PROBE_HEADER),
    read: async (bytesMax) => (isDeclaredLonger(request, bytesMax) ? null : readBytes(request, bytesMax)),
    gone: () => request.signal,
  };
}
