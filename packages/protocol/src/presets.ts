// Filled-in promises for a site, named by what they do. A preset is a start: each of its fields can be changed afterwards.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How a site gives appointments: in its opening hours, within 72 hours (HG6). */
export interface AppointmentSettings {
  /** A slot begins at each quarter, half or full hour. */
  readonly everyMin: 15 | 30 | 60;
  /** A slot can be booked until so many minutes before it begins: 0 to a day's. */
  readonly leadMin: number;
  /** So many visitors may have the same slot: 1 to 100. */
  readonly perSlot: number;
  /** 1 is until this time tomorrow: 1 to 3. */
  readonly daysAhead: number;
}

/** What a preset fills in. */
export interface PromiseSettings {
  /** How soon a human answers in the chat while the site is open. */
  readonly answerWithinMs: number;
  /** Visitors who are not answered in the chat can choose a time; `null` offers none. */
  readonly appointments: AppointmentSettings | null;
  /** How soon an answer in writing comes when that fails, or while the site is closed. */
  readonly writtenWithinMs: number;
}

/** The presets by name. The first one is what a new site begins with. */
export const PRESETS = {
  "answer-within-2-min": { answerWithinMs: 2 * MINUTE_MS, writtenWithinMs: 24 * HOUR_MS, appointments: null },
  "answer-within-3-min": { answerWithinMs: 3 * MINUTE_MS, writtenWithinMs: 24 * HOUR_MS, appointments: null },
  "answer-within-15-min-or-appointment": {
    answerWithinMs: 15 * MINUTE_MS,
    writtenWithinMs: 24 * HOUR_MS,
    appointments: { everyMin: 30, leadMin: 60, perSlot: 1, daysAhead: 3 },
  },
} as const satisfies Record<string, PromiseSettings>;

/** The name of a preset. */
export type PresetName = keyof typeof PRESETS;

/** What a new site begins with. */
export const DEFAULT_PRESET: PresetName = "answer-within-2-min";

/** All names, in the order in which they are offered. */
export const PRESET_NAMES: readonly PresetName[] = [
  "answer-within-2-min",
  "answer-within-3-min",
  "answer-within-15-min-or-appointment",
];

/** The preset whose fields these settings have, or `null` when somebody has changed one. */
export function presetOf(settings: PromiseSettings): PresetName | null {
  return PRESET_NAMES.find((name) => isFilledIn(settings, PRESETS[name])) ?? null;
}

function isFilledIn(settings: PromiseSettings, preset: PromiseSettings): boolean {
  return (
    settings.answerWithinMs === preset.answerWithinMs &&
    settings.writtenWithinMs === preset.writtenWithinMs &&
    isSame(settings.appointments, preset.appointments)
  );
}

function isSame(one: AppointmentSettings | null, other: AppointmentSettings | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.everyMin === other.everyMin &&
    one.leadMin === other.leadMin &&
    one.perSlot === other.perSlot &&
    one.daysAhead === other.daysAhead
  );
}
