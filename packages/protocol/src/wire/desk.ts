// The shapes of the desk's API. Cookie session, same origin only; every POST is JSON with the desk's own origin.
import type { AgentCommand } from "../commands.ts";
import type { Owner, OpenPromise } from "../conversation.ts";
import type { AgentRef, Contact, Event, Identity, RequestReason } from "../events.ts";
import type { PageSkills } from "../page-skills.ts";
import type { AppointmentSettings } from "../presets.ts";
import type { AgentId, ConversationId, SiteId } from "../ids.ts";
import type { VisitorContext } from "../visitor-context.ts";
import type { InternalEvent } from "../internal.ts";
import type { AblyGrant, GuaranteeFigures, RunSnapshot, Signal, Verdict } from "./shapes.ts";

/** An admin may also change sites and agents. */
export type DeskRole = "admin" | "agent";

/** What the dispatcher chooses agents by. */
export interface AgentTalents {
  /** Conversations held at once, 1 to 20. */
  readonly capacity: number;
  /** BCP 47 tags such as `nb`; none says nothing, and is taken as all. */
  readonly languages: readonly string[];
  /** Short words in lower case, such as `returns`. */
  readonly skills: readonly string[];
}

/** Whoever visitors may see a picture of. */
export interface Pictured {
  /** The SHA-256 of its bytes, base64url, which `GET /v1/agents/:id/picture?v=` takes; `null`: they are seen by their initials. */
  readonly picture: string | null;
}

/** `GET /desk/api/me`. */
export interface Me extends AgentTalents, Pictured {
  readonly id: AgentId;
  readonly name: string;
  readonly email: string;
  readonly role: DeskRole;
  readonly isOnDuty: boolean;
  /** Why the relay has ended their duty, until they go on duty again or say that they are off; `null`: it has not, or does not know any more. */
  readonly offDutyWhy: "offers-expired" | null;
  /** Their desk's news also goes by this service: `POST /desk/api/realtime`. */
  readonly realtime?: "ably";
}

/** `PUT /desk/api/me`. Changes what it names and answers {@link Me}. */
export type MeChange = Partial<Pick<AgentTalents, "capacity" | "languages">> & {
  /** What visitors see. */
  readonly name?: string;
};

// `PUT /desk/api/me/picture` takes a picture's bytes as `application/octet-stream`, `DELETE` takes it away; both answer `Me`. For admins
// `DELETE /desk/api/agents/:id/picture` takes another's away, and answers `AgentAccount`.

/** `POST /desk/api/duty`. Answers {@link Me}. */
export interface DutyRequest {
  readonly isOnDuty: boolean;
}

/** One row of the desk's lists. */
export interface InboxItem {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  readonly siteName: string;
  readonly head: number;
  /** How far the log goes that only agents see. */
  readonly internalHead: number;
  readonly owner: Owner;
  readonly why: RequestReason | null;
  /** The wait is counted from here: the request of this stretch. */
  readonly requestedAtMs: number;
  /** The oldest turn that awaits an answer, or `null` when all are answered. */
  readonly awaitingSinceMs: number | null;
  readonly lastAtMs: number;
  readonly promise: OpenPromise | null;
  /** The visitor's last words, cut to 140 characters. */
  readonly preview: string;
  /** What the visitor said of themselves. */
  readonly contact: Contact | null;
  /** What the merchant's signature proves; `null` for most. */
  readonly identity: Identity | null;
  readonly isVisitorPresent: boolean;
  /** To whom the visitor is being offered: until it has run out, nobody else can accept. `null` while nobody is asked. */
  readonly offer: { readonly agent: AgentRef; readonly madeAtMs: number; readonly expiresAtMs: number } | null;
  /** The language of the visitor's page, a BCP 47 tag such as `nb-NO`; `null` when the page did not say. */
  readonly language: string | null;
  readonly rating: number | null;
}

/** A colleague, for the roster and for handing over. */
export interface RosterEntry extends AgentTalents, Pictured {
  readonly id: AgentId;
  readonly name: string;
  readonly isOnDuty: boolean;
  /** Conversations held now. */
  readonly holding: number;
}

/** Everything that the desk's left side shows, as one whole at `asOfMs`. */
export interface Inbox {
  readonly asOfMs: number;
  /** Oldest request first. */
  readonly queue: readonly InboxItem[];
  readonly mine: readonly InboxItem[];
  /** In talk with a colleague. */
  readonly others: readonly InboxItem[];
  /** Mine that were closed lately, newest first, at most 20. */
  readonly closed: readonly InboxItem[];
  readonly roster: readonly RosterEntry[];
}

