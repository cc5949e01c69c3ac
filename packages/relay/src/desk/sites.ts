// Shows and changes sites for the desk's admin page. A bot's secret and Ably's go in and never come out; a webhook's comes out once.
import {
  siteId,
  type BotSettings,
  type IdentitySettings,
  type SiteAnswer,
  type SiteSettings,
} from "@handrail/protocol";
import * as v from "valibot";
import { ablyKeyName } from "../ably/options.ts";
import type { Account } from "../accounts/accounts.ts";
import { newWebhookSecret } from "../alarms/webhook-channel.ts";
import { algorithmOf, type IdentityKeys } from "../identity/keys.ts";
import type { Result } from "../sites/result.ts";
import type { Site, StoredBot } from "../sites/site.ts";
import { snippetOf } from "../sites/snippet.ts";
import { answer, errorResponse, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";

interface SitesDeps extends Pick<DeskDeps, "people" | "publicUrl" | "pinned"> {
  /** The language that snippets are written in. */
  readonly lang?: string | undefined;
}
type ChangeDeps = SitesDeps & Pick<DeskDeps, "platform">;

const bodySchema = v.record(v.string(), v.unknown());
// Read loosely: what is not of this shape is refused, field by field, where the settings are proven.
const webhookSchema = v.looseObject({ webhookUrl: v.string(), renewsSecret: v.optional(v.boolean(), false) });

/** `GET /desk/api/sites`, `?lang=nb` for snippets in that language: all of it for admins; for agents, what they need of their shops. */
export function listSites(deps: SitesDeps, { role }: Pick<Account, "role">): Response {
  const sites = deps.people.sites.list().map((site) => siteSettings(deps, site));
  return answer(role === "admin" ? sites : sites.map(forAgents));
}

/** `POST /desk/api/sites`. */
export async function addSite(deps: ChangeDeps, body: unknown): Promise<Response> {
  const patch = v.safeParse(bodySchema, body);
  if (!patch.success) return refusal("malformed", { path: "" });
  const { ways, secrets } = withSecrets(deps, patch.output, null);
  return answerOf(deps, await deps.people.sites.add({ ...patch.output, ...ways }), secrets);
}

/** `PUT /desk/api/sites/:site`. */
export async function changeSite(deps: ChangeDeps, site: string, body: unknown): Promise<Response> {
  const patch = v.safeParse(bodySchema, body);
  if (!patch.success) return refusal("malformed", { path: "" });
  const { sites } = deps.people;
  const { ways, secrets } = withSecrets(deps, patch.output, sites.get(siteId(site)));
  return answerOf(deps, await sites.set(siteId(site), { ...patch.output, ...ways }), secrets);
}

/** `DELETE /desk/api/sites/:site`. */
export async function removeSite({ people }: SitesDeps, site: string): Promise<Response> {
  const removed = await people.sites.remove(siteId(site));
  return removed.ok ? answer({}) : errorResponse(removed.error);
}

/** A site as admins see it. */
export function siteSettings({ people, publicUrl, pinned, lang }: SitesDeps, site: Site): SiteSettings {
  const { id, bot, alarms, onCall, identity, ably, ...rest } = site;
  return {
    ...rest,
    site: id,
    bot: bot && withoutSecret(bot),
    alarms: { webhookUrl: alarms.webhook?.url ?? null, email: alarms.email },
    onCall: onCall && {
      webhookUrl: onCall.webhook?.url ?? null,
      email: onCall.email,
      afterShare: onCall.afterShare,
    },
    identity: identity && keysByName(identity),
    ably: ably && { keyName: ablyKeyName(ably.key) },
    isLive: people.sites.isLive(id),
    snippet: snippetOf(site, publicUrl, { lang }),
    pinnedSnippet: pinned && snippetOf(site, publicUrl, { pinned, lang }),
  };
}

// Where the relay posts to is often a secret by itself: whoever knows a chat room's webhook can write there in our name.
function forAgents(settings: SiteSettings): SiteSettings {
  const alarms = { webhookUrl: null, email: null };
  return { ...settings, bot: null, alarms, onCall: null, identity: null, ably: null };
}

type Patch = Readonly<Record<string, unknown>>;
type Secrets = Pick<SiteAnswer, "webhookSecret" | "onCallSecret">;

// The relay makes a webhook's secret rather than the page, and stores what it shows.
function withSecrets(
  deps: ChangeDeps,
  { alarms, onCall }: Patch,
  before: Site | null,
): { readonly ways: Patch; readonly secrets: Secrets } {
  const alarm = withSecret(deps, alarms, before?.alarms.webhook?.url);
  const call = withSecret(deps, onCall, before?.onCall?.webhook?.url);
  return {
    ways: { alarms: alarm.way, onCall: call.way },
    secrets: {
      ...(alarm.secret !== null && { webhookSecret: alarm.secret }),
      ...(call.secret !== null && { onCallSecret: call.secret }),
    },
  };
}

/** `secret` is `null` when the way needs no new one. */
function withSecret({ platform }: ChangeDeps, way: unknown, storedUrl: string | undefined) {
  const wanted = v.safeParse(webhookSchema, way);
  if (!wanted.success) return { way, secret: null };
  const { renewsSecret, ...rest } = wanted.output;
  if (storedUrl === rest.webhookUrl && !renewsSecret) return { way: rest, secret: null };
  const webhookSecret = newWebhookSecret((length) => platform.random.bytes(length));
  return { way: { ...rest, webhookSecret }, secret: webhookSecret };
}

function answerOf(deps: SitesDeps, result: Result<Site>, secrets: Secrets): Response {
  if (!result.ok) return errorResponse(result.error);
  const body: SiteAnswer = { ...siteSettings(deps, result.value), ...secrets };
  return answer(body);
}

function withoutSecret(bot: StoredBot): BotSettings {
  const { secret, ...rest } = bot;
  return { ...rest, hasSecret: secret !== null };
}

function keysByName({ keys, maxAgeSeconds }: IdentityKeys): IdentitySettings {
  return { keys: keys.map((key) => ({ kid: key.kid, alg: algorithmOf(key) })), maxAgeSeconds };
}
