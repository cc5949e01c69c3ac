// Decides which waiting conversations go by their visitor's rank: one for each visitor, however many tabs they ask from.
import type { ConversationId, Identity, SiteId } from "@handrail/protocol";

/** Somebody who waits, as far as rank goes. */
export interface Ranked {
  readonly conversation: ConversationId;
  /** A `sub` is one merchant's word: the same on another site is somebody else. */
  readonly site: SiteId;
  readonly askedAtMs: number;
  readonly identity: Identity | null;
}

/**
 * The rank that each conversation waits under (HG12): of those of one `sub` only the oldest has the visitor's rank, so that
 * nobody takes several places ahead of others; the rest wait as everybody does.
 */
export function ranksOf(waiting: readonly Ranked[]): ReadonlyMap<ConversationId, number> {
  const oldest = new Map<string, Ranked>();
  for (const one of waiting) {
    if (!one.identity) continue;
    const known = oldest.get(visitorOf(one));
    if (!known || isOlder(one, known)) oldest.set(visitorOf(one), one);
  }
  return new Map(
    waiting.map((one) => [
      one.conversation,
      one.identity && oldest.get(visitorOf(one)) === one ? one.identity.rank : 0,
    ]),
  );
}

function visitorOf({ site, identity }: Ranked): string {
  return `${site} ${identity?.sub ?? ""}`;
}

function isOlder(one: Ranked, other: Ranked): boolean {
  if (one.askedAtMs !== other.askedAtMs) return one.askedAtMs < other.askedAtMs;
  return one.conversation < other.conversation;
}
