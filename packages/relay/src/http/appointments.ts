// `POST /v1/appointments`: the times that a visitor can choose now.
import type { AppointmentsResponse } from "@handrail/protocol";
import { visitRequestSchema } from "@handrail/protocol/wire";
import type { Clock } from "../platform.ts";
import type { Site } from "../sites/site.ts";
import { slotsOf } from "../sites/slots.ts";
import type { LogReader } from "../store/log.ts";
import { refusedAnswer, told, type Answer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { readVisit, type VisitorGate } from "./visitor.ts";

export interface AppointmentsDeps extends VisitorGate {
  readonly log: Pick<LogReader, "whereabouts" | "appointments">;
  readonly clock: Clock;
}

export async function answerAppointments(ask: Ask, deps: AppointmentsDeps): Promise<Answer> {
  const visit = await readVisit(ask, visitRequestSchema, deps);
  if ("code" in visit) return refusedAnswer(visit);
  const { site, conversation } = visit;
  if ((await deps.log.whereabouts(conversation))?.site !== site.id)
    return refusedAnswer({ code: "unknown-conversation" });
  const nowMs = deps.clock.now();
  const answer: AppointmentsResponse = { conversation, slots: await freeSlots(deps, site, nowMs), nowMs };
  return told(answer);
}

/** The slots with a free place, in order. Whether one is still free when it is booked is for the authority to say. */
export async function freeSlots(
  { log }: { readonly log: Pick<LogReader, "appointments"> },
  site: Site,
  nowMs: number,
): Promise<readonly number[]> {
  const { appointments } = site;
  if (!appointments) return [];
  const booked = await log.appointments(site.id, nowMs);
  return slotsOf(site, nowMs).filter((slotAtMs) => (booked.get(slotAtMs) ?? 0) < appointments.perSlot);
}
