// Shows agents the promises that were not kept, and notes who has seen one (HG7): from then on nobody is told again.
import type { DeskAlarm, DeskAlarmsResponse } from "@handrail/protocol";
import type { Account } from "../accounts/accounts.ts";
import { isOfProbe, type Alarm } from "../alarms/alarm.ts";
import { answer, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";

type AlarmsDeps = Pick<DeskDeps, "alarms" | "people" | "platform">;

/** `GET /desk/api/alarms`. */
export async function listAlarms(deps: AlarmsDeps): Promise<Response> {
  const open = await deps.alarms.open();
  const response: DeskAlarmsResponse = { alarms: open.map((alarm) => deskAlarm(deps, alarm)) };
  return answer(response);
}

/** `POST /desk/api/alarms/:id/acknowledge`. Doing it twice changes nothing: the first acknowledgement counts. */
export async function acknowledgeAlarm(
  deps: AlarmsDeps,
  { id, account }: { readonly id: string; readonly account: Account },
): Promise<Response> {
  const alarm = await deps.alarms.acknowledge(id, { agent: account.id, atMs: deps.platform.clock.now() });
  return alarm ? listAlarms(deps) : refusal("not-found");
}

function deskAlarm({ people }: AlarmsDeps, alarm: Alarm): DeskAlarm {
  const { id, site, askedAtMs, dueAtMs, atMs } = alarm;
  const facts = { id, site, siteName: people.sites.get(site)?.name ?? site, askedAtMs, dueAtMs, atMs };
  if (isOfProbe(alarm)) return { ...facts, kind: alarm.kind, why: alarm.why };
  return { ...facts, kind: alarm.kind, conversation: alarm.conversation };
}
