// Sends parts of files under the conversation's secret, also before anything is said: choosing a file is then the first thing that the
// visitor does (HG13), and the disk decides the secret, as it does for a command.
import type { FileUpload, FileUploadRequest, FileUploadResponse } from "@handrail/protocol";
import type { Answer } from "./backend.ts";
import { isFileUploadResponse } from "./domain/answer-shape.ts";
import { keepSecret } from "./domain/kept.ts";
import type { Lent } from "./lent.ts";

/** Sends one part. Never rejects. */
export type SendPart = (file: FileUpload, part: Blob, signal: AbortSignal) => Promise<Answer<FileUploadResponse>>;

/** Sends parts of a chat's files. */
export function partSender({ platform, site, wire, state, offer }: Lent): SendPart {
  return async (file, part, signal) => {
    const mine = offer();
    const { secret, secretIs } = state();
    const isSettled = secret !== null && secretIs !== "fresh";
    const kept = isSettled
      ? null
      : await platform.storage.update(site, (now) => keepSecret(now, mine)).catch(() => null);
    const line: FileUploadRequest = { site, secret: kept?.secret ?? mine, ...file };
    const body = new Blob([JSON.stringify(line), "\n", part]);
    return wire.ask("/v1/files", body, { isAnswer: isFileUploadResponse, signal });
  };
}