/** Where a list of past conversations goes on: behind this one. */
export interface PastPlace {
  readonly lastAtMs: number;
  readonly conversation: ConversationId;
}

/** `POST /desk/api/past`: looks through some of the closed conversations that agents have held, newest first. */
export interface PastRequest {
  /** At most 120 characters: each of these words must be in what was said, or in what the visitor is called and reached by. `""`: all are found. */
  readonly words: string;
  /** `null`: from the newest on. */
  readonly behind: PastPlace | null;
}

/** What was found among them, which may be nothing while there is more. */
export interface PastResponse {
  /** `preview` has the words that were found, cut to 140 characters. */
  readonly found: readonly InboxItem[];
  /** Where to go on; `null`: these were the oldest. */
  readonly next: PastPlace | null;
}

/** News that is not in the log and may be lost; `context`: what the visitor's page says now. */
export type DeskSignal = Signal | { readonly type: "context"; readonly context: VisitorContext };

/** `GET /desk/api/stream`: server-sent events, one JSON frame in each `data:` line. */
export type DeskFrame =
  | { readonly type: "inbox"; readonly inbox: Inbox; readonly me: Me }
  | {
      readonly type: "log";
      readonly conversation: ConversationId;
      readonly head: number;
      readonly events: readonly Event[];
    }
  /** The log that only agents see: the last event is its head. */
  | {
      readonly type: "internal";
      readonly conversation: ConversationId;
      readonly events: readonly InternalEvent[];
    }
  | { readonly type: "signal"; readonly conversation: ConversationId; readonly signal: DeskSignal }
  | { readonly type: "beat"; readonly nowMs: number }
  | { readonly type: "bye" };

/** `POST /desk/api/realtime`: what opens the agent's own channel. Its messages hold frames of the desk's stream; a beat there says that something has moved. */
export interface DeskGrant {
  readonly ably: AblyGrant;
}

/** `POST /desk/api/inbox`: what the stream begins with. It says that the agent is there, as an open stream does. */
export type DeskInboxResponse = Omit<Extract<DeskFrame, { type: "inbox" }>, "type">;

/** `GET /desk/api/conversations/:id/events?after=0&internalAfter=0`. */
export interface DeskEventsResponse {
  readonly item: InboxItem;
  readonly head: number;
  readonly events: readonly Event[];
  /** The log that only agents see, from `internalAfter` on; it has a `seq` of its own. */
  readonly internal: { readonly head: number; readonly events: readonly InternalEvent[] };
  readonly run: RunSnapshot | null;
  /** What the visitor's page says of their errand: proven by nobody. `null`: nothing. */
  readonly context?: VisitorContext | null;
}

/** `POST /desk/api/conversations/:id/commands`. Answers {@link DeskCommandsResponse}. */
export interface DeskCommandsRequest {
  readonly commands: readonly AgentCommand[];
  readonly isTyping?: boolean;
  /** How far the agent has seen the log. Told to the visitor where the conversation is this agent's; not kept, may be lost. */
  readonly seenSeq?: number;
}

/** A verdict for each command, in order. */
export interface DeskCommandsResponse {
  readonly head: number;
  readonly verdicts: readonly Verdict[];
}

/** Opening hours of one weekday as local wall-clock ranges, `["09:00", "17:30"]`. */
export type DayHours = readonly (readonly [from: string, to: string])[];

/** When humans can be reached. `null` in {@link SiteSettings} means always. */
export interface OpeningHours {
  /** IANA name, for example `Europe/Oslo`. */
  readonly timeZone: string;
  /** Seven entries, Monday first. */
  readonly week: readonly DayHours[];
  /** Local dates (`2026-12-25`) that are closed all day. */
  readonly holidays: readonly string[];
}

/** How a site's bot is asked. The secret is written, never read back. */
export type BotSettings =
  | { readonly type: "handrail"; readonly url: string; readonly hasSecret: boolean }
  | {
      readonly type: "openai";
      readonly baseUrl: string;
      readonly model: string;
      readonly system: string;
      readonly hasSecret: boolean;
    };

/** The keys of a site's identity tokens, by name and kind. */
export interface IdentitySettings {
  readonly keys: readonly { readonly kid: string; readonly alg: IdentityAlgorithm }[];
  /** How far ahead a token's `exp` may lie, in seconds: 60 to 86,400. */
  readonly maxAgeSeconds: number;
}

/** How identity tokens may be signed. */
export type IdentityAlgorithm = "EdDSA" | "ES256" | "HS256";

