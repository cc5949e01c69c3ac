// What core asks of an authority, over whatever way it is reached. It says what came back, and never tries again by itself.
import type {
  CommandsRequest,
  CommandsResponse,
  EventsRequest,
  EventsResponse,
  Frame,
  SiteFacts,
  SiteId,
  WireError,
} from "@handrail/protocol";
import type { Platform } from "./platform.ts";
import type { SharedStreamParts } from "./tabs/shared-stream.ts";

/**
 * An answer from the authority. `unknown`: anything that is not a well-formed answer (no network, a captive portal's page, another
 * server's error); what was asked may or may not have happened, so it is asked again with the same ids (HG3).
 */
export type Answer<Value> =
  | { readonly type: "ok"; readonly value: Value }
  | { readonly type: "refused"; readonly error: WireError }
  | { readonly type: "unknown" };

/** How something is asked that only a later entry asks. */
export interface Asking<Value> {
  readonly isAnswer: (value: unknown) => value is Value;
  readonly signal: AbortSignal;
}

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
  /** What core's later entries ask: where, what, and what counts as an answer. */
  ask<Value>(path: string, body: Blob | string, how: Asking<Value>): Promise<Answer<Value>>;
  facts(signal: AbortSignal): Promise<Answer<SiteFacts>>;
  /** The chat is over: gives back what it holds among the tabs. */
  leave?(): void;
}

/** Where a chat's authority is. Made by `relay({ url, site })`. */
export interface Backend {
  readonly site: SiteId;
  connect(fetch: Platform["fetch"], page: SharedStreamParts): Wire;
}
