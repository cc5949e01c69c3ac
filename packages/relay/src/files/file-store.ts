// Keeps files in the database, part by part: a back-up, an erasure and a second node take them along with everything else.
// Whether a part may be stored is for `uploads.ts` to say.
import type { DatabaseSync } from "node:sqlite";
import type { FileRef } from "@handrail/protocol";
import { bytes, integer, text } from "../store/row.ts";
import { transaction } from "../store/transaction.ts";
import { REF_COLUMNS, refFrom, type FileKey, type Owner } from "./file.ts";

/** A file on its way, or there. */
export interface StoredFile {
  readonly by: string;
  readonly name: string;
  readonly bytes: number;
  readonly received: number;
  /** When its first part came. */
  readonly atMs: number;
  /** Once it is usable. */
  readonly ref: FileRef | null;
}

/** What a conversation has stored, or has begun to. */
export interface Share {
  readonly unsent: number;
  readonly bytes: number;
}

export interface FileStore {
  /** @throws what `work` or the disk threw: nothing of it is stored then */
  transaction<Value>(work: () => Value): Value;
  find(key: FileKey): StoredFile | null;
  shareOf(conversation: FileKey["conversation"]): Share;
  begin(key: FileKey, file: Owner & Pick<StoredFile, "name" | "bytes" | "atMs">): void;
  append(key: FileKey, offset: number, part: Uint8Array): void;
  /** The part that begins there; `null` when there is none any more. */
  part(key: FileKey, offset: number): Uint8Array | null;
  /** It is usable from now on. `false`: it is gone, or another has taken its place since. */
  settle(key: FileKey, file: Pick<StoredFile, "atMs"> & { readonly ref: FileRef }): boolean;
  drop(key: FileKey): void;
  /** Deletes this sender's file, unless it is in a message. */
  dropUnsent(key: FileKey, by: string): void;
  /** Deletes what was begun before then and is in no message. */
  sweep(beforeMs: number): void;
}

/** Prepares the statements on the one connection. */
export function createFileStore(sqlite: DatabaseSync): FileStore {
  const find = sqlite.prepare(
    `SELECT ${REF_COLUMNS}, uploader, received, at, type IS NOT NULL AS usable FROM files WHERE conversation = ? AND id = ?`,
  );
  const share = sqlite.prepare(
    "SELECT coalesce(sum(is_sent = 0), 0) AS unsent, coalesce(sum(bytes), 0) AS bytes FROM files WHERE conversation = ?",
  );
  const begin = sqlite.prepare(
    "INSERT INTO files (conversation, id, site, uploader, name, bytes, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const append = sqlite.prepare("INSERT INTO file_chunks (conversation, file, offset, bytes) VALUES (?, ?, ?, ?)");
  const advance = sqlite.prepare("UPDATE files SET received = received + ? WHERE conversation = ? AND id = ?");
  const part = sqlite.prepare("SELECT bytes FROM file_chunks WHERE conversation = ? AND file = ? AND offset = ?");
  const settle = sqlite.prepare(
    `UPDATE files SET name = ?, type = ?, width = ?, height = ?
     WHERE conversation = ? AND id = ? AND at = ? AND received = bytes AND type IS NULL`,
  );
  const dropParts = sqlite.prepare("DELETE FROM file_chunks WHERE conversation = ? AND file = ?");
  const drop = sqlite.prepare("DELETE FROM files WHERE conversation = ? AND id = ?");
  const dropUnsentParts = sqlite.prepare(
    `DELETE FROM file_chunks WHERE (conversation, file) IN (
       SELECT conversation, id FROM files WHERE conversation = ? AND id = ? AND uploader = ? AND is_sent = 0)`,
  );
  const dropUnsent = sqlite.prepare(
    "DELETE FROM files WHERE conversation = ? AND id = ? AND uploader = ? AND is_sent = 0",
  );
  const sweepParts = sqlite.prepare(
    `DELETE FROM file_chunks WHERE (conversation, file) IN (SELECT conversation, id FROM files WHERE is_sent = 0 AND at < ?)`,
  );
  const sweep = sqlite.prepare("DELETE FROM files WHERE is_sent = 0 AND at < ?");
  return {
    transaction: (work) => transaction(sqlite, work),
    find({ conversation, file }) {
      const row = find.get(conversation, file);
      if (!row) return null;
      return {
        by: text(row, "uploader"),
        name: text(row, "name"),
        bytes: integer(row, "bytes"),
        received: integer(row, "received"),
        atMs: integer(row, "at"),
        ref: integer(row, "usable") === 1 ? refFrom(row) : null,
      };
    },
    shareOf(conversation) {
      const row = share.get(conversation);
      return row ? { unsent: integer(row, "unsent"), bytes: integer(row, "bytes") } : { unsent: 0, bytes: 0 };
    },
    begin({ conversation, file }, { site, by, name, bytes: size, atMs }) {
      begin.run(conversation, file, site, by, name, size, atMs);
    },
    append({ conversation, file }, offset, content) {
      append.run(conversation, file, offset, content);
      advance.run(content.byteLength, conversation, file);
    },
    part({ conversation, file }, offset) {
      const row = part.get(conversation, file, offset);
      return row ? bytes(row, "bytes") : null;
    },
    settle({ conversation, file }, { atMs, ref }) {
      const { name, type, width = null, height = null } = ref;
      return settle.run(name, type, width, height, conversation, file, atMs).changes === 1;
    },
    drop: ({ conversation, file }) =>
      transaction(sqlite, () => {
        dropParts.run(conversation, file);
        drop.run(conversation, file);
      }),
    dropUnsent: ({ conversation, file }, by) =>
      transaction(sqlite, () => {
        dropUnsentParts.run(conversation, file, by);
        dropUnsent.run(conversation, file, by);
      }),
    sweep: (beforeMs) =>
      transaction(sqlite, () => {
        sweepParts.run(beforeMs);
        sweep.run(beforeMs);
      }),
  };
}
