// Says what a failure of Postgres means for a turn. Knows nothing of what was asked.
import pg from "pg";
import { StoreFault, type FaultOf } from "../transactions.ts";

/**
 * `conflict`: another node was faster; the same turn passes when it is asked again. `lost`: the connection was, and with it the answer:
 * nobody knows what was stored until the same turn is asked again. The rest is as {@link FaultOf} has it.
 */
export type Trouble = "conflict" | "lost" | FaultOf;

/** Serialization failure, deadlock, a key that is taken: with ids that are remembered for good, that is a race and no mistake. */
const CONFLICTS: ReadonlySet<string> = new Set(["40001", "40P01", "23505"]);
/** Connection trouble; a server that is going, has crashed, is not up yet; a transaction that stood still for too long. */
const LOST = /^(?:08|57P0[1-3]|25P03)/;
/** Read-only; out of disk, memory, connections; a lock or statement that took too long; the server's own disk. */
const OF_ALL = /^(?:25006|53|55P03|57014|58|XX)/;

/** What a turn is refused with: it could not be stored. */
export function faultFrom(of: FaultOf, error: unknown): StoreFault {
  return new StoreFault(of, `The database refused (${codeOf(error) ?? "no connection"}).`, error);
}

/** Reads an error that a statement ended with. */
export function troubleOf(error: unknown): Trouble {
  const code = codeOf(error);
  // Without a code of the server's, the server has not answered.
  if (code === null) return "lost";
  if (CONFLICTS.has(code)) return "conflict";
  if (LOST.test(code)) return "lost";
  return OF_ALL.test(code) ? "all" : "some";
}

function codeOf(error: unknown): string | null {
  return error instanceof pg.DatabaseError ? (error.code ?? null) : null;
}
