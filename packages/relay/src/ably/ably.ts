// Ably beside one relay: which app is a site's, who may hear what there, and what is told there. The log stays the truth; without Ably
// everything still arrives.
import type { AblyGrant, AgentId, ConversationId, SiteId } from "@handrail/protocol";
import type { Platform } from "../platform.ts";
import type { Site, Sites } from "../sites/site.ts";
import { DESK_TOKENS, deskChannel, deskClient, newsChannel, siteTokens, visitorClient } from "./channel-names.ts";
import { ablyAccess, ablyPlace, type AblyAccess, type AblyOptions } from "./options.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { createRest } from "./rest.ts";
import { createTokens, type Pass } from "./tokens.ts";

/** One app at Ably. */
export interface AblyApp {
  readonly publisher: Publisher;
  /** To hear one's own conversation, and nothing else. */
  grantVisitor(site: SiteId, conversation: ConversationId): AblyGrant;
  /** To hear what is for one's own desk, and nothing else. */
  grantDesk(agent: AgentId): AblyGrant;
  /** Where a page connects to, as its content policy says it. */
  readonly sources: readonly string[];
}

export interface Ably {
  /** Where news of this site goes, now: to the site's own app, else to the relay's. `null`: nowhere. */
  of(site: SiteId): AblyApp | null;
  /** Where news for desks goes. An agent sees all sites, and no site's words go to another's app: `null` where they differ. */
  forDesks(): AblyApp | null;
  /** A session of theirs has ended: what desks of theirs have left of one asks for a token anew. */
  signedOut(agent: AgentId): void;
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
  const deskKeyOf = (all: Map<SiteId, string | undefined>): string | undefined => {
    const [first, ...others] = new Set(all.values());
    return others.length === 0 ? first : undefined;
  };
  let deskKey = deskKeyOf(known);
  const forDesks = (): AblyApp | null => (deskKey === undefined ? null : appOf(deskKey));
  return {
    forDesks,
    signedOut: (agent) => forDesks()?.publisher.revoke(`clientId:${deskClient(agent)}`),
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
      const deskKeyBefore = deskKey;
      deskKey = deskKeyOf(known);
      if (deskKeyBefore !== undefined && deskKeyBefore !== deskKey)
        appOf(deskKeyBefore).publisher.revoke(`revocationKey:${DESK_TOKENS}`);
    },
    stop() {
      for (const { publisher } of apps.values()) publisher.stop();
    },
  };
}

function openApp(access: AblyAccess, { platform, onFault }: Pick<AblyDeps, "platform" | "onFault">): AblyApp {
  const makeToken = createTokens(access, platform);
  const grant = (channel: string, bearer: Omit<Pass, "capability">): AblyGrant => {
    const token = makeToken({ ...bearer, capability: { [channel]: ["subscribe"] } });
    return { ...token, channel, at: access.at };
  };
  return {
    publisher: createPublisher({ rest: createRest(access, platform), platform, onFault }),
    grantVisitor: (site, conversation) =>
      grant(newsChannel(site, conversation), {
        clientId: visitorClient(conversation),
        revocationKey: siteTokens(site),
      }),
    grantDesk: (agent) => grant(deskChannel(agent), { clientId: deskClient(agent), revocationKey: DESK_TOKENS }),
    sources: sourcesOf(access),
  };
}

const FALLBACKS = ["a", "b", "c", "d", "e"].map((one) => `wss://main.${one}.fallback.ably-realtime.com`);

function sourcesOf({ at }: AblyAccess): readonly string[] {
  if (!at) return ["wss://main.realtime.ably.net", ...FALLBACKS];
  return [`${at.tls ? "wss" : "ws"}://${at.endpoint}:${at.port}`];
}
