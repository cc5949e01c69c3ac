// Finds the sections that answer a question, and says how sure that is. Knows nothing of how an answer is worded.
import MiniSearch from "minisearch";
import type { Policy, Section } from "./policies.ts";
import { wordsOf } from "./words.ts";

/** A section that may answer the question. */
export interface Passage {
  readonly policy: Policy;
  readonly section: Section;
  readonly score: number;
  /** How much of what was asked the section speaks of: 0 to 1, rare words weighing more. */
  readonly coverage: number;
  /** The sentence that fits best, to be quoted in a line. */
  readonly quote: string;
}

/** What was found: the best first, and whether the best is an answer. */
export interface Findings {
  readonly passages: readonly Passage[];
  readonly isSure: boolean;
}

/** Sure is who covers most of the question, or a good part of it with a score that chance does not reach. Set with `retrieval.test.ts`. */
const SURE = [
  { score: 2.5, coverage: 0.95 }, // one word, and it is there
  { score: 4.5, coverage: 0.5 },
  { score: 45, coverage: 0.38 },
] as const;
const PASSAGES_MAX = 4;

/** An index over all policies, in memory. */
export interface Retrieval {
  find(question: string): Findings;
}

/** Builds the index: a few milliseconds for a shop's policies. */
export function createRetrieval(policies: readonly Policy[]): Retrieval {
  const entries = policies.flatMap((policy) =>
    policy.sections.map((section) => ({ id: section.anchor, policy, section })),
  );
  const byAnchor = new Map(entries.map((entry) => [entry.id, entry]));
  const index = new MiniSearch({
    fields: ["heading", "title", "text"],
    tokenize: (text) => [...wordsOf(text)],
    processTerm: (term) => term, // wordsOf has done it
    searchOptions: {
      boost: { heading: 2.6, title: 1.4 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { prefix: 0.35, fuzzy: 0.3 },
    },
  });
  index.addAll(
    entries.map(({ id, policy, section }) => ({
      id,
      heading: section.heading,
      title: policy.title,
      text: section.text,
    })),
  );
  const cover = createCoverage(
    entries.map(({ policy, section }) => `${policy.title} ${section.heading} ${section.text}`),
  );

  return {
    find(question) {
      const asked = new Set(wordsOf(question));
      const passages = index
        .search(question)
        .flatMap(({ id, score, queryTerms }): readonly Passage[] => {
          const entry = byAnchor.get(String(id));
          if (entry === undefined) return [];
          const { policy, section } = entry;
          const likeness = jaccard(asked, new Set(wordsOf(section.heading))); // a question that is the heading has found its section
          return [
            {
              policy,
              section,
              score: score * (1 + likeness),
              coverage: cover(asked, new Set(queryTerms)),
              quote: bestSentence(section.text, asked),
            },
          ];
        })
        .toSorted((one, other) => other.score - one.score)
        .slice(0, PASSAGES_MAX);
      const best = passages[0];
      return {
        passages,
        isSure:
          best !== undefined && SURE.some(({ score, coverage }) => best.score >= score && best.coverage >= coverage),
      };
    },
  };
}

/**
 * How much of what was asked is found in a section. A word that no section knows weighs most, as the question may be about just that;
 * one that only other sections know weighs half: it names the goods ("return a sweater") more often than the matter.
 */
function createCoverage(texts: readonly string[]): (asked: ReadonlySet<string>, found: ReadonlySet<string>) => number {
  const sectionsWith = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(wordsOf(text))) sectionsWith.set(word, (sectionsWith.get(word) ?? 0) + 1);
  }
  return (asked, found) => {
    let covered = 0;
    let missed = 0;
    for (const word of asked) {
      const sections = sectionsWith.get(word) ?? 0;
      const weight = Math.log((texts.length + 1) / (sections + 0.5));
      if (found.has(word)) covered += weight;
      else missed += weight * (sections === 0 ? 1.25 : 0.5);
    }
    return covered / (covered + missed);
  };
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / (one.size + other.size - shared);
}

function bestSentence(text: string, asked: ReadonlySet<string>): string {
  const sentences = text.split(/\n+(?:- )?/).flatMap((line) => line.split(/(?<=[.!?:]) (?=\p{Lu})/u));
  let best = { sentence: "", hits: -1 };
  for (const each of sentences) {
    const hits = new Set(wordsOf(each).filter((word) => asked.has(word))).size;
    if (hits > best.hits) best = { sentence: each.trim(), hits };
  }
  return best.sentence;
}
