// Shows and changes sites for the desk's admin page. A bot's secret goes in and never comes out.
import { siteId, type BotSettings, type SiteSettings } from "@handrail/protocol";
import * as v from "valibot";
import type { Result } from "../sites/result.ts";
import type { Site, StoredBot } from "../sites/site.ts";
import { snippetOf } from "../sites/snippet.ts";
import { answer, errorResponse, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";

type SitesDeps = Pick<DeskDeps, "people" | "publicUrl">;

const bodySchema = v.record(v.string(), v.unknown());

/** `GET /desk/api/sites`. */
export function listSites(deps: SitesDeps): Response {
  return answer(deps.people.sites.list().map((site) => siteSettings(deps, site)));
}

/** `POST /desk/api/sites`. */
export function addSite(deps: SitesDeps, body: unknown): Response {
  return answerOf(deps, deps.people.sites.add(body));
}

/** `PUT /desk/api/sites/:site`. */
export function changeSite(deps: SitesDeps, site: string, body: unknown): Response {
  const patch = v.safeParse(bodySchema, body);
  if (!patch.success) return refusal("malformed", { path: "" });
  return answerOf(deps, deps.people.sites.set(siteId(site), patch.output));
}

/** A site as admins see it. */
export function siteSettings({ people, publicUrl }: SitesDeps, site: Site): SiteSettings {
  const { id, bot, alarms, ...rest } = site;
  return {
    ...rest,
    site: id,
    bot: bot && withoutSecret(bot),
    alarms: { webhookUrl: alarms.webhook?.url ?? null, email: alarms.email },
    isLive: people.sites.isLive(id),
    snippet: snippetOf(site, publicUrl),
  };
}

function answerOf(deps: SitesDeps, result: Result<Site>): Response {
  return result.ok ? answer(siteSettings(deps, result.value)) : errorResponse(result.error);
}

function withoutSecret(bot: StoredBot): BotSettings {
  const { secret, ...rest } = bot;
  return { ...rest, hasSecret: secret !== null };
}