/** `GET /desk/api/sites` answers a list of these; `POST` adds one; `PUT /desk/api/sites/:site` changes one (admins). */
export interface SiteSettings {
  readonly site: SiteId;
  readonly name: string;
  readonly origins: readonly string[];
  readonly botName: string;
  readonly bot: BotSettings | null;
  readonly hours: OpeningHours | null;
  readonly contact: { readonly email: string | null; readonly phone: string | null };
  /** 15 s to 72 h. */
  readonly answerWithinMs: number;
  /** 1 min to 72 h. */
  readonly writtenWithinMs: number;
  /** Which agents are asked first, by the page that a human is asked for on: at most 100 rules. */
  readonly pageSkills?: readonly PageSkills[];
  /** Visitors who wait can choose a time instead; `null`: they cannot. */
  readonly appointments?: AppointmentSettings | null;
  /** Where alarms go besides the log and the desk. The webhook's secret is shown once, to whoever sets it. */
  readonly alarms?: { readonly webhookUrl: string | null; readonly email: string | null };
  /** Who is told when a visitor has waited for `afterShare` (0.3 to 0.9) of the promised time. */
  readonly onCall?: {
    readonly webhookUrl: string | null;
    readonly email: string | null;
    readonly afterShare: number;
  } | null;
  /** Visitors are told how soon others were answered, when that is known; so unless it says otherwise. */
  readonly showsFigures?: boolean;
  /** How often the relay asks for a human as a visitor would: every 5 min to once a day. `null`: never. */
  readonly probe?: { readonly everyMin: number } | null;
  /** Whose signature on a visitor's identity is believed. Secrets (HS256) are written, never read back; `null`: nobody's. */
  readonly identity?: IdentitySettings | null;
  /** The site's own app at Ably, by the part of its key that is no secret; `null`: the relay's, if it has one. */
  readonly ably?: { readonly keyName: string } | null;
  readonly policyVersion: number;
  readonly isLive: boolean;
  /** The script tag to paste. */
  readonly snippet: string;
  /** The same for pages that run this version and no other, checked by its hash; `null`: the build has none. */
  readonly pinnedSnippet?: string | null;
}

/**
 * The answer to whoever adds or changes a site. `webhookSecret` (of the alarms) and `onCallSecret`: made with this change, and shown this
 * once; later they only sign.
 */
export type SiteAnswer = SiteSettings & { readonly webhookSecret?: string; readonly onCallSecret?: string };

/** How somebody is told. */
export interface WaysInput {
  readonly webhookUrl?: string | null;
  readonly email?: string | null;
  /** Makes a new secret for the same address; the old one ends at once. Another address has a new one in any case. */
  readonly renewsSecret?: boolean;
}

/** What may be sent to add or change a site: a new secret only when it is to change. */
export type SiteInput = Omit<
  SiteSettings,
  "policyVersion" | "isLive" | "snippet" | "pinnedSnippet" | "bot" | "alarms" | "onCall" | "identity" | "ably"
> & {
  readonly alarms?: WaysInput;
  /** `null`: nobody is on call. */
  readonly onCall?: (WaysInput & { readonly afterShare?: number }) | null;
  /** A key that is named by its `kid` alone stays as it is; one that is not named is taken away. */
  readonly identity?: {
    readonly keys: readonly Readonly<Record<string, unknown>>[];
    readonly maxAgeSeconds?: number;
  } | null;
  /** `app.id:secret`, written and never read back. Not named, it stays as it is. */
  readonly ably?: { readonly key: string } | null;
  readonly bot:
    | { readonly type: "handrail"; readonly url: string; readonly secret?: string | null }
    | {
        readonly type: "openai";
        readonly baseUrl: string;
        readonly model: string;
        readonly system: string;
        readonly secret?: string | null;
      }
    | null;
};

/**
 * A reply that is written once and sent often, after whoever sends it has read it. `GET /desk/api/saved-replies` answers a list of those that
 * the agent can use: every site's, and their own.
 */
export interface SavedReply {
  /** Chosen by whoever adds it: 16 to 64 characters of base64url. */
  readonly id: string;
  /** Whose it is: a site's, which admins write for everybody; `null`: the agent's own. */
  readonly site: SiteId | null;
  /** 1 to 120 characters: what it is found by. */
  readonly title: string;
  /** 1 to 4,000 characters. `{visitor}` and `{agent}` stand for names, `{visitor|there}` for a name or, where nobody knows it, the other word. */
  readonly text: string;
  /** A BCP 47 tag such as `nb`; `null`: it suits any. */
  readonly language: string | null;
  /** A word to find it by, in lower case, without the `/` that is typed before it. */
  readonly shortcut: string | null;
}

