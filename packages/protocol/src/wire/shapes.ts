// The shapes of the visitors' endpoints and of the site's public facts. Types only: the schemas that prove them stand in `schemas.ts`.
import type { VisitorCommand } from "../commands.ts";
import type { WireError } from "../wire-error.ts";
import type { Event, FileRef, Page } from "../events.ts";
import type { CommandId, ConversationId, ConversationSecret, FileId, RunId, SiteId } from "../ids.ts";
import type { VisitorContext } from "../visitor-context.ts";

/** What opens a conversation. It travels in the body of a POST sent as `text/plain`: no preflight, nothing in an address. */
export interface Credentials {
  readonly site: SiteId;
  readonly secret: ConversationSecret;
  /** When known, it must belong to the secret: `wrong-secret` otherwise. */
  readonly conversation?: ConversationId;
}

/** `POST /v1/commands`. The first accepted command creates the conversation. */
export interface CommandsRequest extends Credentials {
  /**
   * Where the visitor is: with what may begin a conversation or ask for a human. It begins where the first command was; whoever asks is asked
   * for by what the page takes.
   */
  readonly opening?: { readonly page: Page | null; readonly locale: string | null };
  readonly commands: readonly VisitorCommand[];
  /** Not logged, may be lost. */
  readonly isTyping?: boolean;
  /**
   * What the page knows of the visitor's errand, in the place of what it said before. Not logged and proven by nobody: the bot and the
   * agents are told that the page says so. One that is not taken is `refusedContext`, and spoils nothing beside it.
   */
  readonly context?: VisitorContext;
}

/** What became of one command. A verdict is given after the durable commit, and given again for the same id. */
export type Verdict =
  /** `receipt`: of a click that made or joined a request (HG10); see `@handrail/protocol/receipt`. */
  | { readonly id: CommandId; readonly ok: true; readonly seq: number; readonly receipt?: string }
  | { readonly id: CommandId; readonly ok: false; readonly error: WireError };

/** The answer to {@link CommandsRequest}: a verdict for each command, in order. `seq` is the log's head after it. */
export interface CommandsResponse {
  readonly conversation: ConversationId;
  readonly generation: string;
  readonly head: number;
  readonly verdicts: readonly Verdict[];
  /** Why the request's `context` was not taken. */
  readonly refusedContext?: WireError;
}

/** Any request that is refused as a whole answers with this and the code's HTTP status. */
export interface ErrorResponse {
  readonly error: WireError;
}

/**
 * `POST /v1/events`: the log after a `seq`.
 * `none`: what is there, at once. `poll`: waits for news, at most `waitMs`. `stream`: server-sent events of {@link Frame}.
 */
export interface EventsRequest extends Credentials {
  readonly after: number;
  readonly wait: "none" | "poll" | "stream";
  /** For `poll`: 0 to 25,000 ms. */
  readonly waitMs?: number;
  /** For `none`: the visitor counts as present for so long, 0 to 60,000 ms. For readers whose news comes another way. */
  readonly hereMs?: number;
}

/** `POST /v1/realtime`: what opens the visitor's channels at a realtime service, which the site has beside its relay. */
export type RealtimeRequest = Credentials;

/** How a client reaches Ably where it is not at Ably's own address: the local hub, an address of the merchant's. */
export interface AblyAddress {
  readonly endpoint: string;
  readonly port: number;
  readonly tls: boolean;
}

/** What opens a channel at Ably. */
export interface AblyGrant {
  /** A JWT for this channel and nothing else. */
  readonly token: string;
  readonly expiresAtMs: number;
  /** To be heard. */
  readonly channel: string;
  readonly at: AblyAddress | null;
}

/** The answer to {@link RealtimeRequest}. */
export interface RealtimeGrant {
  readonly conversation: ConversationId;
  readonly nowMs: number;
  /** News of the conversation. */
  readonly ably: AblyGrant;
}

/** A message on a channel. A piece of news that is too large travels as a beat: whoever hears it reads what has moved. */
export interface ChannelNews<Item = Frame> {
  readonly frames: readonly Item[];
}

/** `POST /v1/appointments`: which slots are free now. */
export type AppointmentsRequest = Credentials;

