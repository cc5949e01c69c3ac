// Turns the words of `handrail site add` and `site set` into a change of a site's settings.
import {
  PAGE_SKILLS_EXAMPLE,
  PRESET_NAMES,
  PRESETS,
  readPageSkills,
  type OpeningHours,
  type PageSkills,
  type PromiseSettings,
} from "@handrail/protocol";
import type { Site } from "../sites/site.ts";
import { APPOINTMENTS_EXAMPLE, parseAppointments } from "./appointments-text.ts";
import { CliError } from "./cli-error.ts";
import { parseDuration } from "./duration-text.ts";
import { HOURS_EXAMPLE, parseHours } from "./hours-text.ts";

/** What commander hands over. */
export interface SiteWords {
  readonly name?: string;
  readonly origin?: readonly string[];
  readonly botUrl?: string;
  readonly bot?: boolean;
  readonly botSecret?: string;
  readonly botName?: string;
  readonly openaiBaseUrl?: string;
  readonly openaiModel?: string;
  readonly openaiSystem?: string;
  readonly hours?: string;
  readonly timeZone?: string;
  readonly holiday?: readonly string[];
  readonly email?: string;
  readonly phone?: string;
  readonly preset?: string;
  readonly answerWithin?: string;
  readonly writtenWithin?: string;
  readonly appointments?: string;
  readonly pageSkills?: readonly string[];
  readonly webhookUrl?: string;
  readonly alarmEmail?: string;
  readonly onCall?: boolean;
  readonly onCallWebhook?: string;
  readonly onCallEmail?: string;
  readonly onCallAfter?: string;
  readonly probeEvery?: string;
  readonly identityKeys?: string;
  readonly identityMaxAge?: string;
  readonly figures?: "on" | "off";
  readonly ablyKey?: string;
}

const OPENAI_URL = "https://api.openai.com/v1";

/** The change that the words ask for; `site` is what is there, `secret` what was found for the bot. */
export function sitePatch(
  words: SiteWords,
  options: {
    readonly site: Site | null;
    readonly secret: string | undefined;
    /** A new one, for when the words name a webhook. */
    readonly webhookSecret: string;
    /** What the file of `--identity-keys` holds. */
    readonly identityKeys?: unknown;
    /** What `--ably-key` was found to be. */
    readonly ablyKey?: string | undefined;
  },
): Record<string, unknown> {
  const patch: Record<string, unknown> = {
    name: words.name,
    // As the address bar has it, with a slash at its end.
    origins: words.origin?.map((origin) => origin.replace(/\/$/, "")),
    botName: words.botName,
    bot: botOf(words, options),
    hours: hoursOf(words, options.site?.hours ?? null),
    contact: contactOf(words, options.site),
    ...promisesOf(words),
    pageSkills: pageSkillsOf(words.pageSkills),
    alarms: alarmsOf(words, options.webhookSecret),
    onCall: onCallOf(words, options.webhookSecret),
    probe: probeOf(words.probeEvery),
    identity: identityOf(words, options),
    ably: options.ablyKey === undefined ? undefined : options.ablyKey === "" ? null : { key: options.ablyKey },
    showsFigures: words.figures === undefined ? undefined : words.figures === "on",
  };
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

function botOf(words: SiteWords, { site, secret }: { site: Site | null; secret: string | undefined }): unknown {
  if (words.bot === false) return null;
  const given = secret === undefined ? {} : { secret: secret === "" ? null : secret };
  const before = site?.bot ?? null;
  const isOpenai =
    words.openaiBaseUrl !== undefined || words.openaiModel !== undefined || words.openaiSystem !== undefined;
  if (isOpenai && words.botUrl !== undefined) {
    throw usage("--bot-url and the --openai options are two kinds of bot.", "Give one of them.");
  }
  if (words.botUrl !== undefined) return { type: "handrail", url: words.botUrl, ...given };
  if (isOpenai) {
    const known = before?.type === "openai" ? before : null;
    const model = words.openaiModel ?? known?.model;
    if (model === undefined) throw usage("The bot needs a model.", "Add --openai-model <name>.");
    return {
      type: "openai",
      baseUrl: words.openaiBaseUrl ?? known?.baseUrl ?? OPENAI_URL,
      model,
      system: words.openaiSystem ?? known?.system ?? "",
      ...given,
    };
  }
  if (words.botSecret === undefined) return undefined;
  if (!before) throw usage("There is no bot that the secret could be for.", "Add --bot-url <address>.");
  return { ...before, ...given };
}

function hoursOf(words: SiteWords, before: OpeningHours | null): OpeningHours | null | undefined {
  if (words.hours === undefined && words.timeZone === undefined && words.holiday === undefined) return undefined;
  if (words.hours === "always") return null;
  const week = words.hours === undefined ? before?.week : parseHours(words.hours);
  if (!week) {
    throw words.hours === undefined
      ? usage("A time zone or a holiday needs opening hours.", `Add --hours "${HOURS_EXAMPLE}".`)
      : usage(
          `The opening hours "${words.hours}" could not be read.`,
          `Write them like --hours "${HOURS_EXAMPLE}", or --hours always.`,
        );
  }
  const timeZone = words.timeZone ?? before?.timeZone;
  if (timeZone === undefined) throw usage("Opening hours need a time zone.", "Add --time-zone Europe/Oslo.");
  return { timeZone: asNamed(timeZone), week, holidays: words.holiday ?? before?.holidays ?? [] };
}

// `europe/oslo` is a zone's name as well, and visitors may read it.
function asNamed(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return timeZone;
  }
}

