// How far the agent has read each conversation, on this page.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { ConversationId, Inbox } from "@handrail/protocol";
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

export function createReadMarks(conversations: Pick<Conversations, "of">): ReadMarksKept {
  const marks = signal<ReadMarks>({});
  return {
    marks,
    read(conversation) {
      const { head } = conversations.of(conversation).peek().replica.state;
      if (head > 0 && marks.peek()[conversation] !== head) marks.value = { ...marks.peek(), [conversation]: head };
    },
    prune(inbox) {
      marks.value = pruneMarks(marks.peek(), inbox);
    },
    forget() {
      marks.value = {};
    },
  };
}
