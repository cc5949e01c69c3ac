// Reads SQLite's own code from what `node:sqlite` threw.

/** The extended code: the kind in the lower eight bits, more of it above. `null`: SQLite did not throw it. */
export function errcodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "ERR_SQLITE_ERROR") return null;
  return "errcode" in error && typeof error.errcode === "number" ? error.errcode : null;
}
