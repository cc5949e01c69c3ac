// A conversation as this page knows it: the events without a gap from the first, the state they fold to (HG9), and what agents alone see.
import {
  emptyConversation,
  fold,
  follows,
  siteId,
  type Conversation,
  type ConversationId,
  type Event,
  type InternalEvent,
  type RunSnapshot,
  type Signal,
} from "@handrail/protocol";

/** `head` is the furthest that the log is known to go; `state.head` is how far this page has read. */
export interface Replica {
  readonly events: readonly Event[];
  readonly state: Conversation;
  readonly head: number;
  readonly internal: InternalLog;
  /** The bot's unfinished answer as it streams. */
  readonly run: RunSnapshot | null;
}

/** The log that only agents see: the events without a gap, and the furthest that it is known to go. */
export interface InternalLog {
  readonly head: number;
  readonly events: readonly InternalEvent[];
}

/** How far both logs have been read. */
export interface ReadFrom {
  readonly after: number;
  readonly internalAfter: number;
}

const NO_INTERNAL: InternalLog = { head: 0, events: [] };

/** A replica before the first read. */
export function emptyReplica(conversation: ConversationId): Replica {
  return { events: [], state: emptyConversation(conversation, siteId("")), head: 0, internal: NO_INTERNAL, run: null };
}

/** Takes in a slice of the log: what is known already is dropped, what would leave a gap is left for a read. */
export function takeEvents(
  replica: Replica,
  slice: { readonly head: number; readonly events: readonly Event[] },
): Replica {
  let { state, run, internal } = replica;
  let before = replica.events;
  let added: Event[] = [];
  for (const event of slice.events) {
    if (!follows(state.head, event)) continue;
    if (event.type === "conversation.started" || event.type === "conversation.erased")
      state = { ...state, site: event.site };
    // HG14: what stood before a tombstone is not kept on this page either.
    if (event.type === "conversation.erased") [before, added, run, internal] = [[], [], null, NO_INTERNAL];
    state = fold(state, event);
    if (run && isEndOfRun(event)) run = null;
    added.push(event);
  }
  const head = Math.max(replica.head, slice.head, state.head);
  if (added.length === 0 && head === replica.head) return replica;
  return { events: added.length === 0 ? before : [...before, ...added], state, head, internal, run };
}

/** Takes in a slice of the log that only agents see, by the same rules. */
export function takeInternal(replica: Replica, slice: InternalLog): Replica {
  // HG14: a slice that was on its way when the conversation was erased comes too late.
  if (replica.state.erased) return replica;
  const { internal } = replica;
  const added: InternalEvent[] = [];
  for (const event of slice.events) {
    if (event.seq === internal.events.length + added.length + 1) added.push(event);
  }
  const head = Math.max(internal.head, slice.head);
  if (added.length === 0 && head === internal.head) return replica;
  return { ...replica, internal: { head, events: [...internal.events, ...added] } };
}

/** Takes in a picture of the bot's unfinished answer, as a read brings it. */
export function takeRun(replica: Replica, run: RunSnapshot | null): Replica {
  return { ...replica, run };
}

/** Takes in a piece of a streaming answer. A piece that does not fit is dropped: the finished answer comes by the log. */
export function takeDelta(replica: Replica, delta: Extract<Signal, { type: "delta" }>): Replica {
  if (replica.state.askSeq !== delta.askSeq) return replica;
  const text = replica.run?.run === delta.run ? replica.run.text : "";
  if (delta.offset > text.length) return replica;
  const { run, epoch, askSeq } = delta;
  return { ...replica, run: { run, epoch, askSeq, text: text.slice(0, delta.offset) + delta.text } };
}

/** Where to read on from. */
export function readFrom({ state, internal }: Replica): ReadFrom {
  return { after: state.head, internalAfter: internal.events.length };
}

/** Whether either log is known to go further than it was read. */
export function hasGap({ state, head, internal }: Replica): boolean {
  return state.head < head || internal.events.length < internal.head;
}

function isEndOfRun(event: Event): boolean {
  switch (event.type) {
    case "message.sent":
      return event.from.type === "bot";
    case "answer.cut":
    case "bot.failed":
    case "human.requested":
    case "human.joined":
    case "conversation.closed":
      return true;
    default:
      return false;
  }
}
