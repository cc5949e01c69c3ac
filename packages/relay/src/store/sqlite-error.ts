// Reads what a disk answered from what `node:sqlite` and `node:fs` threw.

/** SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC. */
const REFUSED_SYNCS: readonly (number | null)[] = [1034, 1290];

/** SQLite's extended code: the kind in the lower eight bits, more of it above. `null`: SQLite did not throw it. */
export function errcodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "ERR_SQLITE_ERROR") return null;
  return "errcode" in error && typeof error.errcode === "number" ? error.errcode : null;
}

/** Whether a sync was refused, SQLite's or one of our own. */
export function isRefusedSync(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return REFUSED_SYNCS.includes(errcodeOf(error)) || ("syscall" in error && error.syscall === "fsync");
}

/** A sync that another connection of this process was refused: SQLite's own words for it. */
export class RefusedSync extends Error {
  override readonly name = "RefusedSync";
  readonly code = "ERR_SQLITE_ERROR";
  readonly errcode = 1034;
}
