// Proves a site's settings, field by field: from the desk, from the command line, and from the database.
import { DEFAULT_PRESET, isPage, LIMITS, PRESETS } from "@handrail/protocol";
import { emailSchema, siteIdSchema, skillsSchema } from "@handrail/protocol/wire";
import { Temporal } from "temporal-polyfill";
import * as v from "valibot";
import { ABLY_KEY } from "../ably/options.ts";
import { identityInput, identitySchema } from "../identity/keys.ts";
import { done, refused, type Result } from "./result.ts";

const ORIGINS_MAX = 50;
const RANGES_PER_DAY_MAX = 8;
const HOLIDAYS_MAX = 400;
const PAGE_RULES_MAX = 100;
const SECRET_CHARS_MAX = 1_000;
const SYSTEM_CHARS_MAX = 8_000;
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

const line = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const url = v.pipe(v.string(), v.maxLength(LIMITS.urlCharsMax), v.check(isBotUrl));
// What an HTTP header can carry.
const secret = v.pipe(v.string(), v.maxLength(SECRET_CHARS_MAX), v.regex(/^[\x21-\x7e]+$/));
const time = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
const range = v.pipe(
  v.tuple([time, v.union([time, v.literal("24:00")])]),
  v.check(([from, to]) => from !== to),
);
const hours = v.object({
  timeZone: v.pipe(v.string(), v.maxLength(64), v.check(isTimeZone)),
  week: v.pipe(v.array(v.pipe(v.array(range), v.maxLength(RANGES_PER_DAY_MAX))), v.length(7)),
  holidays: v.pipe(v.array(v.pipe(v.string(), v.isoDate(), v.check(isDate))), v.maxLength(HOLIDAYS_MAX)),
});
const contact = v.object({
  email: v.nullable(emailSchema),
  phone: v.nullable(v.pipe(line(LIMITS.phoneCharsMax), v.regex(/\d/))),
});
const openai = { type: v.literal("openai"), baseUrl: url, model: line(LIMITS.nameCharsMax) };
const system = v.pipe(v.string(), v.maxLength(SYSTEM_CHARS_MAX));

// What the Standard Webhooks rules ask for: 24 to 64 bytes as base64.
const webhookSecret = v.pipe(v.string(), v.regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/));

/** How often it is asked whether a human can be reached, in minutes, unless a site says otherwise. */
const PROBE_EVERY_MIN = 15;
const probe = v.nullable(v.object({ everyMin: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(1_440)) }));

/** Of a promise's time: early enough to do something, late enough not to be told of every visitor. */
const share = v.pipe(v.number(), v.minValue(0.3), v.maxValue(0.9));

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const appointments = v.nullable(
  v.object({
    everyMin: v.picklist([15, 30, 60]),
    leadMin: whole(0, 1_440),
    perSlot: whole(1, 100),
    daysAhead: whole(1, 3),
  }),
);

const pageSkills = v.pipe(
  v.array(v.object({ page: v.pipe(v.string(), v.check(isRuledPage)), skills: v.pipe(skillsSchema, v.minLength(1)) })),
  v.maxLength(PAGE_RULES_MAX),
);

// A field of its own name, so that it can be said what is wrong.
const ably = v.nullable(
  v.object({ key: v.pipe(v.string(), v.trim(), v.maxLength(SECRET_CHARS_MAX), v.regex(ABLY_KEY)) }),
);

const fields = {
  name: line(LIMITS.nameCharsMax),
  origins: v.pipe(v.array(v.pipe(v.string(), v.check(isOrigin))), v.maxLength(ORIGINS_MAX)),
  botName: line(LIMITS.nameCharsMax),
  hours: v.nullable(hours),
  contact,
  answerWithinMs: v.pipe(v.number(), v.integer(), v.minValue(15 * SECOND_MS), v.maxValue(LIMITS.promiseMsMax)),
  writtenWithinMs: v.pipe(v.number(), v.integer(), v.minValue(MINUTE_MS), v.maxValue(LIMITS.promiseMsMax)),
};

