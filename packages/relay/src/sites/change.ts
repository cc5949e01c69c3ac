// Decides what a change makes of a site's settings. Pure; it trusts that the change was proven.
import type { StoredBot } from "./site.ts";
import { identityAfter } from "../identity/keys.ts";
import { done, refused, type Result } from "./result.ts";
import type { Settings, SettingsPatch } from "./settings.ts";

/** The settings after the patch; what it does not name stays. */
export function changed(settings: Settings, patch: SettingsPatch): Result<Settings> {
  const bot = patch.bot === undefined ? done(settings.bot) : botAfter(settings.bot, patch.bot);
  if (!bot.ok) return bot;
  const alarms = waysAfter(settings.alarms, patch.alarms ?? {}, "alarms");
  if (!alarms.ok) return alarms;
  const onCall = onCallAfter(settings.onCall, patch.onCall);
  if (!onCall.ok) return onCall;
  const identity =
    patch.identity === undefined ? done(settings.identity) : identityAfter(settings.identity, patch.identity);
  if (!identity.ok) return identity;
  return done({
    name: patch.name ?? settings.name,
    origins: patch.origins ?? settings.origins,
    botName: patch.botName ?? settings.botName,
    bot: bot.value,
    hours: patch.hours === undefined ? settings.hours : patch.hours,
    contact: patch.contact ?? settings.contact,
    answerWithinMs: patch.answerWithinMs ?? settings.answerWithinMs,
    writtenWithinMs: patch.writtenWithinMs ?? settings.writtenWithinMs,
    appointments: patch.appointments === undefined ? settings.appointments : patch.appointments,
    pageSkills: patch.pageSkills ?? settings.pageSkills,
    alarms: alarms.value,
    onCall: onCall.value,
    showsFigures: patch.showsFigures ?? settings.showsFigures,
    probe: patch.probe === undefined ? settings.probe : patch.probe,
    identity: identity.value,
    ably: patch.ably === undefined ? settings.ably : patch.ably,
  });
}

/** Whether promises are made from something else now: the policy's version grows. */
export function changesPolicy(before: Settings, after: Settings): boolean {
  return JSON.stringify(policyFields(before)) !== JSON.stringify(policyFields(after));
}

function policyFields(settings: Settings): unknown {
  const { hours, answerWithinMs, writtenWithinMs, appointments, bot } = settings;
  return { hours, answerWithinMs, writtenWithinMs, appointments, hasBot: bot !== null };
}

const ON_CALL_SHARE = 0.7;

function onCallAfter(before: Settings["onCall"], input: SettingsPatch["onCall"]): Result<Settings["onCall"]> {
  if (input === undefined) return done(before);
  if (input === null) return done(null);
  const ways = waysAfter(before ?? { webhook: null, email: null }, input, "onCall");
  if (!ways.ok) return ways;
  const { webhook, email } = ways.value;
  // The last way was taken away: nobody is on call any more. Without one there was nobody to begin with.
  if (!webhook && email === null) return before ? done(null) : refused("invalid-input", { field: "onCall" });
  return done({ webhook, email, afterShare: input.afterShare ?? before?.afterShare ?? ON_CALL_SHARE });
}

function waysAfter(
  before: Settings["alarms"],
  { webhookUrl, webhookSecret, email }: NonNullable<SettingsPatch["alarms"]>,
  field: "alarms" | "onCall",
): Result<Settings["alarms"]> {
  const url = webhookUrl === undefined ? (before.webhook?.url ?? null) : webhookUrl;
  // A receiver at another address must not be able to sign as this one did.
  const secret = webhookSecret ?? (url === before.webhook?.url ? before.webhook?.secret : undefined);
  if (url !== null && secret === undefined) return refused("invalid-input", { field: `${field}.webhookSecret` });
  const webhook = url === null || secret === undefined ? null : { url, secret };
  return done({ webhook, email: email === undefined ? before.email : email });
}

function botAfter(before: StoredBot | null, input: NonNullable<SettingsPatch["bot"]> | null): Result<StoredBot | null> {
  if (!input) return done(null);
  if (input.secret !== undefined) return done({ ...input, secret: input.secret });
  if (!before || before.secret === null) return done({ ...input, secret: null });
  // The secret is never read back: sent to an address of somebody else's choosing, it would be.
  if (originOf(before) !== originOf(input)) return refused("invalid-input", { field: "bot.secret" });
  return done({ ...input, secret: before.secret });
}

function originOf(
  bot: { readonly type: "handrail"; readonly url: string } | { readonly type: "openai"; readonly baseUrl: string },
): string {
  return new URL(bot.type === "handrail" ? bot.url : bot.baseUrl).origin;
}
