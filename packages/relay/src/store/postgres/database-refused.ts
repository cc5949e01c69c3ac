// Why a database is not used. A file of its own: whoever only has to know it loads no driver.

/** The database cannot be used as it is; the words are for the one who starts the relay. */
export class DatabaseRefused extends Error {
  override readonly name = "DatabaseRefused";
  readonly code: "database-read-only" | "database-too-old" | "database-unreachable";

  constructor(code: DatabaseRefused["code"], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
