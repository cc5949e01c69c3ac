// Sends parts of files under the conversation's secret, also before anything is said: choosing a file is then the first thing that the
// visitor does (HG13), and the disk decides the secret, as it does for a command.
import type { ConversationSecret, FileUpload, FileUploadResponse, SiteId } from "@handrail/protocol";
import type { Answer, Wire } from "./backend.ts";
import { keepSecret } from "./domain/kept.ts";
import type { State } from "./domain/state.ts";
import type { Platform } from "./platform.ts";

/** What a chat lends to its uploads. */
export interface Uploading {
  readonly platform: Pick<Platform, "clock" | "random" | "network" | "storage">;
  readonly site: SiteId;
  readonly wire: Pick<Wire, "upload">;
  readonly state: () => Pick<State, "secret" | "secretIs">;
  /** The secret for what comes next, as far as this page knows. */
  readonly offer: () => ConversationSecret;
}

/** Sends one part. Never rejects. */
export type SendPart = (file: FileUpload, part: Blob, signal: AbortSignal) => Promise<Answer<FileUploadResponse>>;

/** Sends parts of a chat's files. */
export function partSender({ platform, site, wire, state, offer }: Uploading): SendPart {
  return async (file, part, signal) => {
    const mine = offer();
    const { secret, secretIs } = state();
    const isSettled = secret !== null && secretIs !== "fresh";
    const kept = isSettled
      ? null
      : await platform.storage.update(site, (now) => keepSecret(now, mine)).catch(() => null);
    return wire.upload({ site, secret: kept?.secret ?? mine, ...file }, part, signal);
  };
}