/** The answer to {@link AppointmentsRequest}. A slot may be gone by the time that it is booked: `slot-taken`. */
export interface AppointmentsResponse {
  readonly conversation: ConversationId;
  /** When each begins, ms since the epoch, in order. */
  readonly slots: readonly number[];
  readonly nowMs: number;
}

/** `POST /v1/transcript`: mails the transcript to the address that the visitor has confirmed. */
export type TranscriptRequest = Credentials;

/** The answer to {@link TranscriptRequest}: the mail server has accepted it. */
export interface TranscriptResponse {
  readonly conversation: ConversationId;
  /** Where it went. */
  readonly email: string;
}

/**
 * `POST /v1/conversations`: the conversations of a visitor who is signed in, on whichever device they are. Refused with `identity-invalid`,
 * `identity-expired` or `identity-not-configured`, and with `too-many-lookups` whoever asks more often than pages do.
 */
export interface ConversationsRequest {
  readonly site: SiteId;
  /** Who the visitor is, by the merchant's signature: what `identify` takes. */
  readonly token: string;
}

/** The answer to {@link ConversationsRequest}. */
export interface ConversationsResponse {
  /** Those that are bound to the token's `sub`, newest first by `lastAtMs`: at most one more than `LIMITS.earlierConversationsMax`. */
  readonly conversations: readonly OwnConversation[];
}

/** A conversation of a visitor who is signed in, with what opens it. */
export interface OwnConversation {
  readonly secret: ConversationSecret;
  /** `seq` of its last event, 1 and up. */
  readonly head: number;
  /** When something last happened in it, ms since the epoch. */
  readonly lastAtMs: number;
  /** The name of the agent who joined it last; `null`: none has, or their account is gone. */
  readonly agent: string | null;
}

/** One part of a file. It stands in the body's first line; the part's bytes follow the newline, 256 KiB at most. */
export interface FileUpload {
  readonly file: FileId;
  /** As the sender's disk calls it, 0 to 120 characters: folders, control characters and a wrong ending are taken off. */
  readonly name: string;
  /** Of the whole file. */
  readonly bytes: number;
  /** Where the part begins. */
  readonly offset: number;
  /** Its sender does not want it sent any more: what has arrived is deleted, unless a message names it already. */
  readonly isTakenBack?: true;
}

/**
 * `POST /v1/files`. A part that does not begin where the file ends so far is not stored, and no mistake: the answer says where to
 * go on. So a part may be sent twice, and a sender who knows nothing asks with an empty one.
 */
export type FileUploadRequest = Credentials & FileUpload;

/** The answer to {@link FileUploadRequest}. */
export interface FileUploadResponse {
  /** How much of the file is stored. */
  readonly received: number;
  /** What it is, once it is whole and clean: messages can name it now. */
  readonly file: FileRef | null;
}

/** The dispatcher's figures (HG8), true at `asOfMs`. */
export interface LiveFacts {
  readonly asOfMs: number;
  /** 1 is next; `null` when the visitor is not in the queue. */
  readonly place: number | null;
  /** Visitors in the queue. */
  readonly waiting: number;
  readonly agentsOnDuty: number;
  /** How long until an agent is expected to take them, in ms; `null` while it cannot be told. */
  readonly expectedWaitMs: number | null;
  /** How far the search for an agent has gone; `null` when the visitor is not in the queue. */
  readonly step: SearchStep | null;
}

/** Who may be offered the visitor: whoever knows them, those who match language and skill, everyone on duty, or those on call. */
export type SearchStep = "known" | "matching" | "everyone" | "on-call";

/** A bot's unfinished answer, for a reader that comes in the middle. */
export interface RunSnapshot {
  readonly run: RunId;
  readonly epoch: number;
  readonly askSeq: number;
  readonly text: string;
}

/** The answer to {@link EventsRequest} with `none` or `poll`. */
export interface EventsResponse {
  readonly conversation: ConversationId;
  readonly generation: string;
  readonly head: number;
  readonly nowMs: number;
  readonly events: readonly Event[];
  readonly live: LiveFacts;
  readonly run: RunSnapshot | null;
}

