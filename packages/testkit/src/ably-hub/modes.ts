// Decides with which modes a channel is attached: those that were asked for and that the capability allows.
import { allows } from "./capability.ts";
import type { Grant } from "./grant.ts";
import { FLAG } from "./words.ts";

const NEEDS = [
  [FLAG.presence, "presence"],
  [FLAG.publish, "publish"],
  [FLAG.subscribe, "subscribe"],
  [FLAG.presenceSubscribe, "subscribe"],
] as const;

const ALL = NEEDS.reduce((sum, [flag]) => sum | flag, 0);

/** The flags of the modes that are granted; 0 when it is none of them. `asked` is 0 when no mode was asked for: then all. */
export function grantedModes(asked: number, grant: Grant, channel: string): number {
  const wanted = (asked & ALL) === 0 ? ALL : asked & ALL;
  return NEEDS.filter(
    ([flag, operation]) => (wanted & flag) !== 0 && allows(grant.capability, channel, operation),
  ).reduce((sum, [flag]) => sum | flag, 0);
}
