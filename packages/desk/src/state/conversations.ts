// The conversations that this page has opened: read from the log, carried on by the stream, read again wherever a gap shows.
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { ConversationId, DeskFrame, Event, Inbox, InboxItem, VisitorContext } from "@handrail/protocol";
import { troubleText } from "../api/answer.ts";
import type { DeskApi } from "../api/desk-api.ts";
import { findItem } from "../domain/inbox.ts";
import {
  emptyReplica,
  hasGap,
  readFrom,
  takeDelta,
  takeEvents,
  takeInternal,
  takeRun,
  type ReadFrom,
  type Replica,
} from "../domain/replica.ts";

/** How a conversation stands on this page. `unknown`: there is none of this id, or not for this agent. */
export interface OpenConversation {
  readonly status: "loading" | "ready" | "failed" | "unknown";
  readonly replica: Replica;
  /** As the last read said; the inbox may know better. */
  readonly item: InboxItem | null;
  /** What the visitor's page says of their errand; nobody has proven it. */
  readonly context: VisitorContext | null;
  /** Why reading failed. */
  readonly trouble: string | null;
}

/** All of them. */
export interface Conversations {
  of(conversation: ConversationId): ReadonlySignal<OpenConversation>;
  /** Reads what is missing. Safe to call at any time. */
  read(conversation: ConversationId): Promise<void>;
  /** Reads all that are on this page, after a time without news. */
  readAll(): void;
  /** Reads those whose logs go further than is known here, and those that have left the lists. */
  takeLists(before: Inbox | null, next: Inbox): void;
  takeFrame(frame: Extract<DeskFrame, { type: "log" | "internal" | "signal" }>): void;
  forget(): void;
}

/** Makes the store; `onEvents` hears of each slice taken in. */
export function createConversations(
  api: DeskApi,
  onEvents: (conversation: ConversationId, events: readonly Event[]) => void,
): Conversations {
  const known = new Map<ConversationId, Signal<OpenConversation>>();
  const reading = new Set<ConversationId>();

  function entry(conversation: ConversationId): Signal<OpenConversation> {
    let open = known.get(conversation);
    if (!open) {
      open = signal({
        status: "loading",
        replica: emptyReplica(conversation),
        item: null,
        context: null,
        trouble: null,
      });
      known.set(conversation, open);
    }
    return open;
  }

  async function read(conversation: ConversationId): Promise<void> {
    if (reading.has(conversation)) return;
    reading.add(conversation);
    const open = entry(conversation);
    try {
      while (await readOnce(conversation, open));
    } finally {
      reading.delete(conversation);
    }
  }

  // True when there is more to read.
  async function readOnce(conversation: ConversationId, open: Signal<OpenConversation>): Promise<boolean> {
    const from = readFrom(open.value.replica);
    const answer = await api.events(conversation, from);
    switch (answer.type) {
      case "ok": {
        const { events, head, item, internal, run, context = null } = answer.value;
        const replica = takeRun(takeInternal(takeEvents(open.value.replica, { head, events }), internal), run);
        open.value = { status: "ready", replica, item, context, trouble: null };
        onEvents(conversation, events);
        // An answer that brings nothing must not be asked for again at once.
        return hasMoved(from, readFrom(replica)) && hasGap(replica);
      }
      case "refused":
        open.value = { ...open.value, status: "unknown", trouble: troubleText(answer) };
        return false;
      case "lost":
        // What was read stays readable; only an empty page has nothing but the trouble to show.
        open.value = {
          ...open.value,
          status: open.value.status === "ready" ? "ready" : "failed",
          trouble: troubleText(answer),
        };
        return false;
    }
  }

  return {
    of: entry,
    read,
    readAll: () => {
      for (const conversation of known.keys()) void read(conversation);
    },
    takeLists: (before, next) => {
      for (const [conversation, open] of known) {
        if (open.value.status !== "ready") continue;
        const item = findItem(next, conversation);
        const { state, internal } = open.value.replica;
        const isBehind = item && (item.head > state.head || item.internalHead > internal.events.length);
        if (isBehind || (!item && findItem(before, conversation))) void read(conversation);
      }
    },
    takeFrame: (frame) => {
      const open = known.get(frame.conversation);
      if (!open || open.value.status !== "ready") return;
      const { replica } = open.value;
      const next = withFrame(replica, frame);
      if (next !== replica) open.value = after(open.value, next);
      if (frame.type === "signal" && frame.signal.type === "context" && !next.state.erased) {
        open.value = { ...open.value, context: frame.signal.context };
      }
      if (frame.type === "log") onEvents(frame.conversation, frame.events);
      if (hasGap(next)) void read(frame.conversation);
    },
    forget: () => known.clear(),
  };
}

// HG14: the row was read before the conversation was erased, and must not tell on; nor must what the page said.
function after(open: OpenConversation, replica: Replica): OpenConversation {
  const { item } = open;
  if (!replica.state.erased) return { ...open, replica };
  const bare = item && { ...item, contact: null, identity: null, preview: "", language: null };
  return { ...open, replica, item: bare, context: null };
}

type ConversationFrame = Parameters<Conversations["takeFrame"]>[0];

function withFrame(replica: Replica, frame: ConversationFrame): Replica {
  switch (frame.type) {
    case "log":
      return takeEvents(replica, frame);
    case "internal":
      return takeInternal(replica, { head: frame.events.at(-1)?.seq ?? 0, events: frame.events });
    case "signal":
      return withSignal(replica, frame.signal);
  }
}

function hasMoved(before: ReadFrom, after: ReadFrom): boolean {
  return after.after > before.after || after.internalAfter > before.internalAfter;
}

function withSignal(replica: Replica, news: Extract<DeskFrame, { type: "signal" }>["signal"]): Replica {
  return news.type === "delta" ? takeDelta(replica, news) : replica;
}
