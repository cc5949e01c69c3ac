// Says who could be offered a visitor now. The one place to ask: it looks into the queue as it stands, inside an open transaction too.
import type { AgentId, ConversationId } from "@handrail/protocol";
import type { Duty } from "../duty/duty.ts";
import type { Log } from "../store/log.ts";

/** Whether a human can be had. */
export type Reach =
  | { readonly type: "offered"; readonly agent: AgentId }
  | { readonly type: "nobody"; readonly why: "nobody-on-duty" | "no-room" };

/** Answers for a visitor who is in the queue and on the page. */
export type ReachOf = (conversation: ConversationId) => Reach;

export function createReach(deps: {
  readonly log: Pick<Log, "conversation" | "holding">;
  readonly duty: Pick<Duty, "list">;
}): ReachOf {
  const { log, duty } = deps;
  return (conversation) => {
    const onDuty = duty.list().filter(({ isOnDuty }) => isOnDuty);
    if (onDuty.length === 0) return { type: "nobody", why: "nobody-on-duty" };
    const holding = log.holding();
    const isWaiting = log.conversation(conversation)?.state.owner.type === "queue";
    const free = onDuty.find(({ id, capacity }) => (holding.get(id) ?? 0) < capacity);
    return isWaiting && free ? { type: "offered", agent: free.id } : { type: "nobody", why: "no-room" };
  };
}
