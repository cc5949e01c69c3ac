import { conversationId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { beyondShare, type Sharer } from "./shares.ts";
import { DISPATCH_RULES } from "./situation.ts";

const crowd = (network: string | null, count: number, fromMs = 0): readonly Sharer[] =>
  Array.from({ length: count }, (_, index) => ({
    conversation: conversationId(`${network}-${index}`),
    askedAtMs: fromMs + index,
    network,
  }));
const beyond = (...all: readonly (readonly Sharer[])[]): readonly string[] => [
  ...beyondShare(all.flat().toReversed(), DISPATCH_RULES),
];

describe("a fair share of the queue", () => {
  it("[HG12] is five for each network, and the latest of a crowd are beyond it", () => {
    expect(beyond(crowd("a", 8), crowd("b", 5), crowd("c", 1))).toEqual(["a-5", "a-6", "a-7"]);
  });

  it("[HG12] is a tenth of a long queue", () => {
    expect(beyond(crowd("a", 12), crowd(null, 88))).toEqual([]);
    expect(beyond(crowd("a", 12), crowd("b", 3), crowd(null, 85))).toEqual(["a-10", "a-11"]);
  });

  it("is nobody's concern while all come from one network, or from who knows where", () => {
    expect(beyond(crowd("proxy", 50))).toEqual([]);
    expect(beyond(crowd(null, 50), crowd("a", 1), crowd("b", 1))).toEqual([]);
  });
});
