// Names this database. A reader that meets another name has met a new store, and knows that its `seq` means nothing there.
import type { DatabaseSync } from "node:sqlite";
import { randomName, type Platform } from "../platform.ts";
import { text } from "./row.ts";

/** The database's name, chosen when it was made. */
export function generationOf(sqlite: DatabaseSync, platform: Pick<Platform, "random">): string {
  sqlite.prepare("INSERT OR IGNORE INTO meta (key, value) VALUES ('generation', ?)").run(randomName(platform));
  const row = sqlite.prepare("SELECT value FROM meta WHERE key = 'generation'").get();
  if (!row) throw new Error("the database lost its generation");
  return text(row, "value");
}

/** Gives the database a new name: what readers knew of it holds no more, and they read from the start. */
export function renameGeneration(sqlite: DatabaseSync, platform: Pick<Platform, "random">): void {
  sqlite.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('generation', ?)").run(randomName(platform));
}
