// Lets one relay at a time run on a folder. The lock is the operating system's: a killed process leaves none behind.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** The folder is in use by another relay. */
export class FolderInUse extends Error {
  constructor() {
    super("Another relay runs on this data folder. Stop it first, or choose another folder.");
    this.name = "FolderInUse";
  }
}

/**
 * Takes the folder. Commands of the CLI don't: they may work beside a running relay.
 *
 * @returns the way to give it back
 * @throws FolderInUse
 */
export function lockFolder(folder: string): () => void {
  if (folder === ":memory:") return () => undefined;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // An open exclusive transaction on an empty database of its own: SQLite's locks work on every platform that Node has.
  const lock = new DatabaseSync(join(folder, "relay.lock"));
  try {
    lock.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;");
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new FolderInUse() : error;
  }
  return () => lock.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /locked|busy/i.test(error.message);
}
