// What both simulated worlds can be asked about: each event, each decision, each answer, each place that is told, and the end. An invariant
// knows of a world what stands here and nothing else, so that the same file judges the worlds without I/O and those of the real code.
import type {
  Author,
  Command,
  CommandId,
  Conversation,
  ConversationId,
  Event,
  InternalEvent,
  Verdict,
} from "@handrail/protocol";
import type { Decision } from "@handrail/protocol/law";
import type { Book } from "../explore/book.ts";
import type { Evidence } from "../world/evidence.ts";

/** One conversation in the relay's store, with the accounts that are kept of it from its logs alone. */
export interface Conversing {
  readonly id: ConversationId;
  /** `visitor-3`. */
  readonly who: string;
  readonly conversation: Pick<Conversation, "erased"> | null;
  readonly events: readonly Event[];
  readonly book: Book;
  /** The commands that have made events, and the `seq` of the first. */
  readonly madeAt: ReadonlyMap<CommandId, number>;
  /** The offer that stands. */
  readonly standing: { readonly agent: string; readonly expiresAtMs: number } | null;
  /** How often they were overtaken in this wait. */
  readonly overtaken: number;
  /** A human has been asked for, or a conversation that was theirs reopened. */
  readonly isRequested: boolean;
  /** First verdicts. */
  readonly said: Map<string, Verdict>;
}

/** The relay, whichever. */
export interface Seen {
  readonly nowMs: number;
  /** When it was not there. */
  readonly downtimes: readonly Downtime[];
  readonly conversations: ReadonlyMap<ConversationId, Conversing>;
  /** Agents on duty. */
  readonly present: { has(agent: string): boolean };
  /** Whether somebody who waits stands in line: their page was heard of meanwhile, or may still be on its way (HG12). */
  isInLine(stored: Conversing): boolean;
  readonly receipts: {
    /** What its own receipt says of a click that the log knows nothing of (HG10). */
    forgotten(command: Command): unknown;
  };
}

export interface Downtime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** One decision that was committed, with the account of the log before and after it. */
export interface Commit<Stored = Conversing, Relay = Seen> {
  readonly stored: Stored;
  readonly author: Author;
  readonly command: Command;
  readonly decision: Pick<Decision, "events" | "refusal"> & { readonly internal: Pick<Decision["internal"], "events"> };
  readonly before: Book;
  readonly after: Book;
  readonly nowMs: number;
  readonly relay: Relay;
}

/** A verdict as it leaves the relay. */
export interface Said<Stored = Conversing> {
  readonly stored: Stored;
  readonly verdict: Verdict;
  readonly command: Command;
}

/** The quiet end: everything that was to happen has happened. */
export interface End<Relay = Seen> {
  readonly relay: Relay;
  readonly ledger: Pick<Evidence, "visitors"> & Partial<Pick<Evidence, "agents">>;
  readonly nowMs: number;
}

/** What is wrong, and with whom. */
export interface Wrong {
  readonly who: string;
  readonly what: string;
}

/** One rule. Each question is answered with what is wrong, or `null`. */
export interface Invariant<Stored = Conversing, Relay = Seen, Ending = End<Relay>> {
  readonly name: string;
  /** The number in the guarantee. */
  readonly rule: string;
  readonly appended?: (event: Event, before: Book, commit: Commit<Stored, Relay>) => string | null;
  /** An entry of the internal log; `stored.standing` and `stored.overtaken` are as they were before it. */
  readonly noted?: (event: InternalEvent, commit: Commit<Stored, Relay>) => string | null;
  readonly committed?: (commit: Commit<Stored, Relay>) => string | null;
  /** A visitor is told their place, or that they have none. */
  readonly told?: (stored: Stored, place: number | null, relay: Relay) => string | null;
  readonly said?: (said: Said<Stored>) => string | null;
  readonly ended?: (end: Ending) => readonly Wrong[];
}
