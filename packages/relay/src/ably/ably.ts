// Ably beside one relay: who may hear what there, and what is told there. The log stays the truth; without Ably everything still arrives.
import type { AblyAddress, ConversationId, SiteId } from "@handrail/protocol";
import type { Platform } from "../platform.ts";
import { newsChannel, visitorClient } from "./channel-names.ts";
import { ablyAccess, type AblyOptions } from "./options.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { createRest } from "./rest.ts";
import { createTokens, type AblyToken } from "./tokens.ts";

/** What opens a visitor's channels. */
export interface VisitorGrant extends AblyToken {
  readonly channel: string;
  readonly at: AblyAddress | null;
}

export interface Ably {
  readonly publisher: Publisher;
  /** To hear one's own conversation, and nothing else. */
  grantVisitor(site: SiteId, conversation: ConversationId): VisitorGrant;
  stop(): void;
}

/** @throws AblyOptionsError when the key or the address cannot be read */
export function openAbly(options: AblyOptions, platform: Platform, onFault: (error: unknown) => void): Ably {
  const access = ablyAccess(options);
  const makeToken = createTokens(access, platform);
  const publisher = createPublisher({ rest: createRest(access, platform), platform, onFault });
  return {
    publisher,
    grantVisitor(site, conversation) {
      const channel = newsChannel(site, conversation);
      const token = makeToken(visitorClient(conversation), { [channel]: ["subscribe"] });
      return { ...token, channel, at: access.at };
    },
    stop: () => publisher.stop(),
  };
}
