// A disk that can be full: a small file system of its own where that may be mounted, else a limit on the size of the
// relay's files.
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { STORE_FILES } from "../stored.ts";

/** A folder whose disk can be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** From now on nothing more fits. `pid`: the process that writes there. */
  fill(pid: number): void;
  /** There is room again. `null`: that process has ended. */
  free(pid: number | null): void;
  close(): void;
}

/** Room for the relay's files and its log's. */
const SIZE_BYTES = 16 * 1024 * 1024;

/** Mounts a small file system; `null` where that is not allowed. */
export function mountSmallDisk(): SmallDisk | null {
  const mount = mkdtempSync(join(tmpdir(), "handrail-disk-"));
  const options = `size=${SIZE_BYTES},mode=700`;
  if (spawnSync("mount", ["-t", "tmpfs", "-o", options, "handrail-test", mount]).status !== 0) {
    rmSync(mount, { recursive: true });
    return null;
  }
  const ballast = join(mount, "ballast");
  return {
    folder: join(mount, "data"),
    fill: () => writeUntilFull(ballast),
    free: () => rmSync(ballast, { force: true }),
    close() {
      spawnSync("umount", ["--lazy", mount]);
      rmSync(mount, { recursive: true, force: true });
    },
  };
}

/** A folder in which the process's files can be kept from growing; `null` where there is no `prlimit`. */
export function limitedDisk(): SmallDisk | null {
  if (spawnSync("prlimit", ["--version"]).status !== 0) return null;
  const base = mkdtempSync(join(tmpdir(), "handrail-disk-"));
  const folder = join(base, "data");
  const limit = (pid: number, soft: string): void => {
    const { status, stderr } = spawnSync("prlimit", ["--pid", String(pid), `--fsize=${soft}:`]);
    if (status !== 0) throw new Error(`prlimit: ${String(stderr)}`);
  };
  return {
    folder,
    // A file that has its size already can be written to, as on a full disk; none can grow.
    fill: (pid) => limit(pid, String(statSync(join(folder, STORE_FILES[1])).size)),
    free(pid) {
      if (pid !== null) limit(pid, "unlimited"); // else the limit went with the process
    },
    close: () => rmSync(base, { recursive: true, force: true }),
  };
}

function writeUntilFull(path: string): void {
  const handle = openSync(path, "a");
  try {
    for (const size of [64 * 1024, 1]) {
      const piece = Buffer.alloc(size);
      while (wasWritten(handle, piece));
    }
  } finally {
    closeSync(handle);
  }
}

function wasWritten(handle: number, piece: Buffer): boolean {
  try {
    return writeSync(handle, piece) > 0;
  } catch {
    return false; // no room
  }
}
