// Remembers for a moment which session a cookie opened, so that a desk's every request need not prove its signature anew. What it
// says is never the last word: whoever asks still looks whether the session and its account are there.
import type { Clock } from "../platform.ts";

/** Whose session it is. */
export interface KnownSession {
  readonly id: string;
  readonly user: string;
}

export interface SessionMemo {
  /** The session that exactly this `cookie` header opened a moment ago. */
  recall(cookie: string): KnownSession | null;
  remember(cookie: string, session: KnownSession): void;
}

/** After so long a session is proven again, which also prolongs one that is in use. In ms. */
const MEMORY_MS = 60_000;
/** More desks than this at a time are only slower. */
const SESSIONS_MAX = 1_000;

export function createSessionMemo(clock: Pick<Clock, "now">): SessionMemo {
  const known = new Map<string, KnownSession & { readonly untilMs: number }>();
  return {
    recall(cookie) {
      const session = known.get(cookie);
      if (session && session.untilMs > clock.now()) return session;
      known.delete(cookie);
      return null;
    },
    remember(cookie, { id, user }) {
      if (known.size >= SESSIONS_MAX) known.clear();
      known.set(cookie, { id, user, untilMs: clock.now() + MEMORY_MS });
    },
  };
}
