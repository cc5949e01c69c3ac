// How far the agent has read each conversation, on this page, and what the visitor is told of it.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { AgentId, ConversationId, Inbox } from "@handrail/protocol";
import type { DeskApi } from "../api/desk-api.ts";
import { pruneMarks, type ReadMarks } from "../domain/inbox.ts";
import type { Conversations } from "./conversations.ts";

/** The marks of one page. */
export interface ReadMarksKept {
  readonly marks: ReadonlySignal<ReadMarks>;
  /** The agent has seen the conversation as far as it is read here. */
  read(conversation: ConversationId): void;
  /** Forgets what is not in sight any more. */
  prune(inbox: Inbox): void;
  forget(): void;
}

/** Makes them. `me`: whose visitors hear of it. */
export function createReadMarks(
  conversations: Pick<Conversations, "of">,
  { api, me }: { readonly api: Pick<DeskApi, "command">; me(): AgentId | null },
): ReadMarksKept {
  const marks = signal<ReadMarks>({});
  const told = new Map<ConversationId, number>();

  // Of their own words alone: nothing else is shown as seen.
  function tell(conversation: ConversationId): void {
    const { state, events } = conversations.of(conversation).peek().replica;
    if (state.owner.type !== "agent" || state.owner.agent.id !== me()) return;
    const last = events.findLast((event) => event.type === "message.sent" && event.from.type !== "bot");
    if (last?.from.type !== "visitor" || told.get(conversation) === last.seq) return;
    told.set(conversation, last.seq);
    void api.command(conversation, { commands: [], seenSeq: last.seq }).then(({ type }) => {
      if (type !== "ok") told.delete(conversation);
    });
  }

  return {
    marks,
    read(conversation) {
      const { head } = conversations.of(conversation).peek().replica.state;
      if (head === 0) return;
      if (marks.peek()[conversation] !== head) marks.value = { ...marks.peek(), [conversation]: head };
      tell(conversation);
    },
    prune(inbox) {
      marks.value = pruneMarks(marks.peek(), inbox);
      for (const conversation of told.keys()) if (!(conversation in marks.peek())) told.delete(conversation);
    },
    forget() {
      marks.value = {};
      told.clear();
    },
  };
}
