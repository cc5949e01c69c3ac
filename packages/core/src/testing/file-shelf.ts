// The files of a relay in a test's hand: parts put together, each under the secret that it was sent with.
import { wireError, type FileId, type FileRef, type FileUpload } from "@handrail/protocol";

/** A file that is whole. */
export interface WholeFile {
  readonly ref: FileRef;
  readonly secret: string;
  readonly text: string;
}

/** The shelf. */
export class FileShelf {
  readonly whole = new Map<FileId, WholeFile>();
  readonly #parts = new Map<FileId, string>();

  /** Takes a part, if it is the next one, and says how far the file has come. */
  take({ file: id, ...body }: Partial<FileUpload & { readonly secret: string }>, part: string): Response {
    const { name = "", bytes = 0, offset = 0, secret = "" } = body;
    if (id === undefined) return Response.json({ error: wireError("malformed") }, { status: 400 });
    if (body.isTakenBack) {
      this.whole.delete(id);
      this.#parts.delete(id);
      return Response.json({ received: 0, file: null });
    }
    const before = this.#parts.get(id) ?? "";
    const text = before.length === offset ? before + part : before;
    this.#parts.set(id, text);
    const ref: FileRef = { id, name, type: "text/plain", bytes };
    if (text.length === bytes) this.whole.set(id, { ref, secret, text });
    return Response.json({ received: text.length, file: text.length === bytes ? ref : null });
  }

  /** All of these, or `null`. */
  find(ids: readonly FileId[], secret: string): readonly FileRef[] | null {
    const found = ids.flatMap((id) => this.whole.get(id) ?? []).filter((file) => file.secret === secret);
    return found.length === ids.length ? found.map(({ ref }) => ref) : null;
  }
}

/** The text of a request's body, of bytes that are text. */
export function textOf(body: RequestInit["body"]): string | Promise<string> {
  return body instanceof Blob ? body.text() : typeof body === "string" ? body : "";
}
