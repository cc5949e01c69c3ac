// What core asks of an authority, over whatever way it is reached. It says what came back, and never tries again by itself.
import type {
  AppointmentsRequest,
  AppointmentsResponse,
  CommandsRequest,
  CommandsResponse,
  EventsRequest,
  EventsResponse,
  FileUploadRequest,
  FileUploadResponse,
  Frame,
  SiteFacts,
  SiteId,
  WireError,
} from "@handrail/protocol";
import type { Platform } from "./platform.ts";

/**
 * An answer from the authority. `unknown`: anything that is not a well-formed answer (no network, a captive portal's page, another
 * server's error); what was asked may or may not have happened, so it is asked again with the same ids (HG3).
 */
export type Answer<Value> =
  | { readonly type: "ok"; readonly value: Value }
  | { readonly type: "refused"; readonly error: WireError }
  | { readonly type: "unknown" };

/** One way to an authority. Nothing here throws or rejects. */
export interface Wire {
  /** `isLast`: the page may be closing; the request must outlive it. */
  submit(
    request: CommandsRequest,
    options: { isLast: boolean; signal: AbortSignal },
  ): Promise<Answer<CommandsResponse>>;
  read(request: EventsRequest, signal: AbortSignal): Promise<Answer<EventsResponse>>;
  /** Calls `onFrame` for each frame, in order; resolves when the stream is over: `ok`, or why it did not begin. */
  stream(
    request: EventsRequest,
    options: { onFrame: (frame: Frame) => void; signal: AbortSignal },
  ): Promise<Answer<null>>;
  /** The times that a visitor who waits can choose now. */
  appointments(request: AppointmentsRequest, signal: AbortSignal): Promise<Answer<AppointmentsResponse>>;
  /** One part of a file. */
  upload(request: FileUploadRequest, part: Blob, signal: AbortSignal): Promise<Answer<FileUploadResponse>>;
  facts(signal: AbortSignal): Promise<Answer<SiteFacts>>;
}

/** Where a chat's authority is. Made by `relay({ url, site })`. */
export interface Backend {
  readonly site: SiteId;
  connect(fetch: Platform["fetch"]): Wire;
}
