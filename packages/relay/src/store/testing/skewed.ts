// A platform whose clock is off.
import type { Platform } from "../../platform.ts";

/** The same world, so many ms ahead. */
export function skewed(platform: Platform, aheadMs: number): Platform {
  return { ...platform, clock: { ...platform.clock, now: () => platform.clock.now() + aheadMs } };
}
