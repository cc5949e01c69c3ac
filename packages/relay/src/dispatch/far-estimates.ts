// What all nodes have seen of earlier waits, on Postgres: each brings what it has seen of late and takes along what the others have.
import { sql, type Kysely } from "kysely";
import type { Clock, Timer } from "../platform.ts";
import type { Tables } from "../store/all-tables.ts";
import { text, type Row } from "../store/row.ts";
import { sawHandling, sawOutcome, type EstimateState } from "./estimate.ts";
import { ESTIMATES_KEY, estimatesFrom, type EstimateStore } from "./estimate-store.ts";

/** How often nodes exchange what they have seen, in ms. */
const EXCHANGE_MS = 60_000;

/** What there is to be learned, applied to what is known. */
type Lesson = (state: EstimateState) => EstimateState;

export interface FarEstimates extends Omit<EstimateStore, "stop"> {
  /** Brings what the others do not know yet. */
  stop(): Promise<void>;
}

/** Knows what the others know when it resolves. */
export async function openFarEstimates(options: {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  onFault(error: unknown): void;
}): Promise<FarEstimates> {
  const { db, clock, onFault } = options;
  let lessons: Lesson[] = [];
  let state = await exchange(db, []);
  let timer: Timer | null = null;
  let isStopped = false;
  const share = async (): Promise<void> => {
    const brought = lessons;
    try {
      const common = await exchange(db, brought);
      lessons = lessons.slice(brought.length);
      state = lessons.reduce((known, lesson) => lesson(known), common);
    } catch (error) {
      onFault(error);
    }
  };
  const shareLater = (): void => {
    timer = clock.setTimeout(() => {
      sharing = share();
      void sharing.then(() => !isStopped && shareLater());
    }, EXCHANGE_MS);
  };
  let sharing = Promise.resolve();
  const learn = (lesson: Lesson): void => {
    lessons = [...lessons, lesson];
    state = lesson(state);
  };
  shareLater();
  return {
    state: () => state,
    sawHandling: (handlingMs) => learn((known) => sawHandling(known, handlingMs)),
    sawOutcome: (outcome) => learn((known) => sawOutcome(known, outcome)),
    async stop() {
      isStopped = true;
      if (timer !== null) clock.clearTimeout(timer);
      await sharing;
      if (lessons.length > 0) await share();
    },
  };
}

async function exchange(db: Kysely<Tables>, lessons: readonly Lesson[]): Promise<EstimateState> {
  if (lessons.length === 0) {
    const kept = await db.selectFrom("meta").select("value").where("key", "=", ESTIMATES_KEY).executeTakeFirst();
    return estimatesFrom(kept?.value);
  }
  return db.transaction().execute(async (inside) => {
    // The first to write waits for whoever else is the first.
    await sql`INSERT INTO meta (key, value) VALUES (${ESTIMATES_KEY}, '') ON CONFLICT DO NOTHING`.execute(inside);
    const { rows } = await sql<Row>`SELECT value FROM meta WHERE key = ${ESTIMATES_KEY} FOR UPDATE`.execute(inside);
    const common = lessons.reduce((known, lesson) => lesson(known), estimatesFrom(rows[0] && text(rows[0], "value")));
    await sql`UPDATE meta SET value = ${JSON.stringify(common)} WHERE key = ${ESTIMATES_KEY}`.execute(inside);
    return common;
  });
}
