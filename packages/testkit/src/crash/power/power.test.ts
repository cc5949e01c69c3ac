import { describe, expect, it } from "vitest";
import { findStrace } from "../strace.ts";
import { record } from "./record.ts";
import { replay } from "./replay.ts";

const strace = findStrace();
const tool = strace.type === "found" ? strace.path : "";
const title = strace.type === "found" ? "a power cut" : `skipped: no strace: ${strace.why}`;

describe.skipIf(strace.type === "none")(title, () => {
  it("[HG3] takes nothing that was acknowledged, wherever it comes", async () => {
    const recording = await record({ strace: tool, seed: 1, commands: 1_200, synchronous: "FULL" });
    const result = await replay(recording, { cuts: 40, seed: 1 });
    expect(result).toMatchObject({ cuts: 40, losing: 0, findings: [] });
    // Checkpoints are in the record too, by either thread: they write the log back into the database's own file.
    expect(Math.min(result.acknowledged, result.syncs, result.databaseWrites)).toBeGreaterThan(0);
    expect(result.threads).toBe(2);
  });

  it("[HG3] takes nothing either where syncs are refused, jobs are claimed, and somebody reads a moment long past", async () => {
    const options = { strace: tool, seed: 1, commands: 600, synchronous: "FULL", refusedSyncEvery: 25 } as const;
    const recording = await record({ ...options, readerHolds: 60, bot: "down" });
    const result = await replay(recording, { cuts: 30, seed: 1 });
    expect(result).toMatchObject({ cuts: 30, losing: 0, findings: [] });
    expect(Math.min(result.refusedSyncs, result.starts)).toBeGreaterThan(0);
  });

  it("is seen to lose from a store that does not wait for the disk: synchronous=NORMAL", async () => {
    const recording = await record({ strace: tool, seed: 1, commands: 600, synchronous: "NORMAL" });
    const result = await replay(recording, { cuts: 20, seed: 1 });
    expect(result.losing).toBeGreaterThan(0);
    expect(result.findings.map(({ wrong }) => wrong)).toContain("lost");
  });
});
