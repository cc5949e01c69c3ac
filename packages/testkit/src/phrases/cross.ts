// How a stranger would be heard, told from the messages that may be read: each writer's are judged by what was learnt from all others'.
import type { Written } from "./lessons.ts";
import { learn, rounded, scoreOf } from "./learn.ts";

/** These tell nothing of strangers: the lists know the first ones' words, and the plain ones were written for the learning. */
const KNOWN = new Set(["first", "plain", "button"]);

/** One message of a writer whom nothing was learnt from. */
export interface Scored {
  readonly tag: string;
  readonly writer: string;
  readonly isAsk: boolean;
  readonly score: number;
}

/** How many of the asks are heard, and how much of what is heard is one, where all with more than `min` are taken for asks. */
export interface Point {
  readonly min: number;
  readonly recall: number;
  readonly precision: number;
}

/** @returns each stranger's message with the score that it would have had */
export function crossed(all: readonly Written[]): readonly Scored[] {
  const writers = [...new Set(all.map(({ writer }) => writer))].filter((writer) => !KNOWN.has(writer));
  return writers.flatMap((writer) => {
    const learnt = rounded(learn(all.filter((one) => one.writer !== writer)), 0);
    return all
      .filter((one) => one.writer === writer && !one.isPiece)
      .map((one) => ({ tag: one.tag, writer, isAsk: one.isAsk, score: scoreOf(learnt, one) }));
  });
}

export function pointAt(min: number, scored: readonly Scored[]): Point {
  const heard = scored.filter(({ score }) => score > min);
  const right = heard.filter(({ isAsk }) => isAsk).length;
  const asks = scored.filter(({ isAsk }) => isAsk).length;
  return { min, recall: right / asks, precision: right / Math.max(1, heard.length) };
}

/** Visitors write many more others than asks, and others that are nearer to nothing than the writers' are. */
const OTHER_COUNTS = 2;

/** Where as many asks are missed as others are heard, each of the latter counted twice. */
export function evenPoint(scored: readonly Scored[]): Point {
  let missed = scored.filter(({ isAsk }) => isAsk).length;
  let wrong = 0;
  for (const { score, isAsk } of scored.toSorted((a, b) => b.score - a.score)) {
    if (missed <= wrong * OTHER_COUNTS) return pointAt(score, scored);
    if (isAsk) missed -= 1;
    else wrong += 1;
  }
  return pointAt(-Infinity, scored);
}
