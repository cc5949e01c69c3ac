// Statements beside the append path: written once, run through Kysely and promises on whichever database. Several that belong together are
// one `Work`, which SQLite runs without a pause (no await between `BEGIN` and `COMMIT`) and Postgres in a transaction of its own.
import type { Compilable, CompiledQuery, Kysely, QueryResult, SelectQueryBuilder } from "kysely";
import type { Tables } from "./all-tables.ts";

/** Statements one after the other, each asked for by a `yield*` of a function below. It may run more than once. */
export type Work<Value> = Generator<CompiledQuery, Value, QueryResult<unknown>>;

export interface Beside {
  /** One statement at a time; never a transaction of Kysely's own. */
  readonly db: Kysely<Tables>;
  /** All of it or nothing. @throws what `work` or the database threw */
  transact<Value>(work: () => Work<Value>): Promise<Value>;
  /** The rows that a transaction has read stay as they are until its end, where another writer could come between. */
  locked<Table extends keyof Tables, Row>(
    query: SelectQueryBuilder<Tables, Table, Row>,
  ): SelectQueryBuilder<Tables, Table, Row>;
}

/** Every row that it answers. */
export function* rowsOf<Row>(query: Compilable<Row>): Work<readonly Row[]> {
  const { rows } = yield query.compile();
  // The query says what its rows are.
  return rows as readonly Row[];
}

/** Its first row. */
export function* rowOf<Row>(query: Compilable<Row>): Work<Row | null> {
  return (yield* rowsOf(query))[0] ?? null;
}

/** How many rows it has written. */
export function* changesOf(query: Compilable): Work<number> {
  return Number((yield query.compile()).numAffectedRows ?? 0);
}

/** Runs work to its end over what answers at once. */
export function runAtOnce<Value>(work: Work<Value>, run: (query: CompiledQuery) => QueryResult<unknown>): Value {
  let step = work.next();
  while (!step.done) step = work.next(run(step.value));
  return step.value;
}

/** Runs work to its end over what answers soon. */
export async function runInTurn<Value>(
  work: Work<Value>,
  run: (query: CompiledQuery) => Promise<QueryResult<unknown>>,
): Promise<Value> {
  let step = work.next();
  while (!step.done) step = work.next(await run(step.value));
  return step.value;
}
