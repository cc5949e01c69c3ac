// Deletes files that were uploaded and never sent, once their time is up.
import { LIMITS } from "@handrail/protocol";
import type { Clock } from "../platform.ts";
import type { FileStore } from "./file-store.ts";

const EVERY_MS = 60 * 60 * 1000;

export interface SweeperDeps {
  readonly files: Pick<FileStore, "sweep">;
  readonly clock: Clock;
  onFault(error: unknown): void;
}

/** Sweeps at once and then every hour. Returns the way to stop it. */
export function startSweeper({ files, clock, onFault }: SweeperDeps): () => void {
  let isStopped = false;
  const sweep = async (): Promise<void> => {
    try {
      await files.sweep(clock.now() - LIMITS.unsentFileMs);
    } catch (error) {
      onFault(error);
    }
    if (!isStopped) timer = clock.setTimeout(() => void sweep(), EVERY_MS);
  };
  let timer = clock.setTimeout(() => void sweep(), 0);
  return () => {
    isStopped = true;
    clock.clearTimeout(timer);
  };
}
