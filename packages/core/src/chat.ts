// The face of core: what a view can read and what a visitor can do. Signals and verbs only.
import type { ReadonlySignal } from "@preact/signals-core";
import type {
  FileId,
  FilledField,
  AgentRef,
  CommandId,
  Contact,
  Conversation,
  Event,
  LiveFacts,
  OpenPromise,
  PromiseEnd,
  RunId,
  SiteFacts,
  VisitorCommand,
  WireError,
} from "@handrail/protocol";
import type { HumanOutcome } from "./domain/state.ts";
import type { Lent } from "./lent.ts";

/** A visitor's side of one conversation. Made by `createChat`. */
export interface Chat {
  /** The conversation as the log tells it; `null` before anything was ever sent. */
  readonly conversation: ReadonlySignal<Conversation | null>;
  /** The transcript in order: logged events, then what is kept here and not in the log yet. */
  readonly entries: ReadonlySignal<readonly Entry[]>;
  /** A bot's answer in the making; stands still at the visitor's click, `null` from the fence on (HG5). */
  readonly streaming: ReadonlySignal<{ readonly run: RunId; readonly text: string } | null>;
  /** Where the request for a human stands (HG1, HG3). */
  readonly human: ReadonlySignal<HumanStatus>;
  /** The dispatcher's figures; `isStale` when older than 5 s (HG8). */
  readonly live: ReadonlySignal<(LiveFacts & { readonly isStale: boolean }) | null>;
  readonly typing: ReadonlySignal<"bot" | "agent" | null>;
  readonly connection: ReadonlySignal<Connection>;
  readonly site: ReadonlySignal<SiteFacts | null>;
  /** `memory`: what is not sent yet would be lost with the tab, and the view should say so. */
  readonly storage: ReadonlySignal<"durable" | "memory" | "unknown">;
  /** The last refusal that the visitor should read. */
  readonly notice: ReadonlySignal<WireError | null>;
  /**
   * What became of the last erasure (HG14). `pending`: gone here, and the authority is yet to acknowledge it, also while the next
   * conversation goes on. `done`: gone everywhere, and nothing has been said since.
   */
  readonly erasure: ReadonlySignal<"none" | "pending" | "done">;
  /** One more at each logout and erasure, in this tab or another: a view then forgets what it holds of the old conversation. */
  readonly session: ReadonlySignal<number>;
  /** The last event that the visitor has seen, in whichever tab or on an earlier page; `null` before what is kept was read. Beyond it is unread. */
  readonly seen: ReadonlySignal<number | null>;
  /** The authority's clock, ms; moves once a second while a wait or a due time is shown. */
  readonly now: ReadonlySignal<number>;

  /** Loads what is kept, asks for the site's facts and connects if there is something to follow. Resolves once what is kept is shown. */
  open(): Promise<void>;
  /**
   * Says something. Works offline. `fields`: what was filled into a form, of which `text` says the same in words. `files`: what is
   * uploaded (see `@handrail/core/uploads`); `text` may then be empty.
   */
  send(
    text: string,
    more?: { readonly fields?: readonly FilledField[]; readonly files?: readonly FileId[] },
  ): SendResult;
  /** What core's later entries are made of: `@handrail/core/uploads`, `…/history`, `…/appointments`, `…/transcript`. */
  readonly lent: Lent;
  /** Asks for a human. Works offline. Resolves after the first attempt to send it. */
  talkToHuman(why?: "button" | "typed"): Promise<HumanOutcome>;
  /** Takes the request for a human back. */
  withdraw(): void;
  /** Asks for the bot again; the place in the queue stays. */
  resumeBot(): void;
  /** Restores the promise that an agent settled (HG7). */
  stillNeed(): void;
  giveContact(contact: Contact): void;
  /**
   * Chooses a time (`@handrail/core/appointments` knows the free ones), or moves the one chosen. It is booked once `human` shows a promise of it; an entry that is refused
   * (`slot-taken`) says that somebody else was faster.
   */
  book(slotAtMs: number): CommandId;
  /** `score` 1 to 5. */
  rate(score: number, comment: string | null): void;
  /** Ends the conversation. */
  close(): void;
  /**
   * Says who the visitor is: a token that the merchant's server has signed. Sent once there is a conversation, never stored; the
   * last one given counts. Call it on each page where somebody is signed in.
   */
  identify(token: string): void;
  /**
   * The visitor leaves this browser: conversation, secret, drafts and what was not sent are forgotten here, in other tabs and on
   * the disk, all but a request for a human that was not sent (HG3): it goes out under the fresh conversation. Resolves once
   * the disk has forgotten; `false` if it refused.
   */
  logout(): Promise<boolean>;
  /**
   * Erases the conversation for good (HG14): here at once, as `logout` does, and at the authority, as soon as it can be told; works
   * offline. The next word begins another conversation. Resolves once the disk has forgotten; `false` if it refused.
   */
  erase(): Promise<boolean>;
  /** Tells an agent that the visitor is typing. Not kept, may be lost. */
  setTyping(isTyping: boolean): void;
  /** The view says whether it shows the transcript: what is shown on a page that is not hidden counts as seen. */
  look(isInView: boolean): void;
  /** Tries everything that waits for another attempt at once. */
  retryNow(): void;
  /** The visitor has read the notice, or answers "no" to `still-want`. */
  dismissNotice(): void;
  /** Closes connections and timers; keeps what is stored. */
  stop(): void;
}

/** What is known of the way to the relay. `idle`: nothing to follow and nothing to send. */
export type Connection = "idle" | "connecting" | "online" | "offline";

/** One line of the transcript. */
export type Entry =
  | { readonly type: "event"; readonly event: Event }
  | {
      readonly type: "pending";
      readonly id: CommandId;
      readonly command: VisitorCommand;
      readonly state: "kept" | "sending" | "refused";
      readonly error: WireError | null;
      readonly atMs: number;
    };

/** Where the request for a human stands. */
export type HumanStatus =
  | { readonly type: "none" }
  /** Heard, and not on the disk yet: nothing may be claimed of it. */
  | { readonly type: "keeping"; readonly atMs: number }
  /** Kept here, not sent yet. Where `storage` is `memory`, only as long as the page is open. */
  | { readonly type: "kept"; readonly atMs: number }
  | {
      readonly type: "waiting";
      readonly sinceMs: number;
      readonly promise: OpenPromise | null;
      /** The bot answers while the place in the queue is kept. */
      readonly isBotBack: boolean;
      /** How the last promise of this wait ended, if one did. */
      readonly lastEnd: PromiseEnd | null;
      /** HG10: what the request was acknowledged with, once it is here. */
      readonly receipt?: string;
    }
  | {
      readonly type: "talking";
      readonly agent: AgentRef;
      readonly promise: OpenPromise | null;
      /** What the visitor said up to this event has been before the eyes of a human. Absent: nothing is known of it. */
      readonly seenSeq?: number;
      /** HG10: what the request was acknowledged with. */
      readonly receipt?: string;
    }
  /** HG4: a late click. `talkToHuman()` is yes, `dismissNotice()` is no. */
  | { readonly type: "still-want"; readonly atMs: number }
  | { readonly type: "refused"; readonly error: WireError };

/** What became of `send`. Refused: nothing was taken, the draft stays with the view. */
export type SendResult =
  | { readonly ok: true; readonly id: CommandId }
  /** `invalid-input`; `details.reason` is `empty` or `too-long`. */
  | { readonly ok: false; readonly error: WireError };
