// What is left of the promised time, as a ring that empties, with the place in the queue inside.
import { Icon } from "../kit.ts";

/** `share`: 1 to 0; `null` where nothing is known of how long. */
export function Ring({ share, place, isDim }: { share: number | null; place: number | null; isDim: boolean }) {
  return (
    <span class={share === null ? "ring idle" : "ring"} aria-hidden="true">
      <svg viewBox="0 0 44 44">
        <circle cx="22" cy="22" r="19.5" />
        <circle cx="22" cy="22" r="19.5" pathLength="1" stroke-dasharray={`${share ?? 0.25} 1`} />
      </svg>
      {place === null ? <Icon name="person" /> : <b class={isDim ? "dim" : ""}>{place}</b>}
    </span>
  );
}
