// Tells whoever is off duty that somebody waits, with the way to take them: what a ring leads to on a phone, where no place beside the list says it.
import type { Me } from "@handrail/protocol";
import { EMPTY } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";

/** The call, or nothing. */
export function DutyCall({ me }: { readonly me: Me }) {
  const desk = useDesk();
  const waiting = desk.inbox.value?.queue.length ?? 0;
  // Duty that was lost over offers is asked about above every screen.
  if (me.isOnDuty || waiting === 0 || desk.offers.hasLostDuty.value) return null;
  return (
    <section class="duty-call" aria-label="Duty">
      <p>
        <strong>{EMPTY.selectQueueTitle(waiting)}.</strong> {EMPTY.offDutyText}
      </p>
      <button
        type="button"
        class="button is-primary"
        aria-busy={desk.isDutyBusy.value}
        onClick={() => void desk.setDuty(true)}
      >
        Go on duty
      </button>
    </section>
  );
}
