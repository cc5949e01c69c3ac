// Takes files part by part: what may be stored, when a file is whole, what it is then, and whether the scanner lets it pass.
import { LIMITS, type FileRef, type FileUpload, type FileUploadResponse } from "@handrail/protocol";
import { createRateLimit } from "../accounts/rate-limit.ts";
import type { Refusal } from "../http/answer-error.ts";
import type { Logger } from "../logger.ts";
import type { Clock } from "../platform.ts";
import type { FileKey, Owner } from "./file.ts";
import { cleanName, nameOf } from "./file-name.ts";
import type { Arrival, FileStore, Intake, StoredFile } from "./file-store.ts";
import { kindOf } from "./kind.ts";
import type { Scan } from "./scanner.ts";

/** Who sends a part, and from where. */
export interface Sender extends Owner {
  /** `null` when there is no address to tell by. */
  readonly network: string | null;
}

export interface Uploads {
  /** Stores the part if it is the next one, and finishes the file if it was the last. @throws what the disk threw */
  take(sender: Sender, upload: FileUpload, part: Uint8Array): Promise<FileUploadResponse | Refusal>;
}

export interface UploadsDeps {
  readonly files: FileStore;
  readonly clock: Clock;
  /** `null`: there is no scanner, and what is of an allowed type is usable. */
  readonly scan: Scan | null;
  readonly logger: Pick<Logger, "warn">;
}

export function createUploads(deps: UploadsDeps): Uploads {
  const { files, clock } = deps;
  const networks = createRateLimit(clock);
  // Two last parts of one file are one ending: it is scanned once.
  const endings = new Map<string, Promise<FileRef | Refusal>>();
  const end = (key: FileKey, stored: StoredFile): Promise<FileRef | Refusal> => {
    const name = `${key.conversation}/${key.file}`;
    const running = endings.get(name);
    if (running) return running;
    const ending = finish(deps, key, stored).finally(() => endings.delete(name));
    endings.set(name, ending);
    return ending;
  };

  return {
    async take(sender, upload, part) {
      if (upload.isTakenBack) {
        await files.dropUnsent({ conversation: sender.conversation, file: upload.file }, sender.by);
        return { received: 0, file: null };
      }
      const refusal = misfit(upload, part);
      if (refusal) return refusal;
      if (part.byteLength > 0 && sender.network !== null) {
        const rule = { window: 60 * 60, max: LIMITS.fileChunksPerHourMax };
        if (!(await networks.consume(sender.network, rule)).allowed) return { code: "too-many-files" };
      }
      const key: FileKey = { conversation: sender.conversation, file: upload.file };
      const stored = await files.take(key, (arrival) =>
        intakeOf(arrival, sender, { upload, part, nowMs: clock.now() }),
      );
      if ("code" in stored) return stored;
      const { received, ref } = stored;
      if (ref || received < stored.bytes) return { received, file: ref };
      const file = await end(key, stored);
      return "code" in file ? file : { received, file };
    },
  };
}

function misfit({ bytes, offset }: FileUpload, part: Uint8Array): Refusal | null {
  if (bytes === 0 || bytes > LIMITS.fileBytesMax) {
    return { code: "file-too-large", details: { bytesMax: String(LIMITS.fileBytesMax) } };
  }
  if (part.byteLength > LIMITS.fileChunkBytesMax) return { code: "body-too-large" };
  return offset + part.byteLength > bytes ? { code: "malformed", details: { path: "offset" } } : null;
}

function intakeOf(
  { conversation, known, share }: Arrival,
  sender: Sender,
  { upload, part, nowMs }: { readonly upload: FileUpload; readonly part: Uint8Array; readonly nowMs: number },
): Intake | Refusal {
  if (conversation && conversation.site !== sender.site) return { code: "unknown-conversation" };
  if (conversation?.isErased) return { code: "erased" };
  if (known && (known.by !== sender.by || known.bytes !== upload.bytes)) return { code: "id-conflict" };
  if (!known) {
    const isOver =
      share.unsent >= LIMITS.unsentFilesMax || share.bytes + upload.bytes > LIMITS.conversationFileBytesMax;
    if (isOver) return { code: "too-many-files" };
  }
  const received = known?.received ?? 0;
  const isNext = upload.offset === received && part.byteLength > 0;
  return {
    begins: known ? null : { ...sender, name: cleanName(upload.name), bytes: upload.bytes, atMs: nowMs },
    part: isNext ? { offset: received, bytes: part } : null,
  };
}

async function finish(deps: UploadsDeps, key: FileKey, stored: StoredFile): Promise<FileRef | Refusal> {
  const { files, scan, logger } = deps;
  const bytes = await whole(files, key, stored.bytes);
  if (!bytes) return { code: "erased" };
  const kind = await kindOf(bytes);
  if (!kind) {
    await files.drop(key);
    return { code: "file-type-refused" };
  }
  const finding = scan ? await scan(bytes) : "clean";
  if (finding === "refused") {
    await files.drop(key);
    return { code: "file-refused" };
  }
  if (finding === "unknown") {
    logger.warn("the virus scanner did not answer; the file waits for its sender's next try");
    return { code: "scan-pending" };
  }
  const { type, size } = kind;
  const ref: FileRef = { id: key.file, name: nameOf(stored.name, type), type, bytes: stored.bytes, ...size };
  return (await files.settle(key, { atMs: stored.atMs, ref })) ? ref : { code: "erased" };
}

async function whole(files: FileStore, key: FileKey, length: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const all = new Uint8Array(length);
  for (let offset = 0; offset < length;) {
    const part = await files.part(key, offset);
    if (!part) return null;
    all.set(part, offset);
    offset += part.byteLength;
  }
  return all;
}
