import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { conversationId, siteId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../store/database.ts";
import { tempFolder } from "../testing/test-relay.ts";
import { createEraseRows } from "./erase-rows.ts";
import { rewrite } from "./scrubber.ts";

const nameOf = (index: number) => createHash("sha256").update(`visitor ${index}`).digest("base64url");
/** Recognizable, and never within another's. */
const wordsOf = (index: number) => `<words of ${index}>`;

describe("the scrubber", () => {
  it("[HG14] leaves no copy in the gaps of pages whose rows were moved, where overwriting deleted rows leaves some", async () => {
    const folder = tempFolder();
    const { sqlite, close } = await openDatabase({ folder });
    const insert = sqlite.prepare(
      "INSERT INTO events (conversation, seq, id, type, at, body) VALUES (?, ?, '', '', 0, ?)",
    );
    // Visitors who write in turns, short and long: pages fill up, split and are shared out.
    let dice = 1;
    const roll = (sides: number): number => {
      dice = (Math.imul(dice, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      return Math.floor((dice / 0x8000_0000) * sides);
    };
    sqlite.exec("BEGIN");
    for (let turn = 0; turn < 4_000; turn += 1) {
      const index = roll(100);
      insert.run(nameOf(index), turn, `${wordsOf(index)} ${"x".repeat(roll(1 + roll(3_000)))} ${wordsOf(index)}`);
    }
    sqlite.exec("COMMIT");
    const erase = createEraseRows(sqlite);
    const erased = Array.from({ length: 60 }, (_, index) => index);
    for (const index of erased) {
      const conversation = conversationId(nameOf(index));
      erase({ conversation, site: siteId("shop"), atMs: 0, requester: "visitor", name: null });
    }
    sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const left = () => {
      const file = readFileSync(join(folder, "handrail.db"));
      return erased.filter((index) => file.includes(wordsOf(index))).length;
    };
    expect(left()).toBeGreaterThan(0);
    rewrite(sqlite);
    expect(left()).toBe(0);
    expect(readFileSync(join(folder, "handrail.db")).includes(wordsOf(99))).toBe(true);
    expect(sqlite.prepare("SELECT count(*) AS n FROM erasures WHERE is_scrubbed = 0").get()).toEqual({ n: 0 });
    close();
  });
});
