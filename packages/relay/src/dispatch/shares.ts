// Decides whose clicks are beyond a fair share of the queue (HG12): so many of one network's may wait as clicks do. Nobody is
// refused and nothing is lost by it; the rest wait as automatic requests do, and their turn comes.
import type { ConversationId } from "@handrail/protocol";
import type { DispatchRules } from "./situation.ts";

/** Somebody who waits, as far as shares go. `network`: where they come from; `null` while it is not known. */
export interface Sharer {
  readonly conversation: ConversationId;
  readonly askedAtMs: number;
  readonly network: string | null;
}

/**
 * Those beyond their network's share: the latest of it. Where all come from one network there is nobody to share with; it is
 * most likely a proxy's.
 */
export function beyondShare(
  waiting: readonly Sharer[],
  rules: Pick<DispatchRules, "networkShare" | "networkMin">,
): ReadonlySet<ConversationId> {
  const byNetwork = new Map<string, Sharer[]>();
  for (const one of waiting) {
    if (one.network === null) continue;
    const others = byNetwork.get(one.network);
    if (others) others.push(one);
    else byNetwork.set(one.network, [one]);
  }
  const most = Math.max(rules.networkMin, Math.ceil(waiting.length * rules.networkShare));
  if (byNetwork.size < 2) return new Set();
  return new Set(
    [...byNetwork.values()].flatMap((sharers) =>
      sharers.length <= most
        ? []
        : sharers
            .toSorted(byAge)
            .slice(most)
            .map(({ conversation }) => conversation),
    ),
  );
}

function byAge(one: Sharer, other: Sharer): number {
  return one.askedAtMs - other.askedAtMs || (one.conversation < other.conversation ? -1 : 1);
}
