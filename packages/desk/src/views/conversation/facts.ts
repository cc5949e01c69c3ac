// What the parts of a conversation's screen work with.
import type { InboxItem, Me } from "@handrail/protocol";
import { knownName } from "../../domain/inbox.ts";
import type { OpenConversation } from "../../state/conversations.ts";
import { NAMELESS } from "../../texts.ts";

/** The agent, the conversation's row, and the conversation itself. */
export interface ConversationFacts {
  readonly me: Me;
  readonly item: InboxItem;
  readonly open: OpenConversation;
}

/** How the visitor is called in sentences. */
export function visitorName(item: InboxItem): string {
  return knownName(item) ?? NAMELESS;
}
