// Ably beside one relay: which app is a site's, who may hear what there, and what is told there. The log stays the truth; without Ably
// everything still arrives.
import type { AblyAddress, ConversationId, SiteId } from "@handrail/protocol";
import type { Platform } from "../platform.ts";
import type { Site, Sites } from "../sites/site.ts";
import { newsChannel, siteTokens, visitorClient } from "./channel-names.ts";
import { ablyAccess, ablyPlace, type AblyAccess, type AblyOptions } from "./options.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { createRest } from "./rest.ts";
import { createTokens, type AblyToken } from "./tokens.ts";

/** What opens a channel. */
export interface ChannelGrant extends AblyToken {
  readonly channel: string;
  readonly at: AblyAddress | null;
}

/** One app at Ably. */
export interface AblyApp {
  readonly publisher: Publisher;
  /** To hear one's own conversation, and nothing else. */
  grantVisitor(site: SiteId, conversation: ConversationId): ChannelGrant;
}

export interface Ably {
  /** Where news of this site goes, now: to the site's own app, else to the relay's. `null`: nowhere. */
  of(site: SiteId): AblyApp | null;
  /** Sites may have changed: whoever listens where nothing is told any more is sent away, and asks anew. */
  look(): void;
  stop(): void;
}

export interface AblyDeps {
  readonly sites: Pick<Sites, "get" | "list">;
  readonly platform: Platform;
  onFault(error: unknown): void;
}

/** @throws AblyOptionsError when the relay's key or the address cannot be read */
export function openAbly(options: AblyOptions, { sites, platform, onFault }: AblyDeps): Ably {
  const { key: relayKey } = options;
  const place = ablyPlace(options.url);
  const apps = new Map<string, AblyApp>();
  const appOf = (key: string): AblyApp => {
    const known = apps.get(key);
    if (known) return known;
    const made = openApp(ablyAccess(key, place), { platform, onFault });
    apps.set(key, made);
    return made;
  };
  const keyOf = (site: Site | null): string | undefined => site?.ably?.key ?? relayKey;
  const keys = (): Map<SiteId, string | undefined> => new Map(sites.list().map((site) => [site.id, keyOf(site)]));

  // At once, so that a relay does not start with a key that is none.
  if (relayKey !== undefined) appOf(relayKey);
  let known = keys();
  return {
    of(site) {
      const key = keyOf(sites.get(site));
      return key === undefined ? null : appOf(key);
    },
    look() {
      const before = known;
      known = keys();
      for (const [site, key] of before) {
        if (key !== undefined && key !== known.get(site))
          appOf(key).publisher.revoke(`revocationKey:${siteTokens(site)}`);
      }
    },
    stop() {
      for (const { publisher } of apps.values()) publisher.stop();
    },
  };
}

function openApp(access: AblyAccess, { platform, onFault }: Pick<AblyDeps, "platform" | "onFault">): AblyApp {
  const makeToken = createTokens(access, platform);
  return {
    publisher: createPublisher({ rest: createRest(access, platform), platform, onFault }),
    grantVisitor(site, conversation) {
      const channel = newsChannel(site, conversation);
      const token = makeToken({
        clientId: visitorClient(conversation),
        revocationKey: siteTokens(site),
        capability: { [channel]: ["subscribe"] },
      });
      return { ...token, channel, at: access.at };
    },
  };
}
