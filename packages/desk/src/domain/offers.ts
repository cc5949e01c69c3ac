// Says which offers stand, how long they still do, and what became of one that is gone. Knows nothing of screens or sounds.
import type { AgentId, ConversationId, Inbox, InboxItem } from "@handrail/protocol";

/** A visitor who is offered to somebody. */
export type OfferedItem = InboxItem & { readonly offer: NonNullable<InboxItem["offer"]> };

/** How an offer stands at a moment. */
export interface OfferClock {
  /** Whole seconds left, rounded up: it reads 1 until the very end. */
  readonly secondsLeft: number;
  /** Of its whole time, 1 to 0. */
  readonly share: number;
  /** The last seconds. */
  readonly isClosing: boolean;
}

/** What became of an offer that was neither accepted nor declined here. */
export type OfferEnd = "ran-out" | "gone";

/** From so many seconds on, an offer looks urgent. */
const CLOSING_S = 5;

/** The offers to an agent that stand, the one that ends first at the head. */
export function offersTo(inbox: Inbox | null, me: AgentId, nowMs: number): readonly OfferedItem[] {
  if (!inbox) return [];
  return inbox.queue
    .filter(isOffered)
    .filter(({ offer }) => offer.agent.id === me && offer.expiresAtMs > nowMs)
    .toSorted((a, b) => a.offer.expiresAtMs - b.offer.expiresAtMs || a.conversation.localeCompare(b.conversation));
}

/** The offer of this visitor to somebody else, while it stands: until then nobody but they can accept. */
export function offeredToOther(
  item: Pick<InboxItem, "offer">,
  me: AgentId,
  nowMs: number,
): { readonly name: string; readonly secondsLeft: number } | null {
  const { offer } = item;
  if (!offer || offer.agent.id === me || offer.expiresAtMs <= nowMs) return null;
  return { name: offer.agent.name, secondsLeft: secondsLeft(offer, nowMs) };
}

/** The countdown. */
export function offerClock(offer: OfferedItem["offer"], nowMs: number): OfferClock {
  const wholeMs = Math.max(1, offer.expiresAtMs - offer.madeAtMs);
  const left = secondsLeft(offer, nowMs);
  const share = Math.min(1, Math.max(0, (offer.expiresAtMs - nowMs) / wholeMs));
  return { secondsLeft: left, share, isClosing: left <= CLOSING_S };
}

/** What tells one offer from the next one of the same visitor. */
export function offerKey({ conversation, offer }: OfferedItem): string {
  return `${conversation} ${offer.madeAtMs}`;
}

/** Of an offer that does not stand any more: whether its time was over, or the visitor was taken out of the queue before. */
export function endOf({ offer }: OfferedItem, nowMs: number): OfferEnd {
  return nowMs >= offer.expiresAtMs ? "ran-out" : "gone";
}

/** Visitors of the queue whom this agent may take by hand now. */
export function isFree(item: InboxItem, me: AgentId, nowMs: number): boolean {
  return offeredToOther(item, me, nowMs) === null;
}

/** Whether the conversation is offered to this agent now. */
export function isOfferedTo(
  inbox: Inbox | null,
  me: AgentId,
  at: { conversation: ConversationId; nowMs: number },
): boolean {
  return offersTo(inbox, me, at.nowMs).some(({ conversation }) => conversation === at.conversation);
}

function isOffered(item: InboxItem): item is OfferedItem {
  return item.offer !== null;
}

function secondsLeft(offer: OfferedItem["offer"], nowMs: number): number {
  // The desk's clock ticks by the second and can be a moment behind: an offer of 20 s does not begin at 21.
  const leftMs = Math.min(offer.expiresAtMs - nowMs, offer.expiresAtMs - offer.madeAtMs);
  return Math.max(0, Math.ceil(leftMs / 1000));
}
