// Everything that the client knows, in one value; what may happen to it, and what it may want done. No behaviour here.
import type {
  AskHuman,
  CommandId,
  CommandsResponse,
  Conversation,
  ConversationSecret,
  EventsResponse,
  Frame,
  LiveFacts,
  SiteFacts,
  SiteId,
  VisitorCommand,
  WireError,
} from "@handrail/protocol";
import type { Answer } from "../backend.ts";
import type { Kept, KeptCommand, KeptErasure, KeptRequest, NotedClick } from "../platform.ts";
import type { Erased } from "./kept.ts";
import { linkOff, type Link } from "./link.ts";
import { emptyOutbox, type LaneName, type Outbox } from "./outbox.ts";
import { emptyReplica, headOf, type Asked, type Replica } from "./replica.ts";
import type { Streaming } from "./streaming.ts";

/** The client's state. */
export interface State {
  readonly site: SiteId;
  readonly load: "not-yet" | "loading" | "done";
  readonly storage: "durable" | "memory" | "unknown";
  readonly secret: ConversationSecret | null;
  /** `disk`: it was seen there, so that another one there means a logout. `fresh`: made by a logout, and nothing said under it. */
  readonly secretIs: "disk" | "fresh" | "memory";
  /** One more at each logout and each erasure, in this tab or another. */
  readonly session: number;
  /** A logout or (`erasing`) an erasure that waits for the disk to be read; `since`: what was done after it is the next conversation's. */
  readonly leaving: {
    readonly secret: ConversationSecret;
    readonly erasing: CommandId | null;
    readonly since: readonly CommandId[];
  } | null;
  readonly erasures: Erasures;
  /** The last conversation was erased. Shown until something is said. */
  readonly isErased: boolean;
  readonly proof: Proof;
  readonly outbox: Outbox;
  readonly replica: Replica;
  /** As the disk remembers the conversation, until the replica has caught up with it. */
  readonly remembered: Conversation | null;
  /** The authority has this conversation, as far as we know: where it said no, it is asked again from time to time. */
  readonly isKnown: boolean;
  /** How often in a row the authority said that it has no such conversation. */
  readonly missing: number;
  readonly streaming: Streaming | null;
  readonly link: Link;
  readonly linkAsked: Asked | null;
  readonly read: {
    readonly phase: "idle" | "resting" | "due" | "asked";
    /** Reads in a row that got no answer. */
    readonly failures: number;
    /** Reads in a row that were answered, and did not bring what was heard of. */
    readonly inVain: number;
  };
  readonly facts: SiteFacts | null;
  readonly factsFailures: number;
  readonly live: LiveFacts | null;
  /** The authority's clock less ours. */
  readonly offsetMs: number;
  readonly clockMs: number;
  readonly isTicking: boolean;
  readonly isRemembering: boolean;
  readonly isAgentTyping: boolean;
  readonly typing: { readonly isTyping: boolean; readonly atMs: number };
  /** `epoch`: what a yes is sent with, where nothing else is known of the conversation. */
  readonly stillWant: { readonly atMs: number; readonly epoch: number | null } | null;
  /** The click that was sent last: its acknowledgement may come after the log has told of it. */
  readonly clicked: AskHuman | null;
  /** What the click's last attempt was asked with: that an earlier one gets no answer says nothing any more. */
  readonly clickAsked: Asked | null;
  /** The acknowledged request, until it is over (HG10). */
  readonly request: KeptRequest | null;
  readonly notice: WireError | null;
  readonly isOnline: boolean;
  /** Something got no answer since the last one that did. */
  readonly isDown: boolean;
  /** The highest `seq` that the authority was told we have. */
  readonly receivedSeq: number;
  /** How far the visitor has seen the log, in whichever tab; `null`: not known before the disk has been read. */
  readonly seenSeq: number | null;
  /** How far a human at the desk has seen it, as far as is known here. */
  readonly humanSeenSeq: number;
  /** The transcript is in sight. */
  readonly isLooking: boolean;
  /** Callers who wait to hear what became of a click. */
  readonly tickets: readonly { readonly ticket: CommandId; readonly id: CommandId }[];
}

/** Erasures that the authority has not acknowledged: one request at a time. */
export interface Erasures {
  readonly items: readonly KeptErasure[];
  readonly isInFlight: boolean;
  readonly isResting: boolean;
  readonly failures: number;
}

/** What the page says of who the visitor is. */
export interface Proof {
  /** The page's last token, until a logout. */
  readonly token: { readonly id: CommandId; readonly token: string } | null;
  /** It was sent; before that it waits for the conversation to begin. */
  readonly isSent: boolean;
  /** The page was asked for one, or has given one. */
  readonly isAsked: boolean;
  /** Tokens in a row that came too late. */
  readonly expired: number;
}

