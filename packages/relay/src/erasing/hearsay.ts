// Hears of conversations that another process has erased (`handrail conversation erase`), and tells those who have them open. What this
// process erased itself is told a second time, which changes nothing.
import type { DatabaseSync } from "node:sqlite";
import { conversationId, siteId } from "@handrail/protocol";
import type { Clock, Timer } from "../platform.ts";
import type { News } from "../realtime/news.ts";
import type { Log } from "../store/log.ts";
import { integer, text } from "../store/row.ts";

/** As often as a stream beats: a reader who is told of a higher head would read it then, too. */
const LISTEN_EVERY_MS = 5_000;

export interface HearsayDeps {
  readonly sqlite: DatabaseSync;
  readonly log: Log;
  readonly news: News;
  readonly clock: Clock;
  /** Its text is to go from the files. */
  onErased(): void;
  onFault(error: unknown): void;
}

/** Begins to listen. Returns the way to stop. */
export function hearOfErasures({ sqlite, log, news, clock, onErased, onFault }: HearsayDeps): () => void {
  const newer = sqlite.prepare("SELECT n, conversation, site FROM erasures WHERE n > ? ORDER BY n LIMIT 100");
  const last = sqlite.prepare("SELECT coalesce(max(n), 0) AS n FROM erasures").get();
  let heard = last ? integer(last, "n") : 0;
  let timer: Timer | null = null;
  const listen = (): void => {
    try {
      for (const row of newer.all(heard)) {
        const conversation = conversationId(text(row, "conversation"));
        const events = log.events(conversation, 0, 1);
        const head = events.at(-1)?.seq ?? 0;
        news.publish({ conversation, site: siteId(text(row, "site")), head, events });
        heard = integer(row, "n");
        onErased();
      }
    } catch (error) {
      onFault(error);
    }
    timer = clock.setTimeout(listen, LISTEN_EVERY_MS);
  };
  timer = clock.setTimeout(listen, LISTEN_EVERY_MS);
  return () => {
    if (timer !== null) clock.clearTimeout(timer);
  };
}
