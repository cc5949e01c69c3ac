// Filled-in promises for a site, named by what they do. A preset is a start: each of its fields can be changed afterwards.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What a preset fills in. */
export interface PromiseSettings {
  /** How soon a human answers in the chat while the site is open. */
  readonly answerWithinMs: number;
  /** How soon an answer in writing comes when that fails, or while the site is closed. */
  readonly writtenWithinMs: number;
}

/** The presets by name. The first one is what a new site begins with. */
export const PRESETS = {
  "answer-within-2-min": { answerWithinMs: 2 * MINUTE_MS, writtenWithinMs: 24 * HOUR_MS },
  "answer-within-3-min": { answerWithinMs: 3 * MINUTE_MS, writtenWithinMs: 24 * HOUR_MS },
} as const satisfies Record<string, PromiseSettings>;

/** The name of a preset. */
export type PresetName = keyof typeof PRESETS;

/** What a new site begins with. */
export const DEFAULT_PRESET: PresetName = "answer-within-2-min";

/** All names, in the order in which they are offered. */
export const PRESET_NAMES: readonly PresetName[] = ["answer-within-2-min", "answer-within-3-min"];

/** The preset whose fields these settings have, or `null` when somebody has changed one. */
export function presetOf(settings: PromiseSettings): PresetName | null {
  return PRESET_NAMES.find((name) => isFilledIn(settings, PRESETS[name])) ?? null;
}

function isFilledIn(settings: PromiseSettings, preset: PromiseSettings): boolean {
  return settings.answerWithinMs === preset.answerWithinMs && settings.writtenWithinMs === preset.writtenWithinMs;
}
