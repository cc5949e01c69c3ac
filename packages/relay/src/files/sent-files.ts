// The authority's statements on files: which ones a message may name, and that it does. Everything here happens in its transaction.
import type { DatabaseSync } from "node:sqlite";
import type { ConversationId, FileId, FileRef } from "@handrail/protocol";
import { REF_COLUMNS, refFrom, type Owner } from "./file.ts";

export interface SentFiles {
  /** The files in this order, or `null` when one is not there, not usable, or not the owner's. */
  find(owner: Owner, files: readonly FileId[]): readonly FileRef[] | null;
  /** A message names them: they stay as long as the conversation. */
  keep(conversation: ConversationId, files: readonly FileRef[]): void;
}

/** Prepares the statements on the one connection. */
export function createSentFiles(sqlite: DatabaseSync): SentFiles {
  const find = sqlite.prepare(
    `SELECT ${REF_COLUMNS} FROM files WHERE conversation = ? AND id = ? AND site = ? AND uploader = ? AND type IS NOT NULL`,
  );
  const keep = sqlite.prepare("UPDATE files SET is_sent = 1 WHERE conversation = ? AND id = ?");
  return {
    find({ conversation, site, by }, files) {
      const found = files.flatMap((file) => {
        const row = find.get(conversation, file, site, by);
        return row ? [refFrom(row)] : [];
      });
      return found.length === files.length ? found : null;
    },
    keep(conversation, files) {
      for (const { id } of files) keep.run(conversation, id);
    },
  };
}