/** The settings as they stand in the database. */
export const settingsSchema = v.object({
  ...fields,
  bot: v.nullable(
    v.variant("type", [
      v.object({ type: v.literal("handrail"), url, secret: v.nullable(secret) }),
      v.object({ ...openai, system, secret: v.nullable(secret) }),
    ]),
  ),
  appointments: v.optional(appointments, null),
  pageSkills: v.optional(pageSkills, []),
  // A site that was stored before there were alarms has none.
  alarms: v.optional(
    v.object({
      webhook: v.nullable(v.object({ url, secret: webhookSecret })),
      email: v.nullable(emailSchema),
    }),
    { webhook: null, email: null },
  ),
  onCall: v.optional(
    v.nullable(
      v.object({
        webhook: v.nullable(v.object({ url, secret: webhookSecret })),
        email: v.nullable(emailSchema),
        afterShare: share,
      }),
    ),
    null,
  ),
  probe: v.optional(probe, { everyMin: PROBE_EVERY_MIN }),
  // A site that was stored before there were identities believes nobody's.
  identity: v.optional(v.nullable(identitySchema), null),
  showsFigures: v.optional(v.boolean(), true),
  ably: v.optional(ably, null),
});

/** Everything of a site but its key and its policy's version. */
export type Settings = v.InferOutput<typeof settingsSchema>;

// An absent secret means: as it was. `null` means: none.
const botInput = v.nullable(
  v.variant("type", [
    v.object({ type: v.literal("handrail"), url, secret: v.optional(v.nullable(secret)) }),
    v.object({ ...openai, system: v.optional(system, ""), secret: v.optional(v.nullable(secret)) }),
  ]),
);

const patchSchema = v.object({
  name: v.optional(fields.name),
  origins: v.optional(fields.origins),
  botName: v.optional(fields.botName),
  bot: v.optional(botInput),
  hours: v.optional(fields.hours),
  contact: v.optional(contact),
  answerWithinMs: v.optional(fields.answerWithinMs),
  writtenWithinMs: v.optional(fields.writtenWithinMs),
  appointments: v.optional(appointments),
  pageSkills: v.optional(pageSkills),
  identity: v.optional(v.nullable(identityInput)),
  alarms: v.optional(
    v.object({
      webhookUrl: v.optional(v.nullable(url)),
      webhookSecret: v.optional(webhookSecret),
      email: v.optional(v.nullable(emailSchema)),
    }),
  ),
  onCall: v.optional(
    v.nullable(
      v.object({
        webhookUrl: v.optional(v.nullable(url)),
        webhookSecret: v.optional(webhookSecret),
        email: v.optional(v.nullable(emailSchema)),
        afterShare: v.optional(share),
      }),
    ),
  ),
  probe: v.optional(probe),
  showsFigures: v.optional(v.boolean()),
  ably: v.optional(ably),
});

/** A proven change: only what it names is changed. */
export type SettingsPatch = v.InferOutput<typeof patchSchema>;

/** What a site has before anybody has said otherwise: the first preset's promises. */
export function defaultSettings(name: string): Settings {
  return {
    name,
    origins: [],
    botName: "Assistant",
    bot: null,
    hours: null,
    contact: { email: null, phone: null },
    ...PRESETS[DEFAULT_PRESET],
    pageSkills: [],
    alarms: { webhook: null, email: null },
    onCall: null,
    probe: { everyMin: PROBE_EVERY_MIN },
    identity: null,
    showsFigures: true,
    ably: null,
  };
}

/** Reads a change. `invalid-input` with `details.field` names the first field that is off. */
export function parsePatch(input: unknown): Result<SettingsPatch> {
  return parse(patchSchema, input);
}

/** Reads a site's key. */
export function parseSiteId(input: unknown): Result<v.InferOutput<typeof siteIdSchema>> {
  const parsed = v.safeParse(siteIdSchema, input);
  return parsed.success ? done(parsed.output) : refused("invalid-input", { field: "site" });
}

/** Proves `input` with `schema`; the first field that is off becomes `details.field`. */
export function parse<Schema extends v.GenericSchema>(schema: Schema, input: unknown): Result<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return done(parsed.output);
  const field = v.getDotPath(parsed.issues[0]);
  return refused("invalid-input", { field: field ?? "" });
}

function isOrigin(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : null;
  return address !== null && /^https?:$/.test(address.protocol) && address.origin === text;
}

// A name and password in an address would end up in logs; the secret has a field of its own.
function isBotUrl(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : null;
  return address !== null && /^https?:$/.test(address.protocol) && address.username === "" && address.password === "";
}

// What looks like an address may still be none.
function isRuledPage(text: string): boolean {
  return isPage(text) && URL.canParse(text, "https://shop.example");
}

function isTimeZone(text: string): boolean {
  // A fixed offset knows no summer time, so that the hours would be off for half of the year.
  if (/^[+-]/.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}
