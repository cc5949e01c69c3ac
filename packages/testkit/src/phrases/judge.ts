// Judges what hears typed asks for a human, by messages that people who did not know how it listens have written for each language.
import { readdirSync, readFileSync } from "node:fs";
import * as v from "valibot";

const corpusSchema = v.object({ asks: v.array(v.string()), others: v.array(v.string()) });

/** What was written for one language. */
export interface Corpus {
  /** As in `data-locale`. */
  readonly tag: string;
  /** Their writers want a human now. */
  readonly asks: readonly string[];
  /** Theirs do not, however near the words are. */
  readonly others: readonly string[];
}

/** How one language was heard. */
export interface Heard {
  readonly tag: string;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  /** Asks that were heard, of all asks. */
  readonly recall: number;
  /** Asks, of all that was heard as one. */
  readonly precision: number;
}

/**
 * Which messages: the blind half of the corpora (the default), which tells how strangers are heard and which nobody reads who mends the
 * words; the seen half, or `practice`, which they do read; or both halves.
 */
export type Half = "seen" | "blind" | "practice" | "all";

/** All of them. */
export function corpora(half: Half = "blind"): readonly Corpus[] {
  const folder = new URL(half === "practice" ? "practice/" : "corpora/", import.meta.url);
  const isIn = (_: string, index: number): boolean =>
    half === "all" || half === "practice" || (index % 2 === 0) === (half === "seen");
  return readdirSync(folder).map((file) => {
    const { asks, others } = v.parse(corpusSchema, JSON.parse(readFileSync(new URL(file, folder), "utf8")));
    return { tag: file.replace(".json", ""), asks: asks.filter(isIn), others: others.filter(isIn) };
  });
}

/** Lets it hear a whole corpus. */
export function judge({ tag, asks, others }: Corpus, hears: (text: string, locale: string) => boolean): Heard {
  const missed = asks.filter((text) => !hears(text, tag));
  const wrong = others.filter((text) => hears(text, tag));
  const right = asks.length - missed.length;
  return { tag, missed, wrong, recall: right / asks.length, precision: right / Math.max(1, right + wrong.length) };
}

/** Of all languages together: every message counts the same. */
export function total(heard: readonly Heard[], all: readonly Corpus[]): { recall: number; precision: number } {
  const asks = all.reduce((sum, { asks: some }) => sum + some.length, 0);
  const missed = heard.reduce((sum, { missed: some }) => sum + some.length, 0);
  const wrong = heard.reduce((sum, { wrong: some }) => sum + some.length, 0);
  return { recall: (asks - missed) / asks, precision: (asks - missed) / (asks - missed + wrong) };
}
