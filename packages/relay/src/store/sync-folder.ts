// Makes the names of a folder's files outlast a power cut. SQLite syncs the folder too, but takes no notice when the disk refuses:
// the log would then be synced into a file that nobody can find again.
import { closeSync, fsyncSync, openSync } from "node:fs";

/** @throws when the disk refuses */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return; // a folder cannot be opened there, and names are journalled
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } catch (error) {
    // Some network file systems have no such thing as a folder's sync; that is no refusal.
    if (error instanceof Error && "code" in error && error.code === "EIO") throw error;
  } finally {
    closeSync(handle);
  }
}
