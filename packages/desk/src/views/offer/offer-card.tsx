// One visitor who is offered to this agent: who, what they said, how long they have waited, and the time left to say yes or no.
import { useEffect, useRef, useState } from "preact/hooks";
import { timeText } from "../../domain/durations.ts";
import { knownName } from "../../domain/inbox.ts";
import { languageName } from "../../domain/languages.ts";
import { rankText, reasonText } from "../../domain/log-line.ts";
import { offerClock, type OfferedItem } from "../../domain/offers.ts";
import { NAMELESS, OFFERS } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Avatar } from "../parts/avatar.tsx";
import { PromiseClock, WaitClock } from "../parts/clocks.tsx";
import { CountdownRing } from "../parts/countdown-ring.tsx";
import { VerifiedMark } from "../parts/verified.tsx";

interface OfferCardProps {
  readonly item: OfferedItem;
  /** How many more are offered at the same time. */
  readonly others: number;
}

/** So long a press is not meant for the offer but for what stood here before it, in ms. Keys are. */
const SURPRISE_MS = 600;

/** The card. */
export function OfferCard({ item, others }: OfferCardProps) {
  const desk = useDesk();
  const accept = useRef<HTMLButtonElement>(null);
  // Enter takes the visitor, unless the agent is in the middle of something: focus is taken from nobody and nothing.
  useEffect(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) accept.current?.focus({ preventScroll: true });
  }, []);
  const [isFresh, setFresh] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setFresh(false), SURPRISE_MS);
    return () => clearTimeout(timer);
  }, []);
  const isBusy = desk.acts.busy.value.has(item.conversation);
  return (
    <section class={isFresh ? "offer is-fresh" : "offer"} aria-label={OFFERS.label}>
      <CountdownRing clock={offerClock(item.offer, desk.nowMs.value)} />
      <div class="offer-words">
        <OfferHead item={item} />
        <p class="offer-preview">{item.preview === "" ? "Has not written anything yet" : item.preview}</p>
        <p class="offer-facts">
          <span>
            Waited <WaitClock sinceMs={item.requestedAtMs} label="for" />
          </span>
          {item.promise && <PromiseClock promise={item.promise} />}
          <span class="visually-hidden">{`Answer the offer by ${timeText(item.offer.expiresAtMs)}.`}</span>
          <span class="offer-reason">{reasonText(item.why)}</span>
          {others > 0 && <span class="offer-more">{OFFERS.more(others)}</span>}
        </p>
      </div>
      <div class="offer-tools">
        <button
          ref={accept}
          type="button"
          class="button is-primary"
          aria-busy={isBusy}
          onClick={() => void desk.take(item.conversation)}
        >
          Accept <kbd aria-hidden="true">a</kbd>
          <span class="visually-hidden"> the offer</span>
        </button>
        <button type="button" class="button" onClick={() => void desk.decline(item.conversation)}>
          Decline <kbd aria-hidden="true">p</kbd>
          <span class="visually-hidden"> the offer</span>
        </button>
      </div>
    </section>
  );
}

function OfferHead({ item }: { readonly item: OfferedItem }) {
  const name = knownName(item);
  const rank = rankText(item.identity?.rank ?? 0);
  return (
    <h2 class="offer-head">
      <Avatar name={name} seed={item.conversation} isPresent={item.isVisitorPresent} />
      <span class="offer-name">{name ?? NAMELESS}</span>
      {item.identity && <VerifiedMark />}
      {rank !== null && <span class="tag is-rank">{rank}</span>}
      <span class="tag">{item.siteName}</span>
      {item.language !== null && <span class="tag">{languageName(item.language)}</span>}
    </h2>
  );
}
