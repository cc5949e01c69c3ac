// What a stored file is, and whose. Knows nothing of its bytes.
import { fileId, type Author, type ConversationId, type FileId, type FileRef, type SiteId } from "@handrail/protocol";
import { integer, integerOrNull, text, type Row } from "../store/row.ts";

/** Who uploads or sends: nobody sends what somebody else has uploaded. */
export interface Owner {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  readonly by: string;
}

/** Names a file for good. */
export interface FileKey {
  readonly conversation: ConversationId;
  readonly file: FileId;
}

/** The name under which somebody's uploads are kept. */
export function uploaderOf(author: Author): string {
  return author.type === "agent" ? `agent.${author.id}` : author.type;
}

/** The columns that {@link refFrom} reads. */
export const REF_COLUMNS = "id, name, type, bytes, width, height";

/** A usable file, as messages name it. */
export function refFrom(row: Row): FileRef {
  const width = integerOrNull(row, "width");
  const height = integerOrNull(row, "height");
  return {
    id: fileId(text(row, "id")),
    name: text(row, "name"),
    type: text(row, "type"),
    bytes: integer(row, "bytes"),
    ...(width !== null && height !== null && { width, height }),
  };
}
