// What the desk's routes stand on. They decide nothing about conversations: the law does, through the authority.
import type { ConversationId, RunSnapshot } from "@handrail/protocol";
import type { Ably } from "../ably/ably.ts";
import type { People } from "../accounts/people.ts";
import type { AlarmStore } from "../alarms/alarm-store.ts";
import type { Authority } from "../authority/authority.ts";
import type { ContextStore } from "../context/context-store.ts";
import type { Awaitable } from "../domain/awaitable.ts";
import type { Uploads } from "../files/uploads.ts";
import type { Platform } from "../platform.ts";
import type { Figures } from "../receipts/guarantee.ts";
import type { News } from "../realtime/news.ts";
import type { Presence } from "../realtime/presence.ts";
import type { Ringing } from "../ringing/ringing.ts";
import type { SavedReplies } from "../saved-replies/saved-replies.ts";
import type { PinnedBuild } from "../sites/pinned-build.ts";
import type { LogReader } from "../store/log.ts";

/** Brought by the composition root. */
export interface DeskDeps {
  /** The relay's public address without a slash at its end. */
  readonly publicUrl: string;
  readonly platform: Platform;
  readonly people: People;
  readonly log: LogReader;
  readonly authority: Authority;
  readonly alarms: AlarmStore;
  readonly uploads: Uploads;
  readonly contexts: Pick<ContextStore, "of">;
  readonly news: News;
  readonly presence: Presence;
  readonly ably: Pick<Ably, "forDesks" | "signedOut">;
  /** Rings agents' browsers while the desk is closed. */
  readonly ringing: Pick<Ringing, "key" | "keep" | "drop">;
  readonly savedReplies: SavedReplies;
  /** The public figures of a site. */
  readonly figures: Figures;
  /** A bot's unfinished answer. */
  readonly runOf: (conversation: ConversationId) => Awaitable<RunSnapshot | null>;
  /** What a page can pin the widget by. */
  readonly pinned: PinnedBuild | null;
  /** The folder of the built console; `null` serves none. */
  readonly appFolder: string | null;
  /** Aborts when the relay stops: open streams say `bye`. */
  readonly stopping: AbortSignal;
  /** What nobody waited for has failed. */
  onFault(error: unknown): void;
}

/** What a request brings besides itself. */
export interface DeskEnv {
  readonly Bindings: { readonly remoteAddress?: string };
}
