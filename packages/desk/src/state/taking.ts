// Takes a visitor, or says no to one. Who has them is the relay's to say; whether the agent is led there, what they are doing meanwhile.
import type { ReadonlySignal } from "@preact/signals";
import type { ConversationId, Inbox, Me } from "@handrail/protocol";
import { isOfferedTo } from "../domain/offers.ts";
import { hrefOf, type Route } from "../domain/route.ts";
import { DONE } from "../texts.ts";
import type { Acts } from "./acts.ts";
import type { Notices } from "./notices.ts";
import type { Offers } from "./offers.ts";
import type { Replies } from "./replies.ts";

interface Surroundings {
  readonly acts: Acts;
  readonly offers: Offers;
  readonly replies: Pick<Replies, "drafts" | "notes">;
  readonly notices: Notices;
  readonly me: ReadonlySignal<Me | null>;
  readonly inbox: ReadonlySignal<Inbox | null>;
  readonly nowMs: ReadonlySignal<number>;
  readonly route: ReadonlySignal<Route>;
  nameOf(conversation: ConversationId): string;
  setHash(hash: string): void;
}

/** The two answers to a visitor who waits. */
export interface Taking {
  /** Accepts and, when it went well, opens. */
  take(conversation: ConversationId): Promise<void>;
  /** Says no to the offer of this visitor. */
  decline(conversation: ConversationId): Promise<void>;
}

export function createTaking(around: Surroundings): Taking {
  const { acts, offers, replies, notices, route } = around;
  return {
    take: async (conversation) => {
      const me = around.me.peek();
      const now = { conversation, nowMs: around.nowMs.peek() };
      const isOffered = me !== null && isOfferedTo(around.inbox.peek(), me.id, now);
      if (isOffered) offers.answer(conversation);
      const [place, drafts, notes] = [route.peek(), replies.drafts.peek(), replies.notes.peek()];
      if (!(await acts.accept(conversation))) {
        if (isOffered) offers.takeBack(conversation);
        return;
      }
      // Whoever has gone elsewhere or written on meanwhile is not taken away: their next words would go to this visitor.
      const isWriting = drafts !== replies.drafts.peek() || notes !== replies.notes.peek();
      if (route.peek() === place && !isWriting) around.setHash(hrefOf({ type: "conversation", conversation }));
      else notices.done(DONE.taken(around.nameOf(conversation)));
    },
    decline: async (conversation) => {
      offers.answer(conversation);
      if (!(await acts.decline(conversation))) offers.takeBack(conversation);
    },
  };
}
