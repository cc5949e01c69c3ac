// What the law is told besides the conversation and the command: time, credentials, the site's policy. It asks nobody.
import type { AgentRef, Author, FileRef, Identity, Page, Rung, Channel } from "../events.ts";
import type { Internal } from "../internal.ts";
import type { ConversationId, PromiseId, RunId, SiteId } from "../ids.ts";

/** A due time that the authority worked out from the site's policy, for the law to put into a promise. */
export interface Due {
  readonly dueAtMs: number;
  readonly rung: Rung;
  readonly channel: Channel;
  /** Of an appointment: when it begins. */
  readonly slotAtMs?: number;
}

/** An appointment that can be had, as the authority read it in the transaction in which it is booked. */
export interface FreeSlot {
  readonly slotAtMs: number;
  /** When the promise of it is due. */
  readonly dueAtMs: number;
}

/** The site's policy as far as the law needs it. */
export interface Policy {
  readonly version: number;
  readonly hasBot: boolean;
  /** One rung at least is verified, so that a human can be promised. */
  readonly isLive: boolean;
  /** After so many failures in a row the human is asked for without a click. 1 to 5. */
  readonly botFailuresMax: number;
  /** Nothing may be promised: where no relay settles promises, one that is made would never be broken (HG6). */
  readonly makesPromises?: false;
  /** Without it, nobody is on call. */
  readonly onCall?: OnCallPolicy | null;
  /** What a request that enters the queue now is promised, by its class: the dispatcher's own estimate, or the rung below (HG6). */
  readonly live: { readonly click: Due; readonly automatic: Due };
  /** What a turn is promised that an agent has to answer: the latest that the site allows itself. */
  readonly reply: Due;
  /** The due time of a promise made now on the rung below. */
  readonly written: Due;
}

/** When somebody on call is told of a promise that nobody has kept yet. */
export interface OnCallPolicy {
  /** The share of the promise's time that has passed by then: 0.3 to 0.9. */
  readonly share: number;
  /** The time counts as no longer than this: what was promised at night is not told before the morning. */
  readonly spanMsMax: number;
}

/** What was once acknowledged: since when the visitor waits, and what they were promised. */
export interface Readmission {
  readonly askedAtMs: number;
  readonly promise: { readonly id: PromiseId; readonly dueAtMs: number; readonly rung: Rung } | null;
}

/** What the authority made of an identity token before the law was asked: the law trusts it, and verifies no signature itself. */
export type IdentityProof =
  | { readonly type: "proven"; readonly identity: Identity }
  | {
      readonly type: "refused";
      readonly code: "identity-invalid" | "identity-expired" | "identity-not-configured";
      /** A word of our own on what is off, never one of the token's. */
      readonly reason?: string;
    };

/** Everything that `decide` may know. */
export interface Context {
  /** The store's clock, ms since the epoch. */
  readonly nowMs: number;
  readonly conversation: ConversationId;
  readonly site: SiteId;
  /** From credentials, never from the command. */
  readonly author: Author;
  readonly policy: Policy;
  /** The folded internal log; `EMPTY_INTERNAL` before the first event. */
  readonly internal: Internal;
  /** For an agent's command, and of the agent to whom the visitor is to be offered. */
  readonly isOnDuty: boolean;
  /** For `hand-over`: the agent named, when there is one. */
  readonly handOverTo: AgentRef | null;
  /** The authority's own copy of a bot's unfinished answer. */
  readonly run: { readonly run: RunId; readonly text: string } | null;
  /** For a click that brings a receipt of the authority's own for itself, where the log has forgotten it (HG10). */
  readonly readmits?: Readmission | null;
  /** For `identify`; without it nobody can be identified. */
  readonly identity?: IdentityProof | null;
  /** For `book`: the slot named, when the site offers it and a place in it is free. */
  readonly slot?: FreeSlot | null;
  /** For `say`: the words ask for a human. What hears that is the authority's business (`@handrail/protocol/asks`). */
  readonly isAsking?: boolean;
  /** For `say` and `reply` that name files: what the authority has of them, in their order, when it has them all. */
  readonly files?: readonly FileRef[] | null;
  /** What the first command of a conversation says of where it began. */
  readonly opening: { readonly page: Page | null; readonly locale: string | null };
  /** For a visitor's command: what the page that it comes from takes, as the site says. */
  readonly skills?: readonly string[];
}
