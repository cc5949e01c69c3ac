// Names the channels at Ably. What may be done on them is the tokens' to say.
import type { ConversationId, SiteId } from "@handrail/protocol";

/** News of a conversation: what its visitor may see, and nothing else. */
export const newsChannel = (site: SiteId, conversation: ConversationId): string =>
  `handrail:news:${site}:${conversation}`;

/** Who a visitor is to Ably: by this name their tokens are revoked. */
export const visitorClient = (conversation: ConversationId): string => `visitor.${conversation}`;
