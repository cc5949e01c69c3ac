// SQLite's connection, watched for a sync that the disk refuses. After one, nothing that the system still shows of the files can be trusted:
// Linux counts a page as written once it has failed to write it, and a later sync passes over it. So the connection says no to everything
// from then on, and whoever owns it ends (docs/decisions/0016-a-refused-sync-ends-the-store.md). Knows nothing of what is stored.
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { isRefusedSync, RefusedSync } from "./sqlite-error.ts";

export class WatchedSqlite extends DatabaseSync {
  #refusal: { readonly error: unknown } | null = null;
  #onRefused: ((error: unknown) => void) | null = null;
  #onWritten: (() => void) | null = null;

  /** Whether a sync was refused. */
  get isLost(): boolean {
    return this.#refusal !== null;
  }

  /** Tells of the first refused sync, once. */
  onRefused(tell: (error: unknown) => void): void {
    this.#onRefused = tell;
    if (this.#refusal) tell(this.#refusal.error);
  }

  /** Calls `look` after each write that has been committed. */
  onWritten(look: (() => void) | null): void {
    this.#onWritten = look;
  }

  /** Another connection of this process was refused a sync of the same files. */
  lose(why: string): void {
    this.attempt(() =>
      this.#watched(() => {
        throw new RefusedSync(why);
      }),
    );
  }

  /** Does what nobody waits for. A refused sync is noticed on the way; a disk that is full or busy is asked again another time. */
  attempt(work: () => void): void {
    try {
      work();
    } catch {
      // Noticed on the way, or asked again.
    }
  }

  /** Whoever was to be told is let go of: Node keeps a connection for as long as there is a statement of it, and the owner has those. */
  override close(): void {
    super.close();
    this.#onRefused = null;
    this.#onWritten = null;
  }

  override exec(sql: string): void {
    this.#watched(() => super.exec(sql));
    this.#written();
  }

  override prepare(...words: Parameters<DatabaseSync["prepare"]>): StatementSync {
    const statement = this.#watched(() => super.prepare(...words));
    for (const name of ["run", "get", "all", "iterate"] as const) {
      const call: (...values: never[]) => unknown = statement[name];
      // The append path comes by here several times for each message: nothing is made on the way.
      const value = (...values: unknown[]): unknown => {
        this.#mustStand();
        let result: unknown;
        try {
          result = Reflect.apply(call, statement, values);
        } catch (error) {
          throw this.#noticed(error);
        }
        if (name === "run") this.#written();
        return result;
      };
      Object.defineProperty(statement, name, { value });
    }
    return statement;
  }

  #watched<Value>(work: () => Value): Value {
    this.#mustStand();
    try {
      return work();
    } catch (error) {
      throw this.#noticed(error);
    }
  }

  #mustStand(): void {
    if (this.#refusal) throw this.#refusal.error;
  }

  #noticed(error: unknown): unknown {
    if (isRefusedSync(error)) {
      this.#refusal = { error };
      this.#onRefused?.(error);
    }
    return error;
  }

  // What comes of it goes no further: the write has happened.
  #written(): void {
    if (this.#onWritten && !this.isTransaction) this.attempt(this.#onWritten);
  }
}
