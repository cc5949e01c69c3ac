// A visitor who is offered while a dialog is open: the bar that says it stands behind the dialog, out of reach, and no screen reader hears it.
import { useState } from "preact/hooks";
import { knownName } from "../../domain/inbox.ts";
import { offerClock, offerKey } from "../../domain/offers.ts";
import { NAMELESS, OFFERS } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";

/** The line within the dialog, or nothing. */
export function SheetOffer({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const [first] = desk.offers.mine.value;
  // What stood there before the dialog was opened has been heard.
  const [heard] = useState(() => (first ? offerKey(first) : null));
  const isNews = first !== undefined && offerKey(first) !== heard;
  return (
    <>
      <p class="visually-hidden" role="alert">
        {isNews && OFFERS.behind(knownName(first) ?? NAMELESS, first.siteName)}
      </p>
      {first && (
        <div class="sheet-offer">
          <p aria-hidden="true">
            <b>{OFFERS.toYou}</b> {knownName(first) ?? NAMELESS} · {first.siteName}
          </p>
          <span class="sheet-offer-time" aria-hidden="true">
            {OFFERS.wait(offerClock(first.offer, desk.nowMs.value).secondsLeft)}
          </span>
          <button type="button" class="button is-small" onClick={onClose}>
            {OFFERS.look}
          </button>
        </div>
      )}
    </>
  );
}
