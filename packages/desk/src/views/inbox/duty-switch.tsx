// On duty or off: the one thing that an agent must be able to tell at a glance.
import type { Me } from "@handrail/protocol";
import { useDesk } from "../desk-context.ts";

/** The switch. */
export function DutySwitch({ me }: { readonly me: Me }) {
  const desk = useDesk();
  return (
    <button
      type="button"
      class={me.isOnDuty ? "duty is-on" : "duty"}
      role="switch"
      aria-checked={me.isOnDuty}
      aria-busy={desk.isDutyBusy.value}
      aria-label="On duty"
      title={me.isOnDuty ? "You can take visitors. Press to go off duty." : "Press to take visitors."}
      onClick={() => void desk.setDuty(!me.isOnDuty)}
    >
      <span class="duty-dot" aria-hidden="true" />
      <span>{me.isOnDuty ? "On duty" : "Off duty"}</span>
      <span class="switch" aria-hidden="true" />
    </button>
  );
}
