import { asksForHuman } from "@handrail/protocol/asks";
import { askListener } from "@handrail/protocol/asks-late";
import { learntFrom } from "@handrail/protocol/asks-learning";
import { HUMAN_BUTTON } from "@handrail/widget/human-button";
import { describe, expect, it } from "vitest";
import { evenPoint, pointAt } from "./cross.ts";
import { corpora, judge, total, type Sample } from "./judge.ts";
import { learn, rounded, scoreOf, type Lesson } from "./learn.ts";
import { hashOf, lessons } from "./lessons.ts";

/** Twenty thousand messages take some seconds, on a busy machine more. */
const LONG_MS = 60_000;

const figures = (sample: Sample): { recall: number; precision: number } => {
  const all = corpora(sample);
  return total(
    all.map((corpus) => judge(corpus, asksForHuman)),
    all,
  );
};

describe("typed asks for a human", () => {
  it.each(Object.entries(HUMAN_BUTTON))(
    "[HG11] are heard in %s when they say what the button says: %s",
    async (tag, words) => {
      expect(asksForHuman(words, tag)).toBe(true);
      const isHeardByPage = await askListener(tag);
      expect(isHeardByPage(words)).toBe(true);
    },
  );

  it.each(["seen", "blind"] as const)(
    "are judged by messages of every language that the widget speaks: %s",
    (sample) => {
      const all = corpora(sample);
      for (const writer of new Set(all.map((corpus) => corpus.writer)))
        expect(all.filter((corpus) => corpus.writer === writer).map(({ tag }) => tag)).toEqual(
          Object.keys(HUMAN_BUTTON),
        );
    },
  );

  it(
    "[HG11] of strangers are mostly heard, and little else is taken for one",
    () => {
      const { recall, precision } = figures("blind");
      expect(recall).toBeGreaterThan(0.95);
      expect(precision).toBeGreaterThan(0.92);
    },
    LONG_MS,
  );

  it(
    "[HG11] that were learnt from are heard still",
    () => {
      const { recall, precision } = figures("seen");
      expect(recall).toBeGreaterThan(0.99);
      expect(precision).toBeGreaterThan(0.99);
    },
    LONG_MS,
  );

  it("are counted as they are", () => {
    const corpus = { tag: "en", asks: ["a human", "somebody"], others: ["a human hair", "a cat"] };
    const heard = judge(corpus, (text) => text.includes("human"));
    expect(heard).toMatchObject({ missed: ["somebody"], wrong: ["a human hair"], recall: 0.5, precision: 0.5 });
    expect(total([heard], [corpus])).toEqual({ recall: 0.5, precision: 0.5 });
  });
});

describe("what an ask's pieces weigh", () => {
  const lesson = (roles: readonly number[], words: readonly number[], isAsk: boolean): Lesson => ({
    tag: "en",
    isAsk,
    counts: 1,
    traits: { roles: new Set(roles), words: new Set(words) },
  });
  const [asking, human, cat] = [1 << 21, 1 << 22, 1 << 23];
  const all = [
    lesson([asking], [human], true),
    lesson([asking], [cat], true),
    lesson([], [human], false),
    lesson([], [cat], false),
  ];

  it("is learnt from the messages, the same each time", () => {
    const learnt = rounded(learn(all), 0);
    expect(all.map((one) => scoreOf(learnt, one) > 0)).toEqual([true, true, false, false]);
    expect(rounded(learn(all), 0)).toEqual(learnt);
  });

  it(
    "is what the messages, the lists and the pieces give as they are now; else `npm run phrases -- --learn`",
    () => {
      expect(learntFrom).toBe(hashOf(lessons()));
    },
    LONG_MS,
  );

  it("is enough where as many asks are missed as others are heard, each of those counted twice", () => {
    const scored = [3, 2, 1, 0].map((score) => ({ tag: "en", writer: "second", isAsk: score % 2 === 1, score }));
    expect(pointAt(2, scored)).toEqual({ min: 2, recall: 0.5, precision: 1 });
    expect(evenPoint(scored)).toEqual({ min: 1, recall: 0.5, precision: 0.5 });
    const more = [9, 7, 5, ...scored.map((one) => one.score)].map((score) => ({
      tag: "en",
      writer: "second",
      isAsk: score % 2 === 1,
      score,
    }));
    expect(evenPoint(more)).toEqual({ min: 1, recall: 0.8, precision: 0.8 });
  });
});
