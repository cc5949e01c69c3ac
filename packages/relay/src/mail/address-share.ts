// Bounds how many e-mail addresses may be left from one network (HG12). Each is sent a mail, and conversations cost nothing: without it
// anybody could have us write to a list of strangers.
import { LIMITS, type VisitorCommand } from "@handrail/protocol";
import { createRateCount } from "../accounts/rate-limit.ts";
import { networkOf } from "../http/remote.ts";
import type { Clock } from "../platform.ts";

/** Whether a command may be decided that comes from this address; counts the one that leaves an e-mail address. */
export type AddressShare = (command: VisitorCommand, remoteAddress: string | undefined) => boolean;

/** One count for each relay. Who is nobody knows where is not counted. */
export function createAddressShare(clock: Pick<Clock, "now">): AddressShare {
  const { consume } = createRateCount(clock);
  return (command, remoteAddress) => {
    if (command.type !== "give-contact" || command.email === null) return true;
    const network = networkOf(remoteAddress);
    return network === null || consume(network, { window: 60 * 60, max: LIMITS.addressesPerHourMax }).allowed;
  };
}
