// This browser's copy of the log. Decides what of an answer is news, and when the copy must be made anew. Asks nobody.
import {
  emptyConversation,
  fold,
  follows,
  type Conversation,
  type ConversationId,
  type Event,
  type SiteId,
} from "@handrail/protocol";

/** A prefix of the log (HG9). */
export interface Replica {
  readonly generation: string | null;
  readonly conversation: Conversation | null;
  readonly events: readonly Event[];
  /** The highest head that this generation was heard to have. */
  readonly heard: number;
  /** The log is another one than this copy's: it is shown until the new one is here, and then replaced as a whole. */
  readonly isOutdated: boolean;
}

/** What was known when a question was asked: an answer that was long on its way must not look like a restored back-up. */
export interface Asked {
  readonly generation: string | null;
  readonly head: number;
  readonly after: number;
}

/** What an answer says of the log. */
export interface Reported {
  readonly conversation: ConversationId;
  readonly generation: string;
  readonly head: number;
  readonly events: readonly Event[];
}

/** Nothing known. */
export const emptyReplica: Replica = {
  generation: null,
  conversation: null,
  events: [],
  heard: 0,
  isOutdated: false,
};

/** The head of the copy. */
export const headOf = (replica: Replica): number => replica.conversation?.head ?? 0;

/** What a question notes down as it is asked. After 0 where the copy must be made anew. */
export function ask(replica: Replica): Asked {
  const head = headOf(replica);
  return { generation: replica.generation, head, after: replica.isOutdated ? 0 : head };
}

/** Whether the log is known to have more than the copy. */
export const isBehind = (replica: Replica): boolean => replica.isOutdated || replica.heard > headOf(replica);

/** Takes an answer in. */
export function take(replica: Replica, reported: Reported, options: { asked: Asked; site: SiteId }): Replica {
  const { asked, site } = options;
  const known = hear(replica, reported, asked);
  if (known.isOutdated && asked.after === 0 && asked.generation === replica.generation) {
    // A whole new copy, begun at the beginning.
    const fresh = { ...emptyReplica, generation: reported.generation, heard: reported.head };
    return append(fresh, reported, site);
  }
  return known.isOutdated || known.generation !== reported.generation ? known : append(known, reported, site);
}

/** Takes in what an answer says of the log besides its events. */
export function hear(replica: Replica, reported: Omit<Reported, "events">, asked: Asked): Replica {
  const { generation, head } = reported;
  if (replica.generation === null) return { ...replica, generation, heard: Math.max(replica.heard, head) };
  if (generation !== replica.generation) {
    return asked.generation === replica.generation ? { ...replica, isOutdated: true } : replica;
  }
  // A head behind the one that was here when the question was asked: a back-up was restored.
  if (head < asked.head && asked.generation === generation) return { ...replica, isOutdated: true };
  return head > replica.heard ? { ...replica, heard: head } : replica;
}

/** A read has told everything there is: whatever higher head was heard of is no longer waited for. */
export function trust(replica: Replica, head: number): Replica {
  return { ...replica, heard: Math.max(head, headOf(replica)) };
}

function append(replica: Replica, { conversation: id, events }: Reported, site: SiteId): Replica {
  let { conversation, events: earlier } = replica;
  let added: Event[] = [];
  for (const event of events) {
    const head = conversation?.head ?? 0;
    if (event.seq <= head) continue; // a repeat
    if (!follows(head, event)) break; // a gap: the log is read from here
    // HG14: what stood before a tombstone is not kept here either.
    if (event.type === "conversation.erased") [earlier, added] = [[], []];
    conversation = fold(conversation ?? emptyConversation(id, site), event);
    added.push(event);
  }
  if (added.length === 0) return replica;
  return {
    ...replica,
    conversation,
    events: [...earlier, ...added],
    heard: Math.max(replica.heard, conversation?.head ?? 0),
  };
}
