// The world as core may touch it: clock, chance, network, disk and other tabs come in through here and nowhere else.
import type { AskHuman, CommandId, Conversation, ConversationSecret, SiteId, VisitorCommand } from "@handrail/protocol";
import type { TabWorld } from "./tabs/shared-line.ts";

/** What `setTimeout` answers, whatever it is where core runs. */
export type Timer = unknown;

/** Everything outside of core that it needs; `browserPlatform()` is the one for pages. */
export interface Platform {
  readonly clock: Clock;
  readonly random: {
    /** Cryptographically strong random bytes. */
    bytes(length: number): Uint8Array;
    /** 0 (inclusive) to 1 (exclusive); for jitter only. */
    fraction(): number;
  };
  fetch(url: string, init?: RequestInit): Promise<Response>;
  readonly storage: Storage;
  readonly tabs: Tabs;
  readonly network: {
    /** What the browser believes; `false` may be wrong, so it is a hint. */
    isOnline(): boolean;
    /** Calls back when it goes online or offline, and when the page wakes up or comes into sight. */
    onChange(listener: () => void): () => void;
  };
  readonly page: {
    /** Calls back when the page may be about to go for good. */
    onHide(listener: () => void): () => void;
    /** Whether nobody can see it. Absent: it is always in sight. */
    isHidden?(): boolean;
  };
}

/** Time. `now` is ms since the epoch. */
export interface Clock {
  now(): number;
  setTimeout(run: () => void, ms: number): Timer;
  clearTimeout(timer: Timer): void;
}

/** One thing that the visitor did and that the authority has not answered yet. */
export interface KeptCommand {
  readonly command: VisitorCommand;
  readonly atMs: number;
}

/** What is kept of one site on the visitor's disk. */
export interface Kept {
  readonly version: 1;
  readonly secret: ConversationSecret;
  /** Unsent, in the order in which it was done. */
  readonly outbox: readonly KeptCommand[];
  /** The conversation as this browser last saw it, to show where a request stands before the network answers (HG1). */
  readonly conversation: Conversation | null;
  /** The acknowledged request, until it is over. Absent where an earlier version wrote. */
  readonly request?: KeptRequest | null;
  /** How far the visitor has seen the log, in whichever tab; what is beyond is unread. Absent: nothing of it. */
  readonly seenSeq?: number;
  /** How far a human has seen it, as far as was heard here. Absent: nothing was. */
  readonly humanSeenSeq?: number;
  /** Left behind by a logout: nothing has been said under this secret yet. */
  readonly isFresh?: true;
  /** Erased conversations that the authority has not acknowledged yet (HG14). */
  readonly erasing?: readonly KeptErasure[];
  /** What was here has been erased, and nothing has been said since. */
  readonly wasErased?: true;
  /** Conversations of this visitor's that another one has followed, newest first; bounded by `LIMITS`. */
  readonly earlier?: readonly KeptEarlier[];
}

/** An earlier conversation: what opens it, and none of its words. */
export interface KeptEarlier {
  readonly secret: ConversationSecret;
  /** When something last happened in it, by the authority's clock. */
  readonly lastAtMs: number;
  readonly head: number;
  /** The name of the last human who answered in it. */
  readonly agent: string | null;
}

/** A conversation that the visitor has erased here; its secret is kept for nothing but to have it erased at the authority, too. */
export interface KeptErasure {
  readonly secret: ConversationSecret;
  readonly id: CommandId;
}

/** A request for a human that the authority has acknowledged (HG10). */
export interface KeptRequest {
  readonly command: AskHuman;
  readonly receipt: string;
  /** The log's head and name that it was acknowledged under: a log that is shorter, or another one, may have forgotten it. */
  readonly seq: number;
  readonly generation: string;
}

/** A click as it is noted down synchronously. The loader writes `id` and `atMs` alone, before core is there. */
export interface NotedClick {
  readonly id: CommandId;
  readonly atMs: number;
  readonly command?: Extract<VisitorCommand, { type: "ask-human" }>;
  /** Only where nothing else could be kept. */
  readonly secret?: ConversationSecret;
}

/** How long something may be kept in the visitor's browser: until it is forgotten, as long as the tab, or not beyond the page. */
export type StorageKind = "local" | "session" | "none";

/** The visitor's disk. Every implementation passes one conformance suite. */
export interface Storage {
  /** Gone with the tab or the page: of nothing in it may be said that it is kept (HG3). */
  readonly isFleeting?: true;
  /** What is kept. Leaves no trace where there is nothing (HG13). Rejects when the disk refuses. */
  load(site: SiteId): Promise<Kept | null>;
  /**
   * Reads, changes and writes as one step, whatever other tabs do, and resolves once it is on the disk.
   * `change` may answer `null` for "leave it as it is". Rejects when the disk refuses.
   */
  update(site: SiteId, change: (kept: Kept | null) => Kept | null): Promise<Kept | null>;
  /** The noted click, synchronously: the one that was written, or that `load` found. */
  readClick(site: SiteId): NotedClick | null;
  /** Notes the click down, or (`null`) forgets it. Answers whether the disk took it. */
  writeClick(site: SiteId, click: NotedClick | null): boolean;
}

/** The same visitor's other tabs on this site. Only a help: nothing depends on it. */
export interface Tabs {
  /** Calls back when another tab has kept something new. */
  join(site: SiteId, listener: () => void): { tell(): void; leave(): void };
  /** By what they share a connection. Absent: each has its own. */
  readonly world?: TabWorld;
}
