// No relay: the page is the authority of its visitor's conversation, asks the bot itself, and reaches humans over Ably. The same law and
// the same outbox; no promises, no queue, no receipts. docs/ably.md says which rules of the guarantee hold.
import { siteId, type SiteFacts } from "@handrail/protocol";
import type { Bot } from "@handrail/bots";
import { diskStore } from "./adapters/direct-disk.ts";
import { browserPlatform } from "./adapters/browser-platform.ts";
import { pageTabs } from "./adapters/page-tabs.ts";
import type { TabWorld } from "./tabs/shared-line.ts";
import type { Backend } from "./backend.ts";
import type { AblyHumanOptions } from "./direct/ably-human.ts";
import type { DirectStore } from "./direct/direct-store.ts";
import { directWire } from "./direct/direct-wire.ts";
import type { HumanChannel } from "./direct/human-channel.ts";
import { typedAsks } from "./direct/typed-asks.ts";
import type { Platform } from "./platform.ts";

export { memoryStore, type DirectStore } from "./direct/direct-store.ts";
export type { TabWorld } from "./tabs/shared-line.ts";
export type { AblyHumanOptions } from "./direct/ably-human.ts";
export type { HumanChannel, HumanLine, HumanListener, Said } from "./direct/human-channel.ts";

/** How a page without a relay is set up. */
export interface DirectOptions {
  /** What answers until a human is asked for, like `handrailBot({ url, fetch })` of `@handrail/bots`; `null`: humans alone. */
  readonly bot: Bot | null;
  /** How humans are reached: `ably({ authUrl })`. */
  readonly human: HumanChannel;
  /** The site's key, 3 to 40 characters of a to z, 0 to 9 and `-`; `site` unless given. Sites of one Ably app are told apart by it. */
  readonly site?: string;
  readonly name?: string;
  readonly botName?: string;
  /** What is shown, and said to be it, when nobody is there. */
  readonly contact?: { readonly email?: string; readonly phone?: string };
  /** How long the visitor waits before it is shown, in ms; 60 s unless given. */
  readonly waitMs?: number;
  /** Where conversations are kept; the browser's disk unless given. */
  readonly store?: DirectStore;
  /** How tabs know of each other; as the browser has it unless given. */
  readonly tabs?: TabWorld;
  readonly platform?: Pick<Platform, "clock" | "random">;
}

const WAIT_MS = 60_000;

/**
 * This page as the authority.
 *
 * @example
 * const chat = createChat({ backend: direct({ bot: null, human: ably({ authUrl: "/ably-token" }) }) });
 */
export function direct(options: DirectOptions): Backend {
  const { bot, human, name = "", botName = "Assistant", contact = {}, waitMs = WAIT_MS } = options;
  const site = siteId(options.site ?? "site");
  return {
    site,
    connect: () => {
      const platform = options.platform ?? browserPlatform();
      const { store = diskStore(site), tabs = pageTabs } = options;
      const hearAsk = typedAsks(platform.clock);
      const facts = (): SiteFacts => ({
        site,
        name,
        isLive: true,
        bot: bot && { name: botName },
        isOpen: true,
        opensAtMs: null,
        agentsOnDuty: 0,
        answerWithinMs: waitMs,
        isDirect: true,
        contact: { email: contact.email ?? null, phone: contact.phone ?? null },
        canMail: false,
        nowMs: platform.clock.now(),
      });
      return directWire({ site, bot, human, hearAsk, store, tabs, platform }, facts);
    },
  };
}

/** Humans over Ably. Its client is fetched when somebody asks for one. */
export function ably(options: AblyHumanOptions): HumanChannel {
  return {
    open: async (talk) => (await import("./direct/ably-human.ts")).openAblyHuman(options)(talk),
  };
}
