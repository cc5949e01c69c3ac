// Decides whose clicks are beyond a fair share of the queue (HG12): so many of one network's may wait as clicks do. Nobody is
// refused and nothing is lost by it; the rest wait as automatic requests do, and their turn comes.
import type { ConversationId } from "@handrail/protocol";
import type { DispatchRules } from "./situation.ts";

/** Where somebody comes from, as far as shares go; `null` while it is not known: those share one share. */
export type Network = string | null;

/** Somebody who waits. */
export interface Sharer {
  readonly conversation: ConversationId;
  readonly askedAtMs: number;
  readonly network: Network;
}

type ShareRules = Pick<DispatchRules, "networkShare" | "networkMin">;

/** Clicks that wait, counted by network. */
export interface Tally {
  /** One more of this network's. */
  add(network: Network): void;
  /** How many go first, and how many are beyond their network's share, in the eyes of one more who comes from `network`. */
  seenFrom(network: Network): { readonly first: number; readonly beyond: number };
  /** Whether one more of this network's would be beyond its share. */
  isBeyond(network: Network): boolean;
  /** How many of one network's go first. */
  most(): number;
}

/**
 * Counts nobody yet. A share is a tenth of those who wait, and no network adds more to that than a small one does, or a crowd would make
 * room for itself. Where all come from one network there is nobody to share with; it is most likely a proxy's.
 */
export function openTally(rules: ShareRules): Tally {
  const counts = new Map<Network, number>();
  let all = 0;
  let counted = 0;
  let first = 0;
  const most = (): number => Math.max(rules.networkMin, Math.ceil(counted * rules.networkShare));
  const isAlone = (network: Network): boolean => counts.size + (counts.has(network) ? 0 : 1) < 2;
  return {
    most,
    add(network) {
      const before = counts.get(network) ?? 0;
      const mostBefore = most();
      counts.set(network, before + 1);
      all += 1;
      if (before < rules.networkMin) counted += 1;
      if (before < most()) first += 1;
      if (most() > mostBefore) first = [...counts.values()].reduce((sum, count) => sum + Math.min(count, most()), 0);
    },
    seenFrom: (network) => (isAlone(network) ? { first: all, beyond: 0 } : { first, beyond: all - first }),
    isBeyond: (network) => !isAlone(network) && (counts.get(network) ?? 0) >= most(),
  };
}

/** Those beyond their network's share: the latest of it. */
export function beyondShare(waiting: readonly Sharer[], rules: ShareRules): ReadonlySet<ConversationId> {
  const tally = openTally(rules);
  const byNetwork = new Map<Network, Sharer[]>();
  for (const one of waiting) {
    tally.add(one.network);
    const others = byNetwork.get(one.network);
    if (others) others.push(one);
    else byNetwork.set(one.network, [one]);
  }
  const most = tally.most();
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
