// Learns what the pieces of a typed ask weigh: a logistic regression over the messages that may be read, the weights of the roles shared by
// all languages. Knows nothing of files. The same messages come to the same weights.
import { placesOf, ROLE_BITS, WEIGHT_MAX, WORD_BITS, type Traits } from "@handrail/protocol/asks-learning";

/** A message to learn from. */
export interface Lesson {
  readonly tag: string;
  readonly isAsk: boolean;
  readonly traits: Traits;
  /** How many such messages it counts for. */
  readonly counts: number;
}

/** What is learnt, before it is rounded. */
export interface Learnt {
  readonly roles: Float64Array;
  readonly words: ReadonlyMap<string, Float64Array>;
  readonly bias: number;
}

/** What is learnt, as it is kept. */
export interface Rounded {
  readonly roles: readonly number[];
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly min: number;
}

const ROUNDS = 8;
const RATE = 0.5;
/** Weights shrink by so much of themselves with each use: roles know the lists' own messages too well. */
const SHRINKS = { roles: 1e-3, words: 1e-5 };

/** Places of one table, with their weights and how much they have moved. */
class Table {
  readonly weights: Float64Array;
  readonly sum: Float64Array;
  readonly #moved: Float64Array;
  readonly #shrink: number;

  constructor(bits: number, shrink: number) {
    this.weights = new Float64Array(2 ** bits);
    this.sum = new Float64Array(2 ** bits);
    this.#moved = new Float64Array(2 ** bits).fill(0.01);
    this.#shrink = shrink;
  }

  of(places: Iterable<number>): number {
    let sum = 0;
    for (const place of places) sum += this.weights[place] ?? 0;
    return sum;
  }

  /** AdaGrad: what has moved much moves less. */
  move(places: Iterable<number>, by: number): void {
    for (const place of places) {
      const weight = this.weights[place] ?? 0;
      const slope = by + this.#shrink * weight;
      const moved = (this.#moved[place] ?? 0) + slope * slope;
      this.#moved[place] = moved;
      this.weights[place] = weight - (RATE * slope) / Math.sqrt(moved);
    }
  }

  remember(): void {
    for (const [place, weight] of this.weights.entries()) this.sum[place] = (this.sum[place] ?? 0) + weight;
  }
}

export function learn(lessons: readonly Lesson[]): Learnt {
  const dice = diceOf(1);
  const roles = new Table(ROLE_BITS, SHRINKS.roles);
  const words = new Map(lessons.map(({ tag }) => [tag, new Table(WORD_BITS, SHRINKS.words)]));
  const prepared = lessons.map(({ tag, isAsk, counts, traits }) => ({
    own: words.get(tag) ?? roles,
    roles: Uint16Array.from(placesOf(traits.roles, ROLE_BITS)),
    words: Uint16Array.from(placesOf(traits.words, WORD_BITS)),
    isAsk: isAsk ? 1 : 0,
    counts,
  }));
  const bias = { weight: 0, moved: 1, sum: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(prepared, dice);
    for (const one of prepared) {
      const share = 1 / Math.sqrt(one.roles.length + one.words.length);
      const score = bias.weight + share * (roles.of(one.roles) + one.own.of(one.words));
      const wrongBy = (1 / (1 + Math.exp(-score)) - one.isAsk) * one.counts;
      roles.move(one.roles, wrongBy * share);
      one.own.move(one.words, wrongBy * share);
      bias.moved += wrongBy * wrongBy;
      bias.weight -= (RATE / 2) * (wrongBy / Math.sqrt(bias.moved));
    }
    if (round < ROUNDS / 2) continue; // the later rounds' mean is steadier than the last one
    bias.sum += bias.weight;
    for (const table of [roles, ...words.values()]) table.remember();
  }
  const rounds = ROUNDS / 2;
  return {
    roles: roles.sum.map((sum) => sum / rounds),
    words: new Map([...words].map(([tag, table]) => [tag, table.sum.map((sum) => sum / rounds)])),
    bias: bias.sum / rounds,
  };
}

/** Whole numbers, one step for all tables. @param threshold the score from which on a message is an ask */
export function rounded({ roles, words, bias }: Learnt, threshold: number): Rounded {
  const all = [roles, ...words.values()].flatMap((table) => Array.from(table, Math.abs).filter((weight) => weight > 0));
  all.sort((a, b) => a - b);
  const step = (all[Math.floor(all.length * LARGEST)] ?? 1) / WEIGHT_MAX;
  const round = (table: Float64Array): readonly number[] =>
    Array.from(table, (weight) => Math.max(-WEIGHT_MAX, Math.min(WEIGHT_MAX, Math.round(weight / step))));
  return {
    roles: round(roles),
    words: new Map([...words].map(([tag, table]) => [tag, round(table)])),
    min: Math.round(((threshold - bias) / step) * 100) / 100,
  };
}

/** How far above what makes an ask of it a message is, in steps; below it where negative. */
export function scoreOf({ roles, words, min }: Rounded, { tag, traits }: Lesson): number {
  const rolePlaces = placesOf(traits.roles, ROLE_BITS);
  const wordPlaces = placesOf(traits.words, WORD_BITS);
  const own = words.get(tag) ?? [];
  let sum = 0;
  for (const place of rolePlaces) sum += roles[place] ?? 0;
  for (const place of wordPlaces) sum += own[place] ?? 0;
  return sum / Math.sqrt(rolePlaces.size + wordPlaces.size) - min;
}

/** Of all weights that weigh anything this part fits; larger ones are cut. */
const LARGEST = 0.998;

function shuffle(list: unknown[], dice: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(dice() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
}

// Numerical Recipes' generator: the same order every time.
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
