// Says who could be offered a visitor now, by the dispatcher's own rules. It offers nothing.
import type { AgentId } from "@handrail/protocol";
import type { LiveSituation } from "../dispatch/live-situation.ts";
import { offersAt } from "../dispatch/offers.ts";
import { isOnDuty } from "../dispatch/situation.ts";
import { queuedOf } from "../dispatch/waiting-room.ts";
import type { Summary } from "../domain/summary.ts";
import type { Clock } from "../platform.ts";

/** Whether a human can be had. */
export type Reach =
  | { readonly type: "offered"; readonly agent: AgentId }
  | { readonly type: "nobody"; readonly why: "nobody-on-duty" | "no-room" };

/** Answers for a visitor who is in the queue and on the page, behind everybody who is there already. */
export type ReachOf = (visitor: Summary | null) => Reach;

export function createReach(deps: {
  readonly situation: Pick<LiveSituation, "withOneMore">;
  readonly clock: Pick<Clock, "now">;
}): ReachOf {
  const { situation: live, clock } = deps;
  return (visitor) => {
    const nowMs = clock.now();
    const queued = visitor && queuedOf(visitor);
    if (!queued) return { type: "nobody", why: "no-room" };
    const situation = live.withOneMore(queued, nowMs);
    if (!situation.roster.some((agent) => isOnDuty(agent, situation, nowMs)))
      return { type: "nobody", why: "nobody-on-duty" };
    const offer = offersAt(situation, nowMs).find((one) => one.conversation === queued.conversation);
    return offer ? { type: "offered", agent: offer.agent } : { type: "nobody", why: "no-room" };
  };
}
