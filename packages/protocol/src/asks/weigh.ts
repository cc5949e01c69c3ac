// Decides whether a message is an ask for a human: by the sum of what its traits weigh. The weights are learnt from messages
// (`npm run phrases -- --learn`), one table of the roles for all languages and one of each language's own words.
import type { Traits } from "./traits.ts";

/** A table has two to this many places; which of them a trait weighs, its first bits say. */
export const ROLE_BITS = 12;
export const WORD_BITS = 12;
/** A weight is a whole number from minus this to this. */
export const WEIGHT_MAX = 7;
/** Its character is that far behind it: none of them needs an escape. */
const ZERO = 62;

/** What is learnt, for one language. */
export interface Scales {
  readonly roles: Int8Array;
  readonly words: Int8Array;
  /** An ask has more for each trait, times the square root of how many it has: long messages have more of everything. */
  readonly min: number;
}

export function isAsk({ roles, words }: Traits, scales: Scales): boolean {
  const rolePlaces = placesOf(roles, ROLE_BITS);
  const wordPlaces = placesOf(words, WORD_BITS);
  let sum = 0;
  for (const place of rolePlaces) sum += scales.roles[place] ?? 0;
  for (const place of wordPlaces) sum += scales.words[place] ?? 0;
  return sum > scales.min * Math.sqrt(rolePlaces.size + wordPlaces.size);
}

/** The places of a table that these traits weigh, each once. */
export function placesOf(traits: Iterable<number>, bits: number): ReadonlySet<number> {
  const places = new Set<number>();
  for (const trait of traits) places.add(trait >>> (32 - bits));
  return places;
}

/** A table as text, one character for each place. */
export function packed(weights: Iterable<number>): string {
  return String.fromCharCode(...Array.from(weights, (weight) => weight + ZERO));
}

export function unpacked(table: string): Int8Array {
  return Int8Array.from(table, (character) => character.charCodeAt(0) - ZERO);
}
