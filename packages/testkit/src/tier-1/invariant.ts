// What an invariant may be asked about: each event, each decision, each answer, each change of what a tab shows, and the end.
import type { State } from "@handrail/core/machine";
import type { Author, Command, CommandId, Event, InternalEvent, Verdict } from "@handrail/protocol";
import type { Decision } from "@handrail/protocol/law";
import type { Book } from "../explore/book.ts";
import type { Ledger } from "./ledger.ts";
import type { Lined } from "./dispatcher.ts";
import type { Disk } from "./disk.ts";
import type { Relay } from "./relay.ts";
import type { Stored } from "./stored.ts";
import type { Tab } from "./tab.ts";

/** One decision that was committed, with the account of the log before and after it. */
export interface Commit {
  readonly stored: Stored;
  readonly author: Author;
  readonly command: Command;
  readonly decision: Decision;
  readonly before: Book;
  readonly after: Book;
  readonly nowMs: number;
  readonly relay: Relay;
}

/** A tab has taken a step that changed what it may show. */
export interface Sight {
  readonly tab: Tab;
  readonly before: State;
  readonly after: State;
  /** The log as it is committed right now. */
  readonly stored: Stored | null;
}

/** A verdict as it leaves the relay. */
export interface Said {
  readonly stored: Stored;
  readonly verdict: Verdict;
  readonly command: Command;
}

/** The quiet end: everything that was to happen has happened. */
export interface End {
  readonly relay: Relay;
  readonly ledger: Ledger;
  readonly homes: readonly {
    readonly who: string;
    readonly disk: Disk;
    readonly tab: Tab | null;
    readonly stored: Stored | null;
  }[];
  readonly nowMs: number;
}

/** One rule. Each question is answered with what is wrong, or `null`. */
export interface Invariant {
  readonly name: string;
  /** The number in the guarantee. */
  readonly rule: string;
  readonly appended?: (event: Event, before: Book, commit: Commit) => string | null;
  /** An entry of the internal log; `stored.standing` and `stored.overtaken` are as they were before it. */
  readonly noted?: (event: InternalEvent, commit: Commit) => string | null;
  /** A visitor is told their place, or that they have none. */
  readonly told?: (stored: Stored, place: number | null, relay: Relay) => string | null;
  /** Everybody's place was worked out anew. */
  readonly lined?: (now: Lined, last: Lined | null) => string | null;
  readonly committed?: (commit: Commit) => string | null;
  readonly said?: (said: Said) => string | null;
  /** Somebody is given events of the log. */
  readonly reported?: (stored: Stored, events: readonly Event[]) => string | null;
  readonly shown?: (sight: Sight) => string | null;
  /** A caller was told that their click has arrived. */
  readonly asked?: (stored: Stored | null, click: CommandId) => string | null;
  readonly ended?: (end: End) => readonly { readonly who: string; readonly what: string }[];
}
