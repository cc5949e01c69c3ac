// Puts a back-up in the place of a data folder that is gone, under a new name, so that every open page notices and sends again what
// the back-up has forgotten (HG3, HG10). What must not come back with it: sign-ins, links that were used, what was erased since (HG14).
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Platform } from "../platform.ts";
import { lockFolder } from "../store/folder-lock.ts";
import { renameGeneration } from "../store/generation.ts";
import { syncFolder } from "../store/sync-folder.ts";
import { BackUpError } from "./back-up-error.ts";
import { copyDatabase, copyPrivately, DATABASE_FILE, KEY_FILES } from "./back-up.ts";

/**
 * Puts the back-up into the folder, which must have no database. Keys that the folder has are newer, and stay.
 *
 * @throws BackUpError FolderInUse
 */
export function restore(
  { from, to }: { readonly from: string; readonly to: string },
  platform: Pick<Platform, "random">,
): void {
  if (!existsSync(join(from, DATABASE_FILE))) {
    throw new BackUpError(`There is no back-up in the folder ${from}.`, "Name the folder that handrail backup made.");
  }
  if (existsSync(join(to, DATABASE_FILE))) {
    throw new BackUpError(
      `There is a database in ${to} already, and nothing is written over it.`,
      "Move it to another folder, keep it, and run the command again with --erased-in <that folder>.",
    );
  }
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(to);
  try {
    // A journal without its database would be played into the one that comes.
    for (const end of ["-wal", "-shm", "-journal", ".draft"]) rmSync(join(to, DATABASE_FILE + end), { force: true });
    for (const file of KEY_FILES.filter((name) => existsSync(join(from, name)) && !existsSync(join(to, name)))) {
      copyPrivately(join(from, file), join(to, file));
    }
    const draft = copyDatabase(join(from, DATABASE_FILE), to);
    makeAnew(draft, platform);
    renameSync(draft, join(to, DATABASE_FILE));
    syncFolder(to);
  } finally {
    unlock();
  }
}

/**
 * Makes of an old state of a database one of now: under a new name, with nobody signed in and no invitation open.
 * No relay may run on it: a running one goes on under the name that it began with.
 */
export function makeAnew(file: string, platform: Pick<Platform, "random">): void {
  const sqlite = new DatabaseSync(file);
  try {
    sqlite.exec("PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
    renameGeneration(sqlite, platform);
    sqlite.exec("DELETE FROM session; DELETE FROM verification; DELETE FROM invitations; COMMIT");
  } finally {
    sqlite.close();
  }
}
