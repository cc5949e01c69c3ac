// Fetches peers from npm into a folder outside the workspace, for as long as a benchmark runs.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const INSTALL_MS_MAX = 300_000;
const run = promisify(execFile);

/** A folder that holds the peers. */
export interface Peers {
  readonly folder: string;
  remove(): void;
}

/**
 * Installs packages with all that they depend on.
 *
 * @param packages Each as `name@version`.
 * @throws Error when npm cannot be reached or refuses one
 */
export function installPeers(...packages: readonly string[]): Promise<Peers> {
  return inNewFolder(async (folder) => {
    writeFileSync(join(folder, "package.json"), '{ "private": true }');
    const words = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", ...packages];
    await run("npm", words, { cwd: folder, timeout: INSTALL_MS_MAX });
  });
}

/**
 * Unpacks one package as it was published, without what it depends on: for one that cannot be installed and brings its own bundle.
 *
 * @param name As `name@version`; its files are at the top of the folder.
 * @throws Error when npm cannot be reached or has no such package
 */
export function unpackPeer(name: string): Promise<Peers> {
  return inNewFolder(async (folder) => {
    const packed = join(folder, ".packed");
    mkdirSync(packed);
    const { stdout } = await run("npm", ["pack", "--silent", name], { cwd: packed, timeout: INSTALL_MS_MAX });
    await run("tar", ["-xzf", join(packed, stdout.trim()), "-C", folder, "--strip-components=1"]);
  });
}

async function inNewFolder(fill: (folder: string) => Promise<void>): Promise<Peers> {
  const folder = mkdtempSync(join(tmpdir(), "handrail-peers-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await fill(folder);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}
