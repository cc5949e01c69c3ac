import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { Fault } from "./broken-relay.ts";
import { runCrash } from "./run-crash.ts";

describe("a relay that is killed with SIGKILL under load", () => {
  it("[HG3] [HG4] [HG9] has everything that it acknowledged, once, in order", async () => {
    const { counts, findings, rounds, kills, acknowledged, network, kinds } = await runCrash({ rounds: 8, seed: 1 });
    expect(findings).toEqual([]);
    expect(counts).toEqual({ lost: 0, duplicated: 0, reordered: 0, broken: 0 });
    expect(rounds).toBe(8);
    expect(kills).toBeGreaterThanOrEqual(8);
    // A run in which nothing happened would prove nothing.
    expect(acknowledged).toBeGreaterThan(100);
    expect(Math.min(network.cut, network.halve, network.blackhole)).toBeGreaterThan(0);
    expect(Math.min(kinds.say ?? 0, kinds["ask-human"] ?? 0, kinds.accept ?? 0, kinds.reply ?? 0)).toBeGreaterThan(0);
    expect(kinds["bot's answer"] ?? 0).toBeGreaterThan(0);
  });
});

describe("the crash harness", () => {
  const program = join(import.meta.dirname, "broken-relay.ts");
  const relayWith = (fault: Fault) => ({ program, env: { HANDRAIL_TEST_FAULT: fault } });

  it("finds the losses of a relay that acknowledges before it stores", async () => {
    const { counts } = await runCrash({ rounds: 2, seed: 1, relay: relayWith("early-ack") });
    expect(counts.lost).toBeGreaterThan(0);
  });

  it("finds the disorder of a relay that takes batches from the back", async () => {
    const { counts } = await runCrash({ rounds: 1, seed: 1, relay: relayWith("reversed") });
    expect(counts.reordered).toBeGreaterThan(0);
  });

  it("finds the duplicates of a relay that forgets ids", async () => {
    const forget = (folder: string): void => {
      const sqlite = new DatabaseSync(join(folder, "handrail.db"));
      sqlite.exec(`CREATE TRIGGER forget AFTER INSERT ON commands BEGIN
        DELETE FROM commands WHERE conversation = new.conversation AND author = new.author AND id = new.id; END`);
      sqlite.close();
    };
    const { counts } = await runCrash({ rounds: 2, seed: 1, spoil: forget });
    expect(counts.duplicated).toBeGreaterThan(0);
  });
});
