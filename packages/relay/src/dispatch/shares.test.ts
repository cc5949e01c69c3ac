import { conversationId } from "@handrail/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beyondShare, openTally, type Sharer } from "./shares.ts";
import { DISPATCH_RULES } from "./situation.ts";

const crowd = (network: string | null, count: number, fromMs = 0): readonly Sharer[] =>
  Array.from({ length: count }, (_, index) => ({
    conversation: conversationId(`${network}-${index}`),
    askedAtMs: fromMs + index,
    network,
  }));
const rush = (count: number): readonly Sharer[] =>
  Array.from({ length: count }, (_, index) => crowd(`198.51.${index}.0/24`, 1)).flat();
const beyond = (...all: readonly (readonly Sharer[])[]): readonly string[] => [
  ...beyondShare(all.flat().toReversed(), DISPATCH_RULES),
];

describe("a fair share of the queue", () => {
  it("[HG12] is five for each network, and the latest of a crowd are beyond it", () => {
    expect(beyond(crowd("a", 8), crowd("b", 5), crowd("c", 1))).toEqual(["a-5", "a-6", "a-7"]);
  });

  it("[HG12] is a tenth of a long queue", () => {
    expect(beyond(crowd("a", 10), rush(85))).toEqual(["a-9"]);
    expect(beyond(crowd("a", 10), rush(86))).toEqual([]);
  });

  it("[HG12] is not made larger by the crowd itself, nor by several that help each other", () => {
    expect(beyond(crowd("a", 1_000), rush(20))).toHaveLength(995);
    expect(beyond(crowd("a", 1_000), crowd("b", 1_000), crowd("c", 1_000), rush(20))).toHaveLength(3 * 995);
  });

  it("[HG12] is one for all whose network is not known", () => {
    expect(beyond(crowd(null, 50), crowd("a", 1), crowd("b", 1))).toHaveLength(45);
  });

  it("is nobody's concern while all come from one network, known or not", () => {
    expect(beyond(crowd("proxy", 50))).toEqual([]);
    expect(beyond(crowd(null, 50))).toEqual([]);
  });

  it("[HG12] is counted for a newcomer as it is for who waits", () => {
    const networks = fc.array(fc.constantFrom("a", "a", "a", "b", "c", "d", null), { maxLength: 120 });
    fc.assert(
      fc.property(networks, rushes, (from, more) => {
        const all = [...from.map((network, index) => ({ network, askedAtMs: index })), ...rush(more)];
        const sharers = all.map((one, index) => ({ ...one, conversation: conversationId(`c${index}`) }));
        const tally = openTally(DISPATCH_RULES);
        for (const { network } of sharers) tally.add(network);
        const waits = beyondShare(sharers, DISPATCH_RULES).size;
        // To somebody from elsewhere even those who are alone with each other are a crowd.
        if (new Set(sharers.map(({ network }) => network)).size > 1)
          expect(tally.seenFrom("elsewhere")).toEqual({ first: sharers.length - waits, beyond: waits });
      }),
    );
  });
});

const rushes = fc.integer({ min: 0, max: 90 });
