// Names the channels at Ably, and those whose tokens are ended together. What may be done on a channel is the tokens' to say.
import type { ConversationId, SiteId } from "@handrail/protocol";

/** News of a conversation: what its visitor may see, and nothing else. */
export const newsChannel = (site: SiteId, conversation: ConversationId): string =>
  `handrail:news:${site}:${conversation}`;

/** Who a visitor is to Ably. */
export const visitorClient = (conversation: ConversationId): string => `visitor.${conversation}`;

/** What the tokens of all of a site's visitors have in common. */
export const siteTokens = (site: SiteId): string => `site.${site}`;

/** Whose tokens are revoked, as Ably reads it. */
export type Bearers = `clientId:${string}` | `revocationKey:${string}`;