function contactOf(words: SiteWords, site: Site | null): Site["contact"] | undefined {
  if (words.email === undefined && words.phone === undefined) return undefined;
  const before = site?.contact ?? { email: null, phone: null };
  return { email: orNull(words.email, before.email), phone: orNull(words.phone, before.phone) };
}

interface WayWords {
  readonly webhookUrl?: string | undefined;
  readonly alarmEmail?: string | undefined;
}

function alarmsOf({ webhookUrl, alarmEmail }: WayWords, webhookSecret: string): object | undefined {
  if (webhookUrl === undefined && alarmEmail === undefined) return undefined;
  return {
    ...(webhookUrl !== undefined && { webhookUrl: webhookUrl === "" ? null : webhookUrl, webhookSecret }),
    ...(alarmEmail !== undefined && { email: alarmEmail === "" ? null : alarmEmail }),
  };
}

function onCallOf(words: SiteWords, webhookSecret: string): unknown {
  if (words.onCall === false) return null;
  const ways = alarmsOf({ webhookUrl: words.onCallWebhook, alarmEmail: words.onCallEmail }, webhookSecret);
  const { onCallAfter } = words;
  if (onCallAfter === undefined) return ways;
  const percent = /^(\d{2})%?$/.exec(onCallAfter)?.[1];
  if (percent === undefined) throw usage("--on-call-after could not be read.", "Write it like --on-call-after 70%.");
  return { ...ways, afterShare: Number(percent) / 100 };
}

function probeOf(every: string | undefined): unknown {
  if (every === undefined) return undefined;
  const ms = durationOf("--probe-every", every === "never" ? undefined : every);
  return ms === undefined ? null : { everyMin: ms / 60_000 };
}

function identityOf(
  { identityKeys: file, identityMaxAge }: SiteWords,
  { site, identityKeys }: { site: Site | null; identityKeys?: unknown },
): unknown {
  if (file === "") return null;
  if (file === undefined && identityMaxAge === undefined) return undefined;
  const keys = file === undefined ? site?.identity?.keys.map(({ kid }) => ({ kid })) : keysIn(identityKeys);
  if (!keys) throw usage("There are no identity keys that the age could be for.", "Add --identity-keys <file>.");
  const maxAgeMs = durationOf("--identity-max-age", identityMaxAge);
  return { keys, ...(maxAgeMs !== undefined && { maxAgeSeconds: maxAgeMs / 1_000 }) };
}

// A JWK set, or one key alone.
function keysIn(file: unknown): unknown {
  const isSet = typeof file === "object" && file !== null && "keys" in file;
  return isSet ? file.keys : [file];
}

// An empty word takes the old one away.
function orNull(word: string | undefined, before: string | null): string | null {
  return word === undefined ? before : word === "" ? null : word;
}

// What is named beside a preset stands over what the preset fills in.
function promisesOf(words: SiteWords): Record<keyof PromiseSettings, unknown> {
  const { preset, answerWithin, writtenWithin } = words;
  const filled = preset === undefined ? null : presetCalled(preset);
  return {
    answerWithinMs: durationOf("--answer-within", answerWithin) ?? filled?.answerWithinMs,
    writtenWithinMs: durationOf("--written-within", writtenWithin) ?? filled?.writtenWithinMs,
    appointments: words.appointments === undefined ? filled?.appointments : appointmentsOf(words.appointments),
  };
}

function appointmentsOf(text: string): unknown {
  if (text === "none") return null;
  const read = parseAppointments(text);
  if (read) return read;
  throw usage(
    "--appointments could not be read.",
    `Write it like --appointments "${APPOINTMENTS_EXAMPLE}", or --appointments none.`,
  );
}

function pageSkillsOf(lines: readonly string[] | undefined): readonly PageSkills[] | undefined {
  if (lines?.length === 1 && lines[0] === "none") return [];
  return lines?.map((line) => {
    const rule = readPageSkills(line);
    if (rule) return rule;
    throw usage(
      `--page-skills could not be read: ${line}`,
      `Write it like --page-skills "${PAGE_SKILLS_EXAMPLE}", once for each page, or --page-skills none.`,
    );
  });
}

function presetCalled(text: string): PromiseSettings {
  const name = PRESET_NAMES.find((known) => known === text);
  if (!name) throw usage("There is no preset of this name.", `Give --preset one of: ${PRESET_NAMES.join(", ")}.`);
  return PRESETS[name];
}

function durationOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms === null) throw usage(`${option} could not be read.`, `Write it like ${option} 2m, 90s or 24h.`);
  return ms;
}

function usage(message: string, next: string): CliError {
  return new CliError(message, { next, exitCode: 2 });
}
