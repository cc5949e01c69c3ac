// Says who could be offered a visitor now, by the dispatcher's own rules. It looks into an open transaction, too, and offers nothing.
import type { AgentId, ConversationId } from "@handrail/protocol";
import type { LiveSituation } from "../dispatch/live-situation.ts";
import { offersAt } from "../dispatch/offers.ts";
import { isOnDuty } from "../dispatch/situation.ts";
import { queuedOf } from "../dispatch/waiting-room.ts";
import type { Clock } from "../platform.ts";
import type { Log } from "../store/log.ts";

/** Whether a human can be had. */
export type Reach =
  | { readonly type: "offered"; readonly agent: AgentId }
  | { readonly type: "nobody"; readonly why: "nobody-on-duty" | "no-room" };

/** Answers for a visitor who is in the queue and on the page, behind everybody who is there already. */
export type ReachOf = (conversation: ConversationId) => Reach;

export function createReach(deps: {
  readonly situation: Pick<LiveSituation, "withOneMore">;
  readonly log: Pick<Log, "conversation">;
  readonly clock: Pick<Clock, "now">;
}): ReachOf {
  const { situation: live, log, clock } = deps;
  return (conversation) => {
    const nowMs = clock.now();
    const summary = log.conversation(conversation);
    const queued = summary && queuedOf(summary);
    if (!queued) return { type: "nobody", why: "no-room" };
    const situation = live.withOneMore(queued, nowMs);
    if (!situation.roster.some((agent) => isOnDuty(agent, situation, nowMs)))
      return { type: "nobody", why: "nobody-on-duty" };
    const offer = offersAt(situation, nowMs).find((one) => one.conversation === conversation);
    return offer ? { type: "offered", agent: offer.agent } : { type: "nobody", why: "no-room" };
  };
}
