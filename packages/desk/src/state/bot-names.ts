// How each site calls its bot: visitors know it by its name, so agents do too. Of whom nothing is known it is "Bot".
import { signal, type ReadonlySignal } from "@preact/signals";
import type { SiteId } from "@handrail/protocol";
import type { DeskApi } from "../api/desk-api.ts";

/** The names of one page. */
export interface BotNames {
  readonly names: ReadonlySignal<Readonly<Record<SiteId, string>>>;
  read(): Promise<void>;
}

export function createBotNames(api: Pick<DeskApi, "sites">): BotNames {
  const names = signal<Readonly<Record<SiteId, string>>>({});
  return {
    names,
    async read() {
      const answer = await api.sites();
      if (answer.type === "ok") names.value = Object.fromEntries(answer.value.map((site) => [site.site, site.botName]));
    },
  };
}
