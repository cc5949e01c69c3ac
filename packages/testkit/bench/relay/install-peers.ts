// Fetches the peers from npm into a folder outside the workspace, for as long as the benchmark runs.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const PEERS = ["ws@8.23.0", "socket.io@4.8.4", "socket.io-client@4.8.4"] as const;
const INSTALL_MS_MAX = 120_000;

/** A folder that holds the peers. */
export interface Peers {
  readonly folder: string;
  remove(): void;
}

/** @throws Error when npm cannot be reached */
export async function installPeers(): Promise<Peers> {
  const folder = mkdtempSync(join(tmpdir(), "handrail-peers-"));
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  const words = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", ...PEERS];
  await promisify(execFile)("npm", words, { cwd: folder, timeout: INSTALL_MS_MAX });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