/** `PUT /desk/api/saved-replies/:id`: adds it, or changes it as a whole, and answers {@link SavedReply}. `DELETE` takes it away. A site's are for admins to change. */
export type SavedReplyInput = Omit<SavedReply, "id">;

/** `GET /desk/api/record`: what became of requests for a human, site by site, as anybody may read it. */
export interface DeskRecordResponse {
  readonly sites: readonly { readonly siteName: string; readonly figures: GuaranteeFigures }[];
}

/** What was not as it should be, until somebody acknowledges it. */
export type DeskAlarm = DeskAlarmCause & {
  readonly id: string;
  readonly site: SiteId;
  readonly siteName: string;
  readonly askedAtMs: number;
  readonly dueAtMs: number;
  readonly atMs: number;
};

/** What an alarm is of. */
export type DeskAlarmCause =
  /** A promise to a visitor was not kept. `broken`: another promise has taken its place. `unanswered`: none has. */
  | { readonly kind: "broken" | "unanswered"; readonly conversation: ConversationId }
  /** The relay asked for a human as a visitor would. `unreachable`: nobody was there. `probe-failed`: the relay did not do its part. */
  | {
      readonly kind: "unreachable" | "probe-failed";
      readonly why: "nobody-on-duty" | "no-room" | "no-answer" | "refused" | "storage" | "receipt" | "clock";
    };

/** `GET /desk/api/alarms`, and the answer to `POST /desk/api/alarms/:id/acknowledge`: those not acknowledged, oldest first. */
export interface DeskAlarmsResponse {
  readonly alarms: readonly DeskAlarm[];
}

/** `GET /desk/api/agents` (admins): accounts and open invitations. An invited one has the talents that the account will begin with. */
export interface AgentAccount extends AgentTalents, Pictured {
  readonly id: AgentId | null;
  readonly name: string | null;
  readonly email: string;
  readonly role: DeskRole;
  readonly status: "active" | "invited";
  /** When an invitation lapses. */
  readonly expiresAtMs: number | null;
}

/** `PUT /desk/api/agents/:id` (admins). Changes what it names and answers {@link AgentAccount}. */
export type AgentChange = Partial<AgentTalents> & { readonly role?: DeskRole };

/** `POST /desk/api/agents` (admins). Answers {@link InviteResponse}. */
export interface InviteRequest {
  readonly email: string;
  readonly role: DeskRole;
}

/** The link is shown once and works once. */
export interface InviteResponse {
  readonly link: string;
  readonly expiresAtMs: number;
}

/** The answer to `POST /desk/api/invitations/look`, which brings the token. */
export interface InvitationFacts {
  readonly email: string;
  readonly role: DeskRole;
  /** The account's name, when the link sets a new password for one that is there. */
  readonly name?: string;
}

/** `POST /desk/api/invitations`, beside the token: makes the account and signs it in. */
export interface AcceptInvitationRequest {
  readonly name: string;
  readonly password: string;
}

/** `GET /desk/api/ring`: what a browser needs to know so that it can be rung while the desk is closed (Web Push, RFC 8030 and 8292). */
export interface RingKey {
  /** The relay's public key, base64url of 65 bytes: `applicationServerKey`. */
  readonly key: string;
}

/** `PUT /desk/api/ring`: a browser of the agent's is to be rung. The same `endpoint` again changes what it is rung for. */
export interface RingDevice {
  /** Where its maker's push service takes messages for it. */
  readonly endpoint: string;
  /** As `PushSubscription.toJSON()` has them: the device's public key and a secret, base64url. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** Also while the agent is off duty, when a visitor waits and nobody on duty can be asked. */
  readonly isRungOffDuty: boolean;
}

/** `DELETE /desk/api/ring`: it is not rung any more. */
export type RingEnd = Pick<RingDevice, "endpoint">;

/**
 * What a ring says, encrypted for the device alone. `offer`: a visitor is offered to this agent. `waiting`: one waits, and nobody on duty can be
 * asked. `message`: a visitor of theirs has written. No word of the conversation is in it, nor who the visitor is.
 */
export interface Ring {
  readonly type: "offer" | "waiting" | "message";
  readonly conversation: ConversationId;
  /** The site's name. */
  readonly site: string;
  /** When an answer is due, ms since the epoch; `null` when none is promised. */
  readonly dueAtMs: number | null;
}
