// What an answer that waits stands on: the readers' needs, and news.
import type { News } from "../realtime/news.ts";
import type { Presence } from "../realtime/presence.ts";
import type { ReadDeps } from "./read-events.ts";

export interface WaitDeps extends ReadDeps {
  readonly news: News;
  readonly presence: Presence;
  /** Aborts when the relay stops. */
  readonly stopping: AbortSignal;
  /** Told then. Returns the way to stop. */
  onStop(listener: () => void): () => void;
}
