// What is learnt from: the messages that may be read, and what the button itself says in each language.
import { createHash } from "node:crypto";
import { rowsIn, traitsIn } from "@handrail/protocol/asks-learning";
import { HUMAN_BUTTON } from "@handrail/widget/human-button";
import { corpora } from "./judge.ts";
import type { Lesson } from "./learn.ts";

/** A lesson, and who wrote it. */
export interface Written extends Lesson {
  readonly writer: string;
  /** The last words of a message, not one that anybody wrote. */
  readonly isPiece: boolean;
}

/** The lists have learnt the first writers' words, so their rows of roles are better than any stranger's will be. */
const FIRST_COUNTS = 1;
const OTHERS_COUNT = 4;

export function lessons(): readonly Written[] {
  const written = corpora("seen").flatMap(({ tag, writer, asks, others }) => {
    const counts = writer === "first" ? FIRST_COUNTS : OTHERS_COUNT;
    const lesson = (text: string, isAsk: boolean): Written => ({
      tag,
      writer,
      isPiece: false,
      isAsk,
      counts,
      traits: traitsIn(text, tag),
    });
    const few = others
      .flatMap((text) => fewWordsOf(text, tag))
      .map((text) => ({ ...lesson(text, false), counts: 1, isPiece: true }));
    return [...asks.map((text) => lesson(text, true)), ...others.map((text) => lesson(text, false)), ...few];
  });
  const buttons = Object.entries(HUMAN_BUTTON).map(([tag, text]) => ({
    tag,
    writer: "button",
    isPiece: false,
    isAsk: true,
    counts: OTHERS_COUNT,
    traits: traitsIn(text, tag),
  }));
  return [...written, ...buttons];
}

/** What asks for nobody: a few words that the lists take for neither a person, nor a wish, nor a verb of asking. */
const NEUTRAL = /^[.f,jgq]+$/;

// Writers of messages write more short asks than other short messages; visitors do not.
function fewWordsOf(text: string, tag: string): readonly string[] {
  const words = text.split(/\s+/u);
  if (words.length < 5) return [];
  const few = words.slice(-1 - (text.length % 3)).join(" ");
  return rowsIn(few, tag).every((row) => NEUTRAL.test(row)) ? [few] : [];
}

/** Says of which lessons the weights are: another one of them, and it is another. */
export function hashOf(all: readonly Written[]): string {
  const hash = createHash("sha256");
  for (const { tag, isAsk, counts, traits } of all)
    hash.update(`${tag} ${isAsk} ${counts} ${[...traits.roles].join()} ${[...traits.words].join()}\n`);
  return hash.digest("hex");
}
