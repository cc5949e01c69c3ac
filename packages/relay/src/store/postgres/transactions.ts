// One turn as one transaction of Postgres: lock and fetch, let it be decided, write and notify. Asked again when another node was faster,
// when something was asked for that nobody had named, and when nobody knows what became of it.
import type { Kysely } from "kysely";
import type { Clock } from "../../platform.ts";
import type { Append } from "../transactions.ts";
import type { Tables } from "../all-tables.ts";
import { StoreFault, type FaultOf, type Transactions } from "../transactions.ts";
import { faultFrom, troubleOf } from "./fault.ts";
import { fetchTurn } from "./fetch-turn.ts";
import { payloadsOf, type Notices } from "./notices.ts";
import { createSheet } from "./sheet.ts";
import { NotFetched, Wanted } from "./wanted.ts";
import { writeTurn } from "./write-turn.ts";

/** More conflicts in a row than this are no race. */
const CONFLICTS_MAX = 20;
/** The first pause after a lost connection, and the longest, in ms. */
const PAUSE_MS = { first: 20, max: 1_000 } as const;

export interface PostgresTransactionsDeps {
  readonly db: Kysely<Tables>;
  readonly notices: Pick<Notices, "attempt">;
  readonly clock: Clock;
  /** For how long a turn is asked again whose connection was lost, in ms. */
  readonly patienceMs: number;
  /** A name that no other node has. */
  readonly node: string;
}

export function createPostgresTransactions(deps: PostgresTransactionsDeps): Transactions {
  const { db, notices, clock, patienceMs, node } = deps;
  let attempts = 0;

  const attempt = async <Value>(wanted: Wanted, work: (append: Append, nowMs: number) => Value): Promise<Value> => {
    attempts += 1;
    const by = `${node}.${attempts}`;
    const settle = notices.attempt(by);
    try {
      const value = await db.transaction().execute(async (inside) => {
        const fetched = await fetchTurn(inside, wanted);
        const sheet = createSheet(wanted, fetched);
        const decided = decide(() => work(sheet.append, fetched.nowMs));
        const written = sheet.written();
        await writeTurn(inside, { written, fetched, payloads: payloadsOf(written, fetched, by) });
        return decided;
      });
      settle("told");
      return value;
    } catch (error) {
      settle("unknown");
      throw error;
    }
  };

  return {
    async commit(needs, work) {
      const wanted = new Wanted(needs);
      const giveUpAtMs = clock.now() + patienceMs;
      let conflicts = 0;
      let pauseMs: number = PAUSE_MS.first;
      for (;;) {
        try {
          return await attempt(wanted, work);
        } catch (error) {
          if (error instanceof Mistake) throw error.cause;
          if (error instanceof NotFetched) {
            wanted.add(error.want);
            continue;
          }
          const trouble = troubleOf(error);
          if (trouble === "conflict") {
            conflicts += 1;
            if (conflicts > CONFLICTS_MAX) throw faultFrom("some", error);
          } else if (trouble === "lost") {
            // HG3: it may have been stored. Its commands are known by their ids, so it is asked again and doubles nothing.
            if (clock.now() + pauseMs > giveUpAtMs) throw faultFrom("all", error);
            const ms = pauseMs;
            await new Promise<void>((resolve) => void clock.setTimeout(resolve, ms));
            pauseMs = Math.min(PAUSE_MS.max, pauseMs * 2);
          } else {
            throw faultFrom(trouble, error);
          }
        }
      }
    },
    // Other nodes write, too.
    written: () => null,
    faultOf: (error): FaultOf | null => (error instanceof StoreFault ? error.of : null),
  };
}

// What those who decide have thrown, which is none of the database's.
class Mistake extends Error {}

function decide<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotFetched) throw error;
    throw new Mistake("a turn could not be decided", { cause: error });
  }
}
