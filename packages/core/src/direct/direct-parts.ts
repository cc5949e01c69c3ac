// What a conversation without a relay is held with, by the tab that leads and by those that follow.
import type { SiteId } from "@handrail/protocol";
import type { Bot } from "@handrail/bots";
import type { TabWorld } from "../tabs/shared-line.ts";
import type { Platform } from "../platform.ts";
import type { DirectStore } from "./direct-store.ts";
import type { HumanChannel } from "./human-channel.ts";
import type { HearAsk } from "./typed-asks.ts";

/** What a conversation is held with. */
export interface DirectParts {
  readonly site: SiteId;
  readonly bot: Bot | null;
  readonly human: HumanChannel;
  readonly hearAsk: HearAsk;
  readonly store: DirectStore;
  readonly tabs: TabWorld;
  readonly platform: Pick<Platform, "clock" | "random">;
}
