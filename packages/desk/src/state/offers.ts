// Follows the offers made to this agent: calls for attention once, says what became of each, and that duty was lost over them.
import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { ConversationId, Inbox, Me } from "@handrail/protocol";
import { endOf, offerKey, offersTo, type OfferedItem, type OfferEnd } from "../domain/offers.ts";
import type { Platform } from "../platform/platform.ts";

/** An offer that has just ended by itself. */
export interface EndedOffer {
  readonly item: OfferedItem;
  readonly end: OfferEnd;
}

/** What the views show and call. */
export interface Offers {
  /** Those that stand, the one that ends first at the head. */
  readonly mine: ReadonlySignal<readonly OfferedItem[]>;
  /** The last one that ended by itself, for a moment. */
  readonly ended: ReadonlySignal<EndedOffer | null>;
  /** The relay has taken this agent off duty over offers that ran out, and they have not answered yet. */
  readonly hasLostDuty: ReadonlySignal<boolean>;
  /** Accepting or declining is under way or done: what becomes of the offer now is this agent's own doing. */
  answer(conversation: ConversationId): void;
  /** It came to nothing: the offer stands as it did. */
  takeBack(conversation: ConversationId): void;
  stop(): void;
}

interface Surroundings {
  readonly platform: Platform;
  readonly inbox: ReadonlySignal<Inbox | null>;
  readonly me: ReadonlySignal<Me | null>;
  readonly nowMs: ReadonlySignal<number>;
  /** Called once for each offer. */
  readonly onOffer: (item: OfferedItem) => void;
}

/** How long it is said that an offer has ended, in ms. */
const ENDED_SHOWN_MS = 6_000;

/** Makes it. */
export function createOffers({ platform, inbox, me, nowMs, onOffer }: Surroundings): Offers {
  const answered = signal<ReadonlySet<ConversationId>>(new Set());
  const ended = signal<EndedOffer | null>(null);
  const hasLostDuty = computed(() => me.value?.offDutyWhy === "offers-expired");
  let standing = new Map<string, OfferedItem>();
  let callOff = (): void => {};

  const all = computed(() => {
    const agent = me.value;
    return agent ? offersTo(inbox.value, agent.id, nowMs.value) : [];
  });
  const mine = computed(() => all.value.filter(({ conversation }) => !answered.value.has(conversation)));

  function show(next: EndedOffer | null): void {
    callOff();
    ended.value = next;
    if (next) callOff = platform.after(ENDED_SHOWN_MS, () => (ended.value = null));
  }

  function follow(next: readonly OfferedItem[]): void {
    const before = standing;
    standing = new Map(next.map((item) => [offerKey(item), item]));
    for (const [key, item] of before) {
      if (standing.has(key)) continue;
      if (answered.value.has(item.conversation)) takeBack(item.conversation);
      else close(item);
    }
    for (const [key, item] of standing) {
      if (before.has(key)) continue;
      show(null);
      onOffer(item);
    }
  }

  function close(item: OfferedItem): void {
    // The clock ticks by the second; the picture that the offer is missing from may be newer.
    show({ item, end: endOf(item, Math.max(nowMs.peek(), inbox.peek()?.asOfMs ?? 0)) });
  }

  function takeBack(conversation: ConversationId): void {
    answered.value = new Set([...answered.value].filter((known) => known !== conversation));
  }

  const stopFollowing = effect(() => {
    const next = all.value;
    untracked(() => follow(next));
  });

  return {
    mine,
    ended,
    hasLostDuty,
    answer: (conversation) => {
      answered.value = new Set([...answered.value, conversation]);
      show(null);
    },
    takeBack,
    stop: () => {
      stopFollowing();
      callOff();
    },
  };
}
