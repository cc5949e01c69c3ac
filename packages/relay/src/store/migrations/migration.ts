// One step from one shape of the database to the next. A step that has been released is never changed.
/** Runs once, inside a transaction, in order of name. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}
