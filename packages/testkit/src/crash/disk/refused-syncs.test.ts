import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { brokenRelay } from "../broken-relays.ts";
import { startCrowd } from "../crowd.ts";
import { findStrace } from "../strace.ts";
import { until } from "../until.ts";
import { refuseSyncs } from "./refused-syncs.ts";

const strace = findStrace();
const tool = strace.type === "found" ? strace.path : "";
const title = strace.type === "found" ? "a disk that refuses syncs" : `skipped: no strace: ${strace.why}`;

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "handrail-sync-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe.skipIf(strace.type === "none")(title, () => {
  it("[HG3] brings no acknowledgement and ends the relay; the next one has everything and goes on", async () => {
    const crowd = await startCrowd(tempFolder(), { seed: 1 });
    onTestFinished(() => crowd.close());
    const { ledger, relay } = crowd;
    await until(() => ledger.acknowledged > 50, "any service");

    const letGo = await refuseSyncs(tool, relay.pid);
    expect(await relay.ended).toBe(74);
    expect(relay.output()).toMatch(/"level":60.*the disk refused a sync/);
    expect(ledger.diskRefusals).toBeGreaterThan(0);
    const before = ledger.acknowledged;
    await letGo();
    expect(await crowd.killAndJudge()).toEqual([]);

    await crowd.restart();
    await until(() => ledger.acknowledged > before + 50, "any service after it");
    expect(await crowd.finish()).toEqual([]);
    expect(await crowd.killAndJudge()).toEqual([]);
  });

  it("is seen to be talked over by a relay that does not wait for the disk", async () => {
    const crowd = await startCrowd(tempFolder(), { seed: 1, relay: brokenRelay("relaxed") });
    onTestFinished(() => crowd.close());
    const { ledger } = crowd;
    await until(() => ledger.acknowledged > 50, "any service");
    const letGo = await refuseSyncs(tool, crowd.relay.pid);
    const before = ledger.acknowledged;
    await until(() => ledger.acknowledged > before + 100, "an acknowledgement that is not true");
    await letGo();
  });

  it("keeps a relay from starting on files whose names would not last", () => {
    const folder = tempFolder();
    const program = join(import.meta.dirname, "../../../../relay/src/cli/main.ts");
    const refuse = ["-f", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO", "-P", folder];
    const words = [program, "start", "--api-only", "--data", folder, "--port", "1"];
    const { status, stderr } = spawnSync(tool, [...refuse, process.execPath, ...words], { timeout: 30_000 });
    expect(status).toBe(1);
    expect(String(stderr)).toMatch(/EIO.*\n.*data folder|data folder.*EIO/i);
  });
});
