import { describe, expect, it } from "vitest";
import { NO_ESTIMATES, SAMPLES_MIN, type EstimateState } from "./estimate.ts";
import { newcomersAt, type Newcomers, type Origin } from "./newcomers.ts";
import { agent, NOW, SECOND, situation, visitor } from "./testing/queue.ts";

const seen: EstimateState = {
  ...NO_ESTIMATES,
  handlingMs: Array.from({ length: SAMPLES_MIN }, () => 60 * SECOND),
};
const busy = agent("ada", { holding: 1 });
const from = (network: string): Origin => ({ network });
/** After how many talks somebody's turn comes, with one agent who holds one. */
const turnOf = (newcomers: Newcomers, origin: Origin, requestClass: "click" | "automatic" = "click"): number =>
  (newcomers.estimateOf(requestClass, origin)?.expectedMs ?? Number.NaN) / (60 * SECOND);

describe("those who ask in one turn", () => {
  it("[HG6] count each other", () => {
    const newcomers = newcomersAt(situation([], [busy]), seen, { nowMs: NOW });
    expect(turnOf(newcomers, from("a"))).toBe(1);
    newcomers.joined("click", from("b"));
    newcomers.joined("click", from("c"));
    expect(turnOf(newcomers, from("a"))).toBe(3);
  });

  it("[HG12] count of a crowd from one network its share, also where nobody else waits, and their own as all", () => {
    const newcomers = newcomersAt(situation([], [busy]), seen, { nowMs: NOW });
    for (let one = 0; one < 15; one += 1) newcomers.joined("click", from("a"));
    expect(turnOf(newcomers, from("b"))).toBe(6);
    // While all come from one network it is most likely a proxy's.
    expect(turnOf(newcomers, from("a"))).toBe(16);
    newcomers.joined("click", from("b"));
    // The sixth of a network is truly behind all others.
    expect(turnOf(newcomers, from("a"))).toBe(17);
    expect(turnOf(newcomers, from("c"))).toBe(7);
  });

  it("[HG12] count all whom the merchant has signed for, and a crowd's members beyond its share as who did not ask themselves", () => {
    const crowd = Array.from({ length: 9 }, (_, index) => visitor(`a${index}`));
    const newcomers = newcomersAt(situation(crowd, [busy]), seen, { nowMs: NOW, originOf: () => from("a") });
    newcomers.joined("click", "signed");
    newcomers.joined("automatic", from("b"));
    expect(turnOf(newcomers, from("c"))).toBe(7);
    expect(turnOf(newcomers, "signed")).toBe(7);
    expect(turnOf(newcomers, from("c"), "automatic")).toBe(12);
  });
});
