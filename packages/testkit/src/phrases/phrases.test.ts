import { asksForHuman } from "@handrail/protocol/asks";
import { askListener } from "@handrail/protocol/asks-late";
import { HUMAN_BUTTON } from "@handrail/widget/human-button";
import { describe, expect, it } from "vitest";
import { corpora, judge, total } from "./judge.ts";

describe("typed asks for a human", () => {
  it.each(Object.entries(HUMAN_BUTTON))(
    "[HG11] are heard in %s when they say what the button says: %s",
    async (tag, words) => {
      expect(asksForHuman(words, tag)).toBe(true);
      const isHeardByPage = await askListener(tag);
      expect(isHeardByPage(words)).toBe(true);
    },
  );

  it("are judged by messages of every language that the widget speaks", () => {
    for (const sample of ["seen", "blind"] as const)
      expect(corpora(sample).map(({ tag }) => tag)).toEqual(Object.keys(HUMAN_BUTTON));
  });

  it("[HG11] of strangers are mostly heard, and little else is taken for one", () => {
    const all = corpora();
    const { recall, precision } = total(
      all.map((corpus) => judge(corpus, asksForHuman)),
      all,
    );
    expect(recall).toBeGreaterThan(0.92);
    expect(precision).toBeGreaterThan(0.88);
  });

  it("[HG11] that were learnt from are heard still", () => {
    const all = corpora("seen");
    const { recall, precision } = total(
      all.map((corpus) => judge(corpus, asksForHuman)),
      all,
    );
    expect(recall).toBeGreaterThan(0.99);
    expect(precision).toBeGreaterThan(0.995);
  });

  it("are counted as they are", () => {
    const corpus = { tag: "en", asks: ["a human", "somebody"], others: ["a human hair", "a cat"] };
    const heard = judge(corpus, (text) => text.includes("human"));
    expect(heard).toMatchObject({ missed: ["somebody"], wrong: ["a human hair"], recall: 0.5, precision: 0.5 });
    expect(total([heard], [corpus])).toEqual({ recall: 0.5, precision: 0.5 });
  });
});
