// Makes a back-up of a data folder while a relay may run on it: the database as of one moment, and the keys beside it.
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { syncFolder } from "../store/sync-folder.ts";
import { BackUpError } from "./back-up-error.ts";

/** The database's file, in a data folder and in a back-up of one. */
export const DATABASE_FILE = "handrail.db";
/** What is kept beside the database when it is not in the environment. */
export const KEY_FILES: readonly string[] = ["secret", "receipt-key.json"];

/**
 * Copies a data folder into a new one, which is a back-up from the moment that {@link DATABASE_FILE} is in it.
 *
 * @returns the key files that were copied; one that is missing is in the relay's environment
 * @throws BackUpError when `to` has anything in it, or when the copy is not sound
 */
export function backUp({ from, to }: { readonly from: string; readonly to: string }): readonly string[] {
  if (existsSync(to) && readdirSync(to).length > 0) {
    throw new BackUpError(`There is something in ${to} already.`, "Name a new folder for each back-up.");
  }
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const keys = KEY_FILES.filter((file) => existsSync(join(from, file)));
  for (const file of keys) copyPrivately(join(from, file), join(to, file));
  const draft = copyDatabase(join(from, DATABASE_FILE), to);
  renameSync(draft, join(to, DATABASE_FILE));
  syncFolder(to);
  return keys;
}

/**
 * Copies a database, as of one moment, into a draft that is on the disk, and makes sure that it is sound.
 *
 * @returns the draft's path
 * @throws BackUpError when it is damaged
 */
export function copyDatabase(from: string, folder: string): string {
  const draft = join(folder, `${DATABASE_FILE}.draft`);
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    source.exec("PRAGMA busy_timeout = 5000");
    source.prepare("VACUUM INTO ?").run(draft);
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(draft);
  try {
    const found = copy.prepare("PRAGMA integrity_check").get();
    if (found?.["integrity_check"] !== "ok") {
      throw new BackUpError(`The database ${from} is damaged.`, "Take an earlier back-up.");
    }
  } finally {
    copy.close();
  }
  chmodSync(draft, 0o600);
  syncFile(draft);
  return draft;
}

/** Copies a file for its owner alone, and waits for the disk. */
export function copyPrivately(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  syncFile(to);
}

function syncFile(file: string): void {
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
