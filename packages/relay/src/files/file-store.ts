// Keeps files in the database, part by part: a back-up, an erasure and a second node take them along with everything else.
// Whether a part may be stored is for `uploads.ts` to say.
import { conversationId, fileId, type FileRef } from "@handrail/protocol";
import type { Selectable } from "kysely";
import type { Tables } from "../store/all-tables.ts";
import { changesOf, rowOf, rowsOf, type Beside, type Work } from "../store/beside.ts";
import { stateFrom } from "../store/read-log.ts";
import { refFrom, type FileKey, type Owner } from "./file.ts";

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

/** What is known when a part comes. */
export interface Arrival {
  /** `null` before its first message. */
  readonly conversation: { readonly site: string; readonly isErased: boolean } | null;
  readonly known: StoredFile | null;
  readonly share: Share;
}

/** What is to be written of a part. */
export interface Intake {
  /** The file begins with it. */
  readonly begins: (Owner & Pick<StoredFile, "name" | "bytes" | "atMs">) | null;
  readonly part: { readonly offset: number; readonly bytes: Uint8Array } | null;
}

export interface FileStore {
  find(key: FileKey): Promise<StoredFile | null>;
  /**
   * Writes what `decide` wants, in one transaction with what it is told: no erasure comes in between. It may be asked more than once.
   *
   * @returns the file as it is then, or what `decide` refused with
   * @throws what the database threw: nothing is stored then
   */
  take<Refusal extends { readonly code: string }>(
    key: FileKey,
    decide: (arrival: Arrival) => Intake | Refusal,
  ): Promise<StoredFile | Refusal>;
  /** The part that begins there; `null` when there is none any more. */
  part(key: FileKey, offset: number): Promise<Uint8Array | null>;
  /** It is usable from now on. `false`: it is gone, or another has taken its place since. */
  settle(key: FileKey, file: Pick<StoredFile, "atMs"> & { readonly ref: FileRef }): Promise<boolean>;
  drop(key: FileKey): Promise<void>;
  /** Deletes this sender's file, unless it is in a message. */
  dropUnsent(key: FileKey, by: string): Promise<void>;
  /** Deletes what was begun before then and is in no message. */
  sweep(beforeMs: number): Promise<void>;
}

export function createFileStore(beside: Beside): FileStore {
  const { db } = beside;
  const one = ({ conversation, file }: FileKey) =>
    db.selectFrom("files").selectAll().where("conversation", "=", conversation).where("id", "=", file);
  const part = ({ conversation, file }: FileKey, offset: number) =>
    db
      .selectFrom("file_chunks")
      .select("bytes")
      .where("conversation", "=", conversation)
      .where("file", "=", file)
      .where("offset", "=", offset);

  function* drop({ conversation, file }: FileKey): Work<void> {
    yield* changesOf(db.deleteFrom("file_chunks").where("conversation", "=", conversation).where("file", "=", file));
    yield* changesOf(db.deleteFrom("files").where("conversation", "=", conversation).where("id", "=", file));
  }
  function* arrivalOf(key: FileKey): Work<Arrival> {
    const { conversation } = key;
    // Locked, as an erasure locks it.
    const row = yield* rowOf(
      beside.locked(db.selectFrom("conversations").select(["site", "state"]).where("id", "=", conversation)),
    );
    const files = yield* rowsOf(
      db.selectFrom("files").select(["bytes", "is_sent"]).where("conversation", "=", conversation),
    );
    const known = yield* rowOf(beside.locked(one(key)));
    return {
      conversation: row && { site: row.site, isErased: stateFrom(row.state).erased !== undefined },
      known: known && storedFrom(known),
      share: {
        unsent: files.filter(({ is_sent: isSent }) => isSent === 0).length,
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      },
    };
  }
  function* write({ conversation, file }: FileKey, { begins, part: next }: Intake): Work<void> {
    if (begins) {
      const { site, by, name, bytes, atMs } = begins;
      yield* changesOf(
        db.insertInto("files").values({ conversation, id: file, site, uploader: by, name, bytes, at: atMs }),
      );
    }
    if (!next) return;
    yield* changesOf(db.insertInto("file_chunks").values({ conversation, file, ...next }));
    yield* changesOf(
      db
        .updateTable("files")
        .set((row) => ({ received: row("received", "+", next.bytes.byteLength) }))
        .where("conversation", "=", conversation)
        .where("id", "=", file),
    );
  }
  function* dropUnsent(key: FileKey, by: string): Work<void> {
    const row = yield* rowOf(beside.locked(one(key)));
    if (row?.uploader === by && row.is_sent === 0) yield* drop(key);
  }
  function* sweep(beforeMs: number): Work<void> {
    const old = yield* rowsOf(
      beside.locked(
        db.selectFrom("files").select(["conversation", "id"]).where("is_sent", "=", 0).where("at", "<", beforeMs),
      ),
    );
    for (const { conversation, id } of old)
      yield* drop({ conversation: conversationId(conversation), file: fileId(id) });
  }

  return {
    async find(key) {
      const row = await one(key).executeTakeFirst();
      return row ? storedFrom(row) : null;
    },
    take: (key, decide) =>
      beside.transact(function* () {
        const decided = decide(yield* arrivalOf(key));
        if ("code" in decided) return decided;
        yield* write(key, decided);
        const row = yield* rowOf(one(key));
        if (!row) throw new Error("a file that was just stored is not there");
        return storedFrom(row);
      }),
    part: async (key, offset) => (await part(key, offset).executeTakeFirst())?.bytes ?? null,
    async settle({ conversation, file }, { atMs, ref }) {
      const { name, type, width = null, height = null } = ref;
      const { numUpdatedRows } = await db
        .updateTable("files")
        .set({ name, type, width, height })
        .where("conversation", "=", conversation)
        .where("id", "=", file)
        .where("at", "=", atMs)
        .whereRef("received", "=", "bytes")
        .where("type", "is", null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    drop: (key) => beside.transact(() => drop(key)),
    dropUnsent: (key, by) => beside.transact(() => dropUnsent(key, by)),
    sweep: (beforeMs) => beside.transact(() => sweep(beforeMs)),
  };
}

function storedFrom(row: Selectable<Tables["files"]>): StoredFile {
  const { uploader: by, name, bytes, received, at: atMs, type } = row;
  return { by, name, bytes, received, atMs, ref: type === null ? null : refFrom({ ...row }) };
}
