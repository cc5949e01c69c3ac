// Judges what hears typed asks for a human, by messages that people who did not know how it listens have written for each language.
import { readdirSync, readFileSync } from "node:fs";
import * as v from "valibot";

const corpusSchema = v.object({ asks: v.array(v.string()), others: v.array(v.string()) });

/** What one of the writers wrote for one language. */
export interface Corpus {
  /** As in `data-locale`. */
  readonly tag: string;
  /** Whose folder it is in; in the first ones several have written. */
  readonly writer: string;
  /** Their writers want a human now. */
  readonly asks: readonly string[];
  /** Theirs do not, however near the words are. */
  readonly others: readonly string[];
}

/** How one corpus was heard. */
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
 * Which messages: those of strangers that nobody reads who mends what hears them, which tell how a stranger is heard; or those that it
 * is learnt from.
 */
export type Sample = "seen" | "blind";

/** Where a sample's messages are: in a folder for each writer. */
export const folderOf = (sample: Sample): URL => new URL(`${sample}/`, import.meta.url);

/** All of them. */
export function corpora(sample: Sample = "blind"): readonly Corpus[] {
  const folder = folderOf(sample);
  return readdirSync(folder)
    .toSorted()
    .flatMap((writer) => {
      const own = new URL(`${writer}/`, folder);
      return readdirSync(own)
        .toSorted()
        .map((file) => {
          const { asks, others } = v.parse(corpusSchema, JSON.parse(readFileSync(new URL(file, own), "utf8")));
          return { tag: file.replace(".json", ""), writer, asks, others };
        });
    });
}

/** Lets it hear a whole corpus. */
export function judge(
  { tag, asks, others }: Omit<Corpus, "writer">,
  hears: (text: string, locale: string) => boolean,
): Heard {
  const missed = asks.filter((text) => !hears(text, tag));
  const wrong = others.filter((text) => hears(text, tag));
  const right = asks.length - missed.length;
  return { tag, missed, wrong, recall: right / asks.length, precision: right / Math.max(1, right + wrong.length) };
}

/** Of all languages together: every message counts the same. */
export function total(
  heard: readonly Heard[],
  all: readonly Pick<Corpus, "asks">[],
): { recall: number; precision: number } {
  const asks = all.reduce((sum, { asks: some }) => sum + some.length, 0);
  const missed = heard.reduce((sum, { missed: some }) => sum + some.length, 0);
  const wrong = heard.reduce((sum, { wrong: some }) => sum + some.length, 0);
  return { recall: (asks - missed) / asks, precision: (asks - missed) / (asks - missed + wrong) };
}
