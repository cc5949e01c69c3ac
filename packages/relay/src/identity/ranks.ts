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
 * The rank of those who wait by the merchant's word (HG12): of those of one `sub` only the oldest, so that nobody takes several
 * places ahead of others. Whoever is not among them waits as everybody does, with rank 0.
 */
export function ranksOf(waiting: readonly Ranked[]): ReadonlyMap<ConversationId, number> {
  const oldest = new Map<string, { readonly one: Ranked; readonly rank: number }>();
  for (const one of waiting) {
    if (!one.identity) continue;
    const known = oldest.get(visitorOf(one));
    if (!known || isOlder(one, known.one)) oldest.set(visitorOf(one), { one, rank: one.identity.rank });
  }
  return new Map([...oldest.values()].map(({ one, rank }) => [one.conversation, rank]));
}

function visitorOf({ site, identity }: Ranked): string {
  return `${site} ${identity?.sub ?? ""}`;
}

function isOlder(one: Ranked, other: Ranked): boolean {
  if (one.askedAtMs !== other.askedAtMs) return one.askedAtMs < other.askedAtMs;
  return one.conversation < other.conversation;
}
