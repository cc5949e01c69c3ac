// Reads the log and the lists that are found from its columns. Writes nothing: only the authority appends.
import type { Awaitable } from "../domain/awaitable.ts";
import type {
  AgentId,
  Conversation,
  ConversationId,
  Event,
  Internal,
  InternalEvent,
  PastPlace,
  SiteId,
} from "@handrail/protocol";

/** A conversation with what the desk's lists show of it. */
export interface ConversationSummary {
  readonly state: Conversation;
  /** When the oldest turn was written that awaits an answer. */
  readonly awaitingSinceMs: number | null;
  /** The visitor's last words, at most 140 characters. */
  readonly preview: string;
  /** The agent who joined last. */
  readonly lastAgent: AgentId | null;
  /** What only agents may know of it. */
  readonly internal: Internal;
}

/** The two facts that every reader needs. */
export interface Whereabouts {
  readonly site: SiteId;
  readonly head: number;
}

/** A conversation in an agent's hands. */
export interface Talk {
  readonly conversation: ConversationId;
  readonly agent: AgentId;
  readonly joinedAtMs: number;
}

/** What is read of the log wherever it is. {@link Log} is one that is near. */
export interface LogReader {
  readonly generation: string;
  conversation(id: ConversationId): Awaitable<ConversationSummary | null>;
  whereabouts(id: ConversationId): Awaitable<Whereabouts | null>;
  events(id: ConversationId, after: number, limit: number): Awaitable<readonly Event[]>;
  messages(id: ConversationId, upTo: number, limit: number): Awaitable<readonly Event[]>;
  appointments(site: SiteId, fromMs: number): Awaitable<ReadonlyMap<number, number>>;
  waiting(): Awaitable<readonly ConversationSummary[]>;
  talks(): Awaitable<readonly Talk[]>;
  internalEvents(id: ConversationId, after: number, limit: number): Awaitable<readonly InternalEvent[]>;
  queued(): Awaitable<readonly ConversationSummary[]>;
  heldBy(agent: AgentId): Awaitable<readonly ConversationSummary[]>;
  held(): Awaitable<readonly ConversationSummary[]>;
  holding(): Awaitable<ReadonlyMap<AgentId, number>>;
  closedBy(agent: AgentId, limit: number): Awaitable<readonly ConversationSummary[]>;
  past(behind: PastPlace | null, limit: number): Awaitable<readonly ConversationSummary[]>;
}

/** Everything that may be read of the log. All of it is synchronous: one prepared statement each. */
export interface Log {
  /** One more for each new database: a reader that meets another one has met a restored back-up or a new store. */
  readonly generation: string;
  conversation(id: ConversationId): ConversationSummary | null;
  /** Whose it is and how far its log goes: a fraction of what {@link Log.conversation} costs. `null` for an unknown one. */
  whereabouts(id: ConversationId): Whereabouts | null;
  /** Events with `seq > after`, in order. */
  events(id: ConversationId, after: number, limit: number): readonly Event[];
  /** Events of the log that only agents see, with `seq > after`, in order: for desks, and for no visitor's reader. */
  internalEvents(id: ConversationId, after: number, limit: number): readonly InternalEvent[];
  /** The last messages up to and with `upTo`, oldest first, cut answers included: what a bot is told. */
  messages(id: ConversationId, upTo: number, limit: number): readonly Event[];
  /** Everybody in the queue, however many. */
  waiting(): readonly ConversationSummary[];
  /** Every conversation that an agent holds, and since when. */
  talks(): readonly Talk[];
  /** Each time from `fromMs` on at which somebody has an appointment on this site, with how many have it. */
  appointments(site: SiteId, fromMs: number): ReadonlyMap<number, number>;
  /** Oldest request first, at most 500. */
  queued(): readonly ConversationSummary[];
  heldBy(agent: AgentId): readonly ConversationSummary[];
  held(): readonly ConversationSummary[];
  /** How many each agent holds. */
  holding(): ReadonlyMap<AgentId, number>;
  /** Closed ones that this agent was the last to hold, newest first. */
  closedBy(agent: AgentId, limit: number): readonly ConversationSummary[];
  /** Closed ones that any agent has held and that nobody has erased, newest first. */
  past(behind: PastPlace | null, limit: number): readonly ConversationSummary[];
}
