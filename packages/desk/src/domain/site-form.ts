// A site's settings as a form holds them: text that may be half written, checked when it is sent.
import {
  DEFAULT_PRESET,
  formatPageSkills,
  PRESETS,
  readPageSkills,
  siteId,
  type AppointmentSettings,
  type BotSettings,
  type OpeningHours,
  type PageSkills,
  type SiteInput,
  type SiteSettings,
} from "@handrail/protocol";
import { FORM } from "../texts.ts";
import { dayProblem } from "./opening-hours.ts";

/** What the fields hold. */
export interface SiteForm {
  readonly site: string;
  readonly name: string;
  /** One origin on each line. */
  readonly origins: string;
  readonly botName: string;
  readonly botType: "none" | "handrail" | "openai";
  readonly botUrl: string;
  readonly botModel: string;
  readonly botSystem: string;
  /** Empty leaves the stored secret as it is. */
  readonly botSecret: string;
  readonly hasSecret: boolean;
  readonly hours: OpeningHours | null;
  readonly email: string;
  readonly phone: string;
  readonly answerWithinMs: number;
  readonly writtenWithinMs: number;
  /** As a preset fills it in; other numbers are set by the command line. */
  readonly appointments: AppointmentSettings | null;
  /** One rule on each line. */
  readonly pageSkills: string;
  readonly alarmEmail: string;
  readonly webhookUrl: string;
  /** As it was read; empty when there is none. */
  readonly storedWebhookUrl: string;
  /** A new secret for the address that is there. */
  readonly renewsSecret: boolean;
  readonly onCallEmail: string;
  readonly onCallUrl: string;
  readonly storedOnCallUrl: string;
  readonly renewsOnCallSecret: boolean;
  /** After so much of the promised time. */
  readonly onCallPercent: number;
  /** `null`: the relay does not try whether a human can be reached. */
  readonly probeEveryMin: number | null;
  readonly showsFigures: boolean;
  /** Empty leaves the stored key as it is. */
  readonly ablyKey: string;
  /** The stored key's part that is no secret; empty when there is none. */
  readonly ablyKeyName: string;
  readonly dropsAblyKey: boolean;
}

/** Field → what is wrong with it. */
export type Problems = Readonly<Partial<Record<keyof SiteForm, string>>>;

/** What a new site begins with. */
export const BEGINS_WITH = { onCallPercent: 70, probeEveryMin: 15 } as const;

const BOUNDS = { answerMinMs: 15_000, writtenMinMs: 60_000, maxMs: 72 * 60 * 60_000 } as const;

/** The form of a new site. */
export function emptyForm(): SiteForm {
  return {
    site: "",
    name: "",
    origins: "",
    botName: "Assistant",
    botType: "none",
    botUrl: "",
    botModel: "",
    botSystem: "",
    botSecret: "",
    hasSecret: false,
    hours: null,
    email: "",
    phone: "",
    pageSkills: "",
    alarmEmail: "",
    webhookUrl: "",
    storedWebhookUrl: "",
    renewsSecret: false,
    onCallEmail: "",
    onCallUrl: "",
    storedOnCallUrl: "",
    renewsOnCallSecret: false,
    showsFigures: true,
    ablyKey: "",
    ablyKeyName: "",
    dropsAblyKey: false,
    ...BEGINS_WITH,
    ...PRESETS[DEFAULT_PRESET],
  };
}

/** The form of a known site. */
export function formOf(settings: SiteSettings): SiteForm {
  return {
    ...emptyForm(),
    ...botFields(settings.bot),
    ...onCallFields(settings.onCall),
    site: settings.site,
    name: settings.name,
    origins: settings.origins.join("\n"),
    botName: settings.botName,
    hours: settings.hours,
    email: settings.contact.email ?? "",
    phone: settings.contact.phone ?? "",
    pageSkills: (settings.pageSkills ?? []).map(formatPageSkills).join("\n"),
    alarmEmail: settings.alarms?.email ?? "",
    webhookUrl: settings.alarms?.webhookUrl ?? "",
    storedWebhookUrl: settings.alarms?.webhookUrl ?? "",
    answerWithinMs: settings.answerWithinMs,
    writtenWithinMs: settings.writtenWithinMs,
    showsFigures: settings.showsFigures ?? true,
    probeEveryMin: settings.probe === undefined ? BEGINS_WITH.probeEveryMin : (settings.probe?.everyMin ?? null),
    appointments: settings.appointments ?? null,
    ablyKeyName: settings.ably?.keyName ?? "",
  };
}

/** What must be mended before the form can be sent. */
export function problemsOf(form: SiteForm): Problems {
  const checks: readonly (readonly [keyof SiteForm, boolean, string])[] = [
    ["site", /^[a-z0-9][a-z0-9-]{2,39}$/.test(form.site), FORM.badKey],
    ["name", form.name.trim() !== "", FORM.missing],
    ["origins", originsOf(form).length > 0 && originsOf(form).every(isOrigin), FORM.badOrigins],
    ["botName", form.botName.trim() !== "", FORM.missing],
    ["botUrl", form.botType === "none" || isWebAddress(form.botUrl), FORM.badAddress],
    ["botModel", form.botType !== "openai" || form.botModel.trim() !== "", FORM.missing],
    ["hours", (form.hours?.week ?? []).every((day) => dayProblem(day) === null), FORM.badHours],
    ["pageSkills", rulesOf(form).every((rule) => rule !== null), FORM.badPageSkills],
    ["email", isEmailOrNone(form.email), FORM.badEmail],
    ["alarmEmail", isEmailOrNone(form.alarmEmail), FORM.badEmail],
    ["webhookUrl", form.webhookUrl.trim() === "" || isWebAddress(form.webhookUrl), FORM.badAddress],
    ["onCallEmail", isEmailOrNone(form.onCallEmail), FORM.badEmail],
    ["onCallUrl", form.onCallUrl.trim() === "" || isWebAddress(form.onCallUrl), FORM.badAddress],
    ["onCallPercent", !hasOnCall(form) || isBetween(form.onCallPercent, 30, 90), FORM.badShare],
    ["probeEveryMin", form.probeEveryMin === null || isWhole(form.probeEveryMin, 5, 1_440), FORM.badProbe],
    ["ablyKey", form.ablyKey.trim() === "" || isAblyKey(form.ablyKey), FORM.badAblyKey],
    ["answerWithinMs", isWithin(form.answerWithinMs, BOUNDS.answerMinMs), FORM.badAnswerWithin],
    ["writtenWithinMs", isWithin(form.writtenWithinMs, BOUNDS.writtenMinMs), FORM.badWrittenWithin],
  ];
  return Object.fromEntries(checks.filter(([, isGood]) => !isGood).map(([field, , problem]) => [field, problem]));
}

