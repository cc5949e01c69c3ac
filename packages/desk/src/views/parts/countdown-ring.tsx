// A ring that empties, with the seconds in it. Decoration: the words beside it say until when.
import type { OfferClock } from "../../domain/offers.ts";

const LENGTH = 100;

/** The ring. Colour is not all that tells: the number does. */
export function CountdownRing({ clock }: { readonly clock: OfferClock }) {
  return (
    <span class={clock.isClosing ? "ring is-closing" : "ring"} aria-hidden="true">
      <svg viewBox="0 0 44 44" focusable="false">
        <circle class="ring-track" cx="22" cy="22" r="19" />
        <circle
          class="ring-left"
          cx="22"
          cy="22"
          r="19"
          pathLength={LENGTH}
          stroke-dasharray={`${(clock.share * LENGTH).toFixed(1)} ${LENGTH}`}
        />
      </svg>
      <span class="ring-number">{clock.secondsLeft}</span>
    </span>
  );
}
