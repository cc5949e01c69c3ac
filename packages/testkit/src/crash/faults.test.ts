import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { brokenRelay } from "./broken-relays.ts";
import { runCrash } from "./run-crash.ts";

describe("the crash harness", () => {
  it("finds the losses of a relay that acknowledges before it stores", async () => {
    const { counts } = await runCrash({ rounds: 1, seed: 1, patienceMs: 2_000, relay: brokenRelay("early-ack") });
    expect(counts.lost).toBeGreaterThan(0);
  });

  it("finds the disorder of a relay that takes batches from the back", async () => {
    const { counts } = await runCrash({ rounds: 1, seed: 1, patienceMs: 2_000, relay: brokenRelay("reversed") });
    expect(counts.reordered).toBeGreaterThan(0);
  });

  it("finds the duplicates of a relay that forgets ids", async () => {
    const forget = (folder: string): void => {
      const sqlite = new DatabaseSync(join(folder, "handrail.db"));
      sqlite.exec(`CREATE TRIGGER forget AFTER INSERT ON commands BEGIN
        DELETE FROM commands WHERE conversation = new.conversation AND author = new.author AND id = new.id; END`);
      sqlite.close();
    };
    const { counts } = await runCrash({ rounds: 1, seed: 1, patienceMs: 2_000, spoil: forget });
    expect(counts.duplicated).toBeGreaterThan(0);
  });
});
