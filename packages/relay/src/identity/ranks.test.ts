import { conversationId, siteId } from "@handrail/protocol";
import { expect, it } from "vitest";
import { ranksOf, type Ranked } from "./ranks.ts";

function waiting(name: string, askedAtMs: number, who: { sub: string; rank: number; site?: string } | null): Ranked {
  return {
    conversation: conversationId(name),
    site: siteId(who?.site ?? "shop"),
    askedAtMs,
    identity: who && { sub: who.sub, name: null, email: null, rank: who.rank },
  };
}

const ranks = (...all: readonly Ranked[]) => Object.fromEntries(ranksOf(all));

it("[HG12] ranks whoever was proven to be somebody, and nobody else", () => {
  expect(ranks(waiting("one", 1, null), waiting("two", 2, { sub: "ada", rank: 3 }))).toEqual({ two: 3 });
});

it("[HG12] gives one visitor one ranked place, the oldest, in whatever order the queue comes", () => {
  const ada = { sub: "ada", rank: 9 };
  const all = [
    waiting("b", 2, ada),
    waiting("a", 1, ada),
    waiting("c", 3, ada),
    waiting("d", 4, { sub: "bo", rank: 1 }),
  ];
  expect(ranks(...all)).toEqual({ a: 9, d: 1 });
  expect(ranks(...all.toReversed())).toEqual({ a: 9, d: 1 });
  expect(ranks(waiting("y", 1, ada), waiting("x", 1, ada))).toEqual({ x: 9 });
});

it("takes the same name on another site for somebody else", () => {
  const all = [waiting("a", 1, { sub: "7", rank: 2 }), waiting("b", 2, { sub: "7", rank: 2, site: "other" })];
  expect(ranks(...all)).toEqual({ a: 2, b: 2 });
});
