// Names the channels at Ably, and those whose tokens are ended together. What may be done on a channel is the tokens' to say.
import type { AgentId, ConversationId, SiteId } from "@handrail/protocol";

/** News of a conversation: what its visitor may see, and nothing else. */
export const newsChannel = (site: SiteId, conversation: ConversationId): string =>
  `handrail:news:${site}:${conversation}`;

/** Who a visitor is to Ably. */
export const visitorClient = (conversation: ConversationId): string => `visitor.${conversation}`;

/** News for one agent's desk: of the conversations that they hold, and that something has moved. */
export const deskChannel = (agent: AgentId): string => `handrail:desk:${agent}`;

/** Who an agent is to Ably. */
export const deskClient = (agent: AgentId): string => `desk.${agent}`;

/** What the tokens of all of a site's visitors have in common. */
export const siteTokens = (site: SiteId): string => `site.${site}`;

/** What the tokens of all desks have in common. */
export const DESK_TOKENS = "desks";

/** Whose tokens are revoked, as Ably reads it. */
export type Bearers = `clientId:${string}` | `revocationKey:${string}`;
