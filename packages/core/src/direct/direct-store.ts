// Keeps the logs of conversations whose authority is this browser, each change as one step whatever other tabs do. Knows nothing of what they say.
import type { ConversationSecret } from "@handrail/protocol";
import type { DirectLog } from "./direct-log.ts";

/** The conversations of one site in this browser. */
export interface DirectStore {
  read(secret: ConversationSecret): Promise<DirectLog | null>;
  /** Reads, changes, writes; resolves once it is on the disk, with what `change` answered. Rejects when the disk refuses. */
  change<Result extends { readonly log: DirectLog | null }>(
    secret: ConversationSecret,
    change: (log: DirectLog | null) => Result,
  ): Promise<Result>;
  /** Called when another tab has changed something. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}

/** In memory only: for tests, and where nothing may be kept. Shared by the tabs that share it. */
export function memoryStore(): DirectStore {
  const logs = new Map<ConversationSecret, DirectLog>();
  const listeners = new Set<() => void>();
  return {
    read: async (secret) => logs.get(secret) ?? null,
    async change(secret, change) {
      const changed = change(logs.get(secret) ?? null);
      if (changed.log) logs.set(secret, changed.log);
      for (const listener of listeners) listener();
      return changed;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
