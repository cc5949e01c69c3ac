import { describe, expect, it } from "vitest";
import { backoffMs } from "./backoff.ts";

describe("the wait before another try", () => {
  it("doubles, stays under half a minute and is never less than half of itself", () => {
    expect([1, 2, 3, 20].map((attempts) => backoffMs(attempts, 1))).toEqual([500, 1_000, 2_000, 30_000]);
    expect(backoffMs(20, 0)).toBe(15_000);
  });
});
