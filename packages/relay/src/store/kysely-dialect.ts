// Lets Kysely speak through the relay's one `DatabaseSync`. Never open a Kysely transaction on it: it would be held across an
// await on the connection that the authority commits with.
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { SqliteDialect, type CompiledQuery, type QueryResult, type SqliteDatabase, type SqliteStatement } from "kysely";

/** Statements that are kept prepared: more than there are, unless somebody writes values into their text. */
const STATEMENTS_MAX = 200;

/** Kysely's own dialect over a connection that somebody else opened and will close. */
export function dialectOver(database: SqliteDatabase): SqliteDialect {
  return new SqliteDialect({ database });
}

/** Runs one statement at once, for those who may not wait. */
export function runPrepared(database: SqliteDatabase, { sql, parameters }: CompiledQuery): QueryResult<unknown> {
  const statement = database.prepare(sql);
  if (statement.reader) return { rows: statement.all(parameters) };
  return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
}

/** The connection as Kysely wants it, with every statement prepared once. */
export function preparing(sqlite: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const statement = sqlite.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      run: (parameters) => statement.run(...values(parameters)),
      // A statement of its own: another one that runs in between would end this one's rows.
      iterate: (parameters) => iterate(sqlite.prepare(sql), values(parameters)),
    };
  };
  return {
    close: () => undefined,
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      if (prepared.size >= STATEMENTS_MAX) prepared.clear();
      const statement = prepare(sql);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function* iterate(statement: StatementSync, parameters: SQLInputValue[]): IterableIterator<unknown> {
  yield* statement.iterate(...parameters);
}

function values(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((parameter) => {
    if (typeof parameter === "boolean") return parameter ? 1 : 0;
    if (parameter === undefined) return null;
    if (isValue(parameter)) return parameter;
    throw new TypeError(`SQLite stores no ${typeof parameter}.`);
  });
}

function isValue(parameter: unknown): parameter is SQLInputValue {
  return (
    parameter === null ||
    typeof parameter === "string" ||
    typeof parameter === "number" ||
    typeof parameter === "bigint" ||
    parameter instanceof Uint8Array
  );
}
