// What the console needs of the browser, as one bundle that is handed in. Nothing else reaches for a clock, chance, network or storage.

import type { Line } from "@handrail/core/ably";
import type { DeskFrame, DeskGrant, WireError } from "@handrail/protocol";
import type { OpenPicture } from "./open-picture.ts";

/** Strings by key. A browser may refuse storage; then nothing is kept, and nothing breaks. */
export interface Shelf {
  read(key: string): string | null;
  write(key: string, value: string | null): void;
}

/** An open stream of server-sent events. */
export interface StreamHandlers {
  /** One `data:` line. */
  onData(data: string): void;
  /** The stream is over, for whatever reason. Called once at most. */
  onEnd(): void;
}

/** What opens a realtime service's channel, as the relay grants it. */
export type AskGrant = () => Promise<
  | { readonly type: "ok"; readonly value: DeskGrant }
  | { readonly type: "refused"; readonly error: WireError }
  | { readonly type: "unknown" }
>;

/** The bundle. Times are in ms since the epoch. */
export interface Platform {
  now(): number;
  /** Calls back once after `ms`; the answer calls it off. */
  after(ms: number, call: () => void): () => void;
  /** 0 to 1. */
  dice(): number;
  /** 22 characters of base64url. */
  randomId(): string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Opens a stream; the answer closes it. */
  openStream(path: string, handlers: StreamHandlers): () => void;
  /** Opens a line to the realtime service beside the relay, whose client is fetched for it. Rejects when it could not be fetched. */
  openLine(grant: AskGrant): Promise<Line<DeskFrame>>;
  /** Reads a picture from a file; `null` where the browser knows no such picture. */
  openPicture(file: Blob): Promise<OpenPicture | null>;
  /** Lives as long as the tab. */
  readonly tab: Shelf;
  /** Lives on this device. */
  readonly device: Shelf;
}
