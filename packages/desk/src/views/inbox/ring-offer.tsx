// Asks once on each device, at the foot of the list, whether it shall ring while the desk is closed: to whoever is on duty, and where it can be.
import type { Me } from "@handrail/protocol";
import { hrefOf } from "../../domain/route.ts";
import { RINGS } from "../../texts-of-rings.ts";
import { useDesk } from "../desk-context.ts";

/** The question, or nothing. */
export function RingOffer({ me }: { readonly me: Me }) {
  const { rings } = useDesk();
  const state = rings.state.value;
  const isOnHomeScreenOnly = state.type === "impossible" && state.why === "home-screen";
  if (!me.isOnDuty || !rings.isUndecided.value || !(state.type === "off" || isOnHomeScreenOnly)) return null;
  const { label, words, accept, how, decline } = RINGS.offer;
  return (
    <aside class="ring-offer" aria-label={label}>
      <p>{words}</p>
      <div class="ring-offer-tools">
        {isOnHomeScreenOnly ? (
          <a class="button" href={hrefOf({ type: "account" })} onClick={() => rings.decide()}>
            {how}
          </a>
        ) : (
          <button type="button" class="button" onClick={() => void rings.turnOn()}>
            {accept}
          </button>
        )}
        <button type="button" class="button" onClick={() => rings.decide()}>
          {decline}
        </button>
      </div>
    </aside>
  );
}
