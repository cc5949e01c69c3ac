// The dead-man's switch: calls an address outside again and again, so that somebody there notices when the calls stop (HG7). When to
// call is not its business.
import type { Platform } from "../platform.ts";

/** A monitor outside. */
export interface HeartbeatOptions {
  /** What is called with a plain GET, as Healthchecks, Cronitor and Uptime Kuma take it. Whoever knows it can call it: it is a secret. */
  readonly url: string;
  /** 30 s to 1 h, in ms; one minute by default. */
  readonly everyMs?: number;
}

/** How often the loop of due jobs beats when nobody says otherwise, in ms. */
export const BEAT_MS = 60_000;
/** The bounds of {@link HeartbeatOptions.everyMs}. */
export const BEAT_MS_MIN = 30_000;
export const BEAT_MS_MAX = 3_600_000;

/** A monitor that has not answered by then has not heard, in ms. */
const TIMEOUT_MS = 10_000;

/** One call. `why` names no address. */
export type Ping = (
  stopping: AbortSignal,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;

/** Only success is ever told: there is no one way in which monitors want to hear of trouble, and silence is heard by all of them. */
export function createPing({ url }: HeartbeatOptions, { clock, fetch }: Pick<Platform, "clock" | "fetch">): Ping {
  return async (stopping) => {
    const late = new AbortController();
    const timer = clock.setTimeout(() => late.abort(), TIMEOUT_MS);
    try {
      const signal = AbortSignal.any([late.signal, stopping]);
      const response = await fetch(url, { headers: { "user-agent": "Handrail" }, signal });
      await response.body?.cancel();
      return response.ok ? { ok: true } : { ok: false, why: `HTTP status ${response.status}` };
    } catch {
      return { ok: false, why: late.signal.aborted ? "no answer within 10 s" : "not reached" };
    } finally {
      clock.clearTimeout(timer);
    }
  };
}
