// Knows a data folder whose data has been moved to Postgres: nobody may begin anew in it, as if it had been empty.
import { existsSync } from "node:fs";
import { join } from "node:path";

/** What a folder's database is called once it has been moved. */
export const MOVED_FILE = "handrail.moved.db";

/** The data is elsewhere. */
export class FolderMoved extends Error {
  override readonly name = "FolderMoved";

  constructor(folder: string) {
    super(`The data of ${folder} has been moved to Postgres (folder-moved).`);
  }
}

/** @throws FolderMoved */
export function mustBeHere(folder: string): void {
  if (isMoved(folder)) throw new FolderMoved(folder);
}

export function isMoved(folder: string): boolean {
  return existsSync(join(folder, MOVED_FILE)) && !existsSync(join(folder, "handrail.db"));
}
