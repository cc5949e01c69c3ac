// What stands above every screen while a visitor is offered to this agent, has just been, or duty was lost over it.
import { OFFERS } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { OfferCard } from "./offer-card.tsx";

/** The bar: one thing at a time, the most pressing first. */
export function OfferBar() {
  const desk = useDesk();
  const { mine, ended, hasLostDuty } = desk.offers;
  const [first, ...others] = mine.value;
  return (
    <>
      {/* HG14: a visitor's words do not stay behind here when the offer, and perhaps all that they said, is gone. */}
      <p class="visually-hidden" role="alert">
        {first && desk.urgentAnnouncement.value}
      </p>
      {first && <OfferCard key={`${first.conversation} ${first.offer.madeAtMs}`} item={first} others={others.length} />}
      {/* The region stands there before it speaks, or a screen reader would not hear it. */}
      <div role="status">
        {!first && hasLostDuty.value && <LostDuty />}
        {!first && !hasLostDuty.value && ended.value && (
          <p class="offer-note">
            <Icon name="clock" />
            {ended.value.end === "ran-out" ? OFFERS.ranOut : OFFERS.gone}
          </p>
        )}
      </div>
    </>
  );
}

function LostDuty() {
  const desk = useDesk();
  return (
    <section class="offer-note is-lost" aria-label={OFFERS.lostDutyTitle}>
      <Icon name="moon" />
      <p>
        <strong>{OFFERS.lostDutyTitle}.</strong> {OFFERS.lostDuty}
      </p>
      <div class="offer-note-tools">
        <button
          type="button"
          class="button is-primary"
          aria-busy={desk.isDutyBusy.value}
          onClick={() => void desk.setDuty(true)}
        >
          Back on duty
        </button>
        <button type="button" class="button" onClick={() => void desk.setDuty(false)}>
          Stay off
        </button>
      </div>
    </section>
  );
}
