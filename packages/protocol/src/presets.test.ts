import { describe, expect, it } from "vitest";
import { LIMITS } from "./limits.ts";
import { DEFAULT_PRESET, presetOf, PRESET_NAMES, PRESETS } from "./presets.ts";

describe("the presets", () => {
  it("are each known again by their fields, and by nothing less", () => {
    for (const name of PRESET_NAMES) expect(presetOf(PRESETS[name])).toBe(name);
    expect(presetOf({ ...PRESETS[DEFAULT_PRESET], answerWithinMs: 61_000 })).toBeNull();
    expect(presetOf({ ...PRESETS[DEFAULT_PRESET], writtenWithinMs: 61_000 })).toBeNull();
  });

  it("[HG6] promise nothing beyond the cap, and are all offered", () => {
    expect(Object.keys(PRESETS)).toEqual(PRESET_NAMES);
    for (const { answerWithinMs, writtenWithinMs } of Object.values(PRESETS)) {
      expect(answerWithinMs).toBeLessThan(writtenWithinMs);
      expect(writtenWithinMs).toBeLessThanOrEqual(LIMITS.promiseMsMax);
    }
  });
});
