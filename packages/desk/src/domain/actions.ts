// Says what an agent can do with a conversation now, and why not when not. The law has the last word; this spares a refusal.
import type { AgentId, Conversation } from "@handrail/protocol";
import { WHY_NOT } from "../texts.ts";

/** `hidden`: makes no sense here. `off`: will make sense, with what is missing. */
export type Availability =
  | { readonly type: "on" }
  | { readonly type: "off"; readonly why: string }
  | { readonly type: "hidden" };

/** What can be done, one entry each. */
export interface Actions {
  readonly accept: Availability;
  readonly reply: Availability;
  readonly handOver: Availability;
  readonly leave: Availability;
  readonly settle: Availability;
  readonly close: Availability;
}

const ON: Availability = { type: "on" };
const HIDDEN: Availability = { type: "hidden" };
const NONE: Actions = { accept: HIDDEN, reply: HIDDEN, handOver: HIDDEN, leave: HIDDEN, settle: HIDDEN, close: HIDDEN };

/** The actions of an agent on a conversation. */
export function actionsFor(
  conversation: Conversation,
  me: { readonly id: AgentId; readonly isOnDuty: boolean },
): Actions {
  switch (conversation.owner.type) {
    case "queue":
      return { ...NONE, accept: me.isOnDuty ? ON : off(WHY_NOT.offDuty) };
    case "agent":
      return conversation.owner.agent.id === me.id ? mine(conversation) : NONE;
    case "bot":
    case "nobody":
      return NONE;
  }
}

function mine({ promise }: Conversation): Actions {
  const isAwaiting = promise !== null && promise.answeredSeq === null;
  return {
    accept: HIDDEN,
    reply: ON,
    handOver: ON,
    leave: ON,
    // An answer that is on its way settles itself by arriving.
    settle: isAwaiting ? ON : off(WHY_NOT.nothingToSettle),
    // HG7: no closing over an open promise.
    close: promise === null ? ON : off(isAwaiting ? WHY_NOT.awaitsAnswer : WHY_NOT.notDelivered),
  };
}

function off(why: string): Availability {
  return { type: "off", why };
}