/** What is sent. */
export function inputOf(form: SiteForm): SiteInput {
  return {
    site: siteId(form.site),
    name: form.name.trim(),
    origins: originsOf(form),
    botName: form.botName.trim(),
    bot: botOf(form),
    hours: form.hours,
    contact: { email: orNull(form.email), phone: orNull(form.phone) },
    pageSkills: rulesOf(form).filter((rule) => rule !== null),
    alarms: {
      webhookUrl: orNull(form.webhookUrl),
      email: orNull(form.alarmEmail),
      ...(form.renewsSecret && { renewsSecret: true }),
    },
    onCall: onCallOf(form),
    probe: form.probeEveryMin === null ? null : { everyMin: form.probeEveryMin },
    showsFigures: form.showsFigures,
    answerWithinMs: form.answerWithinMs,
    writtenWithinMs: form.writtenWithinMs,
    appointments: form.appointments,
    ...ablyOf(form),
  };
}

/** Whether somebody is on call. */
export function hasOnCall(form: Pick<SiteForm, "onCallUrl" | "onCallEmail">): boolean {
  return form.onCallUrl.trim() !== "" || form.onCallEmail.trim() !== "";
}

/** Letters that Unicode does not take apart. */
const SPELLED: Readonly<Record<string, string>> = { ø: "o", æ: "ae", œ: "oe", ß: "ss", ł: "l", đ: "d" };

/** A key made of a name, while nobody has written another. */
export function keyFor(name: string): string {
  const spelled = name.replace(/[øæœßłđ]/gi, (letter) => SPELLED[letter.toLowerCase()] ?? "");
  const plain = spelled
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]/g, "")
    .toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
}

function botFields(bot: BotSettings | null): Partial<SiteForm> {
  switch (bot?.type) {
    case "handrail":
      return { botType: "handrail", botUrl: bot.url, hasSecret: bot.hasSecret };
    case "openai": {
      const { baseUrl: botUrl, model: botModel, system: botSystem, hasSecret } = bot;
      return { botType: "openai", botUrl, botModel, botSystem, hasSecret };
    }
    case undefined:
      return { botType: "none" };
  }
}

function onCallFields(onCall: SiteSettings["onCall"]): Partial<SiteForm> {
  if (!onCall) return {};
  const url = onCall.webhookUrl ?? "";
  return {
    onCallEmail: onCall.email ?? "",
    onCallUrl: url,
    storedOnCallUrl: url,
    // 0.57 × 100 is not quite 57.
    onCallPercent: Math.round(onCall.afterShare * 1_000) / 10,
  };
}

function onCallOf(form: SiteForm): NonNullable<SiteInput["onCall"]> | null {
  if (!hasOnCall(form)) return null;
  return {
    webhookUrl: orNull(form.onCallUrl),
    email: orNull(form.onCallEmail),
    afterShare: form.onCallPercent / 100,
    ...(form.renewsOnCallSecret && { renewsSecret: true }),
  };
}

function ablyOf({ ablyKey, dropsAblyKey }: SiteForm): Pick<SiteInput, "ably"> {
  const key = ablyKey.trim();
  if (key !== "") return { ably: { key } };
  return dropsAblyKey ? { ably: null } : {};
}

function botOf(form: SiteForm): SiteInput["bot"] {
  const secret = form.botSecret === "" ? {} : { secret: form.botSecret };
  switch (form.botType) {
    case "none":
      return null;
    case "handrail":
      return { type: "handrail", url: form.botUrl.trim(), ...secret };
    case "openai":
      return {
        type: "openai",
        baseUrl: form.botUrl.trim(),
        model: form.botModel.trim(),
        system: form.botSystem,
        ...secret,
      };
  }
}

function originsOf(form: SiteForm): readonly string[] {
  // As the address bar has it, with a slash at its end.
  const origins = form.origins.split(/[\s,]+/).map((origin) => origin.replace(/\/$/, ""));
  return origins.filter((origin) => origin !== "");
}

function rulesOf(form: SiteForm): readonly (PageSkills | null)[] {
  const lines = form.pageSkills.split("\n").filter((line) => line.trim() !== "");
  return lines.map(readPageSkills);
}

// An origin is a scheme, a host and perhaps a port: nothing behind it.
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol);
}

function isAblyKey(text: string): boolean {
  return /^[\w-]+\.[\w-]+:[\w+/=-]+$/.test(text.trim());
}

function isEmailOrNone(text: string): boolean {
  return text.trim() === "" || /^[^\s@]+@[^\s@]+$/.test(text.trim());
}

function isWithin(ms: number, minMs: number): boolean {
  return Number.isFinite(ms) && ms >= minMs && ms <= BOUNDS.maxMs;
}

function isBetween(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && isBetween(value, min, max);
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
