// Makes a relay's database as large as years would: conversations that the relay itself wrote, over again under other ids. Nothing is
// measured while it is filled.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

/** What of a conversation is written over again, and the column that its id stands in. The chain of receipts is the site's, and one. */
const TABLES = [
  ["conversations", "id"],
  ["events", "conversation"],
  ["internal_events", "conversation"],
  ["commands", "conversation"],
  ["requests", "conversation"],
] as const;

/** The secret of the conversation of this number. */
export function filledSecret(number: number): string {
  return createHash("sha256").update(`filled ${number}`).digest("base64url");
}

/** Writes what is in the folder over again until there are so many conversations more; no relay may run on it. */
export function fill(folder: string, count: number): void {
  const sqlite = new DatabaseSync(join(folder, "handrail.db"));
  // Whoever is killed meanwhile begins anew, so no sync is waited for; a gigabyte of cache, so that no page is read twice.
  sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; BEGIN");
  const models = sqlite
    .prepare("SELECT id FROM conversations ORDER BY id")
    .all()
    .map(({ id }) => String(id));
  // In the order of the tables' keys: each page is written once.
  const ids = Array.from({ length: count }, (_, number) =>
    createHash("sha256").update(filledSecret(number)).digest("base64url"),
  ).toSorted();
  for (const [table, column] of TABLES) {
    const rowsOf = new Map(
      models.map((model) => [model, sqlite.prepare(`SELECT * FROM ${table} WHERE ${column} = ?`).all(model)]),
    );
    const names = Object.keys([...rowsOf.values()].flat()[0] ?? {});
    if (names.length === 0) continue;
    const insert = sqlite.prepare(
      `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map(() => "?").join()})`,
    );
    for (const [place, id] of ids.entries()) {
      const model = models[place % models.length] ?? "";
      for (const row of rowsOf.get(model) ?? []) insert.run(...names.map((name) => over(row[name], model, id)));
    }
  }
  sqlite.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  sqlite.close();
}

function over(value: SQLInputValue | undefined, model: string, id: string): SQLInputValue {
  return typeof value === "string" ? value.replaceAll(model, id) : (value ?? null);
}
