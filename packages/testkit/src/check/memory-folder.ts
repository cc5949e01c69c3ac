// Where tests that pull no plug keep their files: in memory, so that a commit waits for no disk.
import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const SHARED_MEMORY = "/dev/shm";
/** A relay's tests leave files of some 100 MB behind them until they end. */
const ENOUGH_BYTES = 2 ** 30;

/** A folder that is kept in memory, where there is one with a gigabyte free; otherwise the usual one for temporary files. */
export function memoryFolder(): string {
  // A stage's own, which goes with the stage.
  if (tmpdir().startsWith(SHARED_MEMORY)) return tmpdir();
  try {
    accessSync(SHARED_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? SHARED_MEMORY : tmpdir();
  } catch {
    return tmpdir(); // not every system has it
  }
}
