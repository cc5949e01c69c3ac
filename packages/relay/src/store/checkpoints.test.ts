import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { openCheckpoints } from "./checkpoints.ts";
import { openDatabase } from "./database.ts";

const PAGES = 200;

/** A database that commits so many pages, a row of a page each, and says how many of its log's pages are in the tables. */
async function world() {
  const folder = mkdtempSync(join(tmpdir(), "handrail-checkpoints-"));
  const { sqlite, close } = await openDatabase({ folder });
  const faults: unknown[] = [];
  const checkpoints = openCheckpoints(sqlite, (error) => faults.push(error));
  onTestFinished(async () => {
    await checkpoints.stop();
    close();
    rmSync(folder, { recursive: true });
    expect(faults).toEqual([]);
  });
  sqlite.exec(`PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = ${PAGES}; CREATE TABLE rows (text TEXT)`);
  const insert = sqlite.prepare("INSERT INTO rows VALUES (?)");
  const look = sqlite.prepare("PRAGMA wal_checkpoint(NOOP)");
  const lengths = () => {
    const { log, checkpointed } = look.get() ?? {};
    return { log: Number(log), checkpointed: Number(checkpointed) };
  };
  const commitUntil = (pages: number): void => {
    while (lengths().log < pages) {
      insert.run("x".repeat(4_000));
      checkpoints.committed();
    }
  };
  return { commitUntil, lengths };
}

it("has a long log put into the tables before a commit must do it", async () => {
  const { commitUntil, lengths } = await world();
  commitUntil(PAGES * 0.9);
  await vi.waitFor(() => expect(lengths().checkpointed).toBeGreaterThan(0), { timeout: 20_000 });
});
