// What is stored beside the append path, in Postgres: transactions of their own, asked again when another node was faster.
import type { Kysely } from "kysely";
import { runInTurn, type Beside } from "../beside.ts";
import type { Tables } from "../all-tables.ts";
import { troubleOf } from "./fault.ts";

/** More conflicts in a row than this are no race. */
const CONFLICTS_MAX = 5;

export function besideOnPostgres(db: Kysely<Tables>): Beside {
  return {
    db,
    locked: (query) => query.forUpdate(),
    async transact(work) {
      for (let conflicts = 0; ; conflicts += 1) {
        try {
          return await db.transaction().execute((inside) => runInTurn(work(), (query) => inside.executeQuery(query)));
        } catch (error) {
          if (conflicts === CONFLICTS_MAX || troubleOf(error) !== "conflict") throw error;
        }
      }
    },
  };
}