/** News that is not in the log and may be lost. */
export type Signal =
  /** `text` continues the run's answer at `offset` UTF-16 units. */
  | {
      readonly type: "delta";
      readonly run: RunId;
      readonly epoch: number;
      readonly askSeq: number;
      readonly offset: number;
      readonly text: string;
    }
  | { readonly type: "typing"; readonly who: "visitor" | "bot" | "agent"; readonly isTyping: boolean }
  /** The agent who has the conversation has had everything up to this event before their eyes. */
  | { readonly type: "seen"; readonly seq: number };

/** One `data:` line of the stream, as JSON. Every frame that carries `head` lets the reader notice a gap. */
export type Frame =
  | ({ readonly type: "log" } & EventsResponse)
  | { readonly type: "signal"; readonly signal: Signal }
  | {
      readonly type: "beat";
      readonly generation: string;
      readonly head: number;
      readonly nowMs: number;
      readonly live: LiveFacts;
    }
  /** The relay is stopping or the stream's time is up: dial again at once. */
  | { readonly type: "bye" };

/** `GET /v1/sites/:site`: what anybody may know of a site. */
export interface SiteFacts {
  readonly site: SiteId;
  readonly name: string;
  /** Until one rung is verified, nobody can be asked (`site-not-live`). */
  readonly isLive: boolean;
  readonly bot: { readonly name: string } | null;
  readonly isOpen: boolean;
  /** The next opening, ms since the epoch; `null` while open, or when no hours are set. */
  readonly opensAtMs: number | null;
  readonly agentsOnDuty: number;
  /** How soon a human is promised while the site is open, in ms. */
  readonly answerWithinMs: number;
  /** How soon nine of ten were answered in the last 30 days; `null` when nothing true can be said, or the site does not want it shown. */
  readonly usuallyWithinMs?: number | null;
  /** The page is its own authority. Without a relay no time is promised, no place in a queue kept, and no file taken. */
  readonly isDirect?: true;
  readonly contact: { readonly email: string | null; readonly phone: string | null };
  /** An e-mail address that a visitor leaves gets a link, and answers once it is confirmed. */
  readonly canMail: boolean;
  /** News of conversations with humans also goes by this service: `POST /v1/realtime`. */
  readonly realtime?: "ably";
  /** A visitor in the queue can choose a time instead: `POST /v1/appointments`. */
  readonly hasAppointments?: boolean;
  readonly nowMs: number;
}

/** What became of requests for a human, each in one column: they add up to all of them. */
export interface RequestEnds {
  /** Still waiting: nothing was kept or broken yet. */
  readonly open: number;
  /** A human answered, and no promise of the request was broken. */
  readonly kept: number;
  /** A promise was broken, whatever came later. */
  readonly broken: number;
  /** An agent said that there was nothing to answer. */
  readonly settled: number;
  /** The visitor took it back before anything else became of it. */
  readonly withdrawn: number;
  /** Nobody answered down to the foot of the ladder. */
  readonly unanswered: number;
  /** The conversation was erased: what became of it is no longer known. */
  readonly erased: number;
}

/** `GET /v1/sites/:site/guarantee`: the figures of the last 30 days. Times and shares are of clicks alone. */
export interface GuaranteeFigures {
  readonly site: SiteId;
  readonly fromMs: number;
  readonly toMs: number;
  readonly requests: number;
  /** Asked for by visitors themselves, by button or in words. */
  readonly clicks: RequestEnds;
  /** Asked for by the bot, a rule of the site, or the bot's failure: kept apart. */
  readonly automatic: RequestEnds;
  /** Fewer answered clicks than this say nothing: the figures below are then `null`. */
  readonly requestsMin: number;
  /** Until a human's first answer, half of the answered waited at most so long, in seconds. */
  readonly medianSeconds: number | null;
  /** Nine of ten of the answered waited at most so long. */
  readonly p90Seconds: number | null;
  /** Share answered within 3 minutes, 0 to 1, of all that were answered or could have been. */
  readonly within3Minutes: number | null;
  readonly within15Minutes: number | null;
  /**
   * Within so many minutes nine of ten were answered, of all who were or could have been: those whom nobody answered count. `null` when
   * it is more than an hour, when they are too few, or when nobody has asked for a week.
   */
  readonly usuallyWithinMinutes: number | null;
}