/** What may happen. */
export type Input =
  | { readonly type: "open" }
  | { readonly type: "loaded"; readonly kept: Kept | null; readonly click: NotedClick | null }
  | { readonly type: "load-failed"; readonly click: NotedClick | null }
  | { readonly type: "do"; readonly command: VisitorCommand }
  | { readonly type: "ask"; readonly id: CommandId; readonly why: "button" | "typed" }
  | { readonly type: "identify"; readonly id: CommandId; readonly token: string }
  | { readonly type: "logout"; readonly secret: ConversationSecret }
  | { readonly type: "erase"; readonly id: CommandId; readonly secret: ConversationSecret }
  | { readonly type: "erasure-answered"; readonly id: CommandId; readonly answer: Answer<CommandsResponse> }
  | { readonly type: "kept"; readonly command: VisitorCommand; readonly secret: ConversationSecret }
  | { readonly type: "keep-failed"; readonly command: VisitorCommand; readonly secret: ConversationSecret }
  | {
      readonly type: "answered";
      readonly lane: LaneName;
      readonly sent: readonly CommandId[];
      readonly asked: Asked;
      readonly answer: Answer<CommandsResponse>;
    }
  | { readonly type: "read"; readonly asked: Asked; readonly answer: Answer<EventsResponse> }
  | { readonly type: "frame"; readonly call: number; readonly frame: Frame }
  | { readonly type: "stream-over"; readonly call: number; readonly answer: Answer<null> }
  | { readonly type: "polled"; readonly call: number; readonly answer: Answer<EventsResponse> }
  | { readonly type: "facts"; readonly answer: Answer<SiteFacts> }
  | { readonly type: "timer"; readonly name: TimerName }
  | { readonly type: "network"; readonly isOnline: boolean }
  | { readonly type: "told" }
  | { readonly type: "hide" }
  | { readonly type: "look"; readonly isLooking: boolean }
  | { readonly type: "retry" }
  | { readonly type: "typing"; readonly isTyping: boolean }
  | { readonly type: "dismiss" };

/** The timers that may run, one of each name. */
export type TimerName =
  | LaneName
  | "erase"
  | "read"
  | "dial"
  | "silence"
  | "restream"
  | "facts"
  | "remember"
  | "typing"
  | "tick";

/** What is to be done. */
export type Effect =
  | { readonly type: "load" }
  | { readonly type: "keep"; readonly item: KeptCommand }
  | { readonly type: "drop"; readonly ids: readonly CommandId[] }
  | { readonly type: "remember"; readonly conversation: Conversation }
  /**
   * Leave nothing of the conversation on the disk but an unsent click; `erased`: of this one only, and not even that, but the note of what
   * the authority is to be told. `secret`: the next conversation's, `null` where any fresh one will do.
   */
  | { readonly type: "wipe"; readonly secret: ConversationSecret | null; readonly erased: Erased | null }
  | { readonly type: "erase"; readonly erasure: KeptErasure }
  | { readonly type: "drop-erasure"; readonly id: CommandId }
  /** Ask the page for a token; `error`: why the last one would not do. */
  | { readonly type: "ask-proof"; readonly error: WireError | null }
  | { readonly type: "proof-refused"; readonly error: WireError }
  /** `null` forgets it. */
  | { readonly type: "keep-request"; readonly request: KeptRequest | null }
  | { readonly type: "keep-seen"; readonly seen: Pick<Kept, "seenSeq" | "humanSeenSeq"> }
  | {
      readonly type: "submit";
      readonly lane: LaneName;
      readonly commands: readonly VisitorCommand[];
      readonly asked: Asked;
      /** Say where the visitor is: it may begin the conversation, or ask for a human. */
      readonly isOpening: boolean;
      /** The page may be closing. */
      readonly isLast: boolean;
    }
  | { readonly type: "say-typing"; readonly isTyping: boolean }
  | { readonly type: "read"; readonly asked: Asked }
  | {
      readonly type: "dial";
      readonly mode: Link["mode"];
      readonly call: number;
      readonly after: number;
      readonly isProbe: boolean;
    }
  | { readonly type: "hang-up" }
  | { readonly type: "facts" }
  /** `ms: null` stops the timer. */
  | { readonly type: "timer"; readonly name: TimerName; readonly ms: number | null }
  | { readonly type: "outcome"; readonly ticket: CommandId; readonly outcome: HumanOutcome };

/** Before anything happened. */
export function firstState(site: SiteId, isOnline: boolean): State {
  return {
    site,
    load: "not-yet",
    storage: "unknown",
    secret: null,
    secretIs: "memory",
    session: 0,
    leaving: null,
    erasures: { items: [], isInFlight: false, isResting: false, failures: 0 },
    isErased: false,
    proof: { token: null, isSent: false, isAsked: false, expired: 0 },
    outbox: emptyOutbox,
    replica: emptyReplica,
    remembered: null,
    isKnown: false,
    missing: 0,
    streaming: null,
    link: linkOff,
    linkAsked: null,
    read: { phase: "idle", failures: 0, inVain: 0 },
    facts: null,
    factsFailures: 0,
    live: null,
    offsetMs: 0,
    clockMs: 0,
    isTicking: false,
    isRemembering: false,
    isAgentTyping: false,
    typing: { isTyping: false, atMs: 0 },
    stillWant: null,
    clicked: null,
    clickAsked: null,
    request: null,
    notice: null,
    isOnline,
    isDown: false,
    receivedSeq: 0,
    seenSeq: null,
    humanSeenSeq: 0,
    isLooking: false,
    tickets: [],
  };
}

/** The conversation as it is to be shown: what the disk remembers, until the replica has caught up with it. */
export const shown = (state: State): Conversation | null => state.remembered ?? state.replica.conversation;

/** How far what is shown goes. What the disk remembers counts as soon as the authority is heard to have as much: it may have lost some (HG10). */
export const shownHead = ({ remembered, replica }: State): number =>
  remembered && remembered.head <= replica.heard ? remembered.head : headOf(replica);

/** What became of a click, as far as known after the first attempt. */
export type HumanOutcome =
  /** In the log, at `seq` or before. `receipt` (HG10): unless the log told of it before the acknowledgement came. */
  | { readonly stage: "asked"; readonly seq: number; readonly receipt?: string }
  /** Not sent yet; it will be. */
  | { readonly stage: "kept" }
  | { readonly stage: "refused"; readonly error: WireError };
