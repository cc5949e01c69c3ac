// One step from one shape of the database to the next. A step that has been released is never changed.
/** Runs once, inside a transaction, in order of name. */
export interface Migration {
  readonly name: string;
  /** In SQLite's words. */
  readonly sql: string;
  /** In Postgres's words, where `postgres/read-sql.ts` cannot read them from the others. */
  readonly postgres?: string;
}
