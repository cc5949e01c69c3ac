// The line above every screen while a promise to a visitor was not kept and nobody has said that they have seen it.
import type { DeskAlarm } from "@handrail/protocol";
import { agoText, timeText } from "../domain/durations.ts";
import { hrefOf } from "../domain/route.ts";
import { ALARMS } from "../texts.ts";
import { useDesk } from "./desk-context.ts";
import { Icon } from "./parts/icon.tsx";

/** The oldest alarm, with the count of all. */
export function AlarmBar() {
  const { list } = useDesk().alarms;
  const [first] = list.value;
  // The region stands there before it speaks, or a screen reader would not hear it.
  return <div role="status">{first && <Bar alarm={first} count={list.value.length} />}</div>;
}

function Bar({ alarm, count }: { readonly alarm: DeskAlarm; readonly count: number }) {
  const { alarms, nowMs } = useDesk();
  const isToday = nowMs.value - alarm.dueAtMs < 12 * 60 * 60_000;
  const due = isToday ? timeText(alarm.dueAtMs) : agoText(alarm.dueAtMs, nowMs.value);
  return (
    <section class="alarm-bar" aria-label={ALARMS.label}>
      <Icon name="warning" />
      <p>
        <strong>{ALARMS.count(count)}</strong> <span>{ALARMS.facts(alarm, due)}</span>
      </p>
      <div class="alarm-actions">
        <a class="button is-small" href={hrefOf({ type: "conversation", conversation: alarm.conversation })}>
          Look
        </a>
        <button
          type="button"
          class="button is-small"
          aria-busy={alarms.busy.value === alarm.id}
          disabled={alarms.busy.value === alarm.id}
          onClick={() => void alarms.acknowledge(alarm.id)}
        >
          Acknowledge
        </button>
      </div>
    </section>
  );
}
