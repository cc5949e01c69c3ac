// Makes the bot that a site's settings describe.
import { handrailBot, openaiBot, type Bot } from "@handrail/bots";
import type { Platform } from "../platform.ts";
import type { StoredBot } from "../sites/site.ts";

/** @throws TypeError when the settings cannot work */
export function siteBot(settings: StoredBot, { fetch, clock }: Pick<Platform, "fetch" | "clock">): Bot {
  switch (settings.type) {
    case "handrail":
      return handrailBot({
        url: settings.url,
        ...(settings.secret !== null && { secret: settings.secret }),
        fetch,
        clock,
      });
    case "openai":
      return openaiBot({
        baseUrl: settings.baseUrl,
        model: settings.model,
        system: settings.system,
        // Models that run locally take any key.
        apiKey: settings.secret ?? "none",
        fetch,
        clock,
      });
  }
}
