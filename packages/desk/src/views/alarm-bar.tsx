// The line above every screen while a promise was not kept, or no human can be reached, and nobody has said that they have seen it.
import type { DeskAlarm } from "@handrail/protocol";
import { agoText, timeText } from "../domain/durations.ts";
import { hrefOf, type Route } from "../domain/route.ts";
import { ALARMS } from "../texts.ts";
import { useDesk } from "./desk-context.ts";
import { Icon } from "./parts/icon.tsx";

/** That nobody can be reached, or else the oldest alarm, with the count of all. */
export function AlarmBar() {
  const { list } = useDesk().alarms;
  const first = list.value.find((alarm) => "why" in alarm) ?? list.value[0];
  // The region stands there before it speaks, or a screen reader would not hear it.
  return <div role="status">{first && <Bar alarm={first} all={list.value} />}</div>;
}

function Bar({ alarm, all }: { readonly alarm: DeskAlarm; readonly all: readonly DeskAlarm[] }) {
  const { alarms, nowMs } = useDesk();
  const isToday = nowMs.value - alarm.dueAtMs < 12 * 60 * 60_000;
  const due = isToday ? timeText(alarm.dueAtMs) : agoText(alarm.dueAtMs, nowMs.value);
  return (
    <section class="alarm-bar" aria-label={ALARMS.label}>
      <Icon name="warning" />
      <p>
        <strong>{headOf(alarm, all)}</strong> <span>{ALARMS.facts(alarm, due)}</span>
      </p>
      <div class="alarm-actions">
        <a class="button is-small" href={hrefOf(placeOf(alarm))}>
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

function headOf(first: DeskAlarm, all: readonly DeskAlarm[]): string {
  if (all.every((alarm) => "conversation" in alarm)) return ALARMS.count(all.length);
  return all.length === 1 ? ALARMS.kind(first) : `${ALARMS.kind(first)} ${ALARMS.more(all.length - 1)}`;
}

// Who can be reached stands on the team's page.
function placeOf(alarm: DeskAlarm): Route {
  return "conversation" in alarm ? { type: "conversation", conversation: alarm.conversation } : { type: "team" };
}
