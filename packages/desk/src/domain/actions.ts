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

/** Whatever the conversation is like. */
export const ON: Availability = { type: "on" };
const HIDDEN: Availability = { type: "hidden" };
const NONE: Actions = { accept: HIDDEN, reply: HIDDEN, handOver: HIDDEN, leave: HIDDEN, settle: HIDDEN, close: HIDDEN };

/** Who asks, and to whom else the visitor is being offered. */
export interface Asker {
  readonly id: AgentId;
  readonly isOnDuty: boolean;
  /** `null`: to nobody, or to the asker. */
  readonly offeredTo: string | null;
}

/** The actions of an agent on a conversation. */
export function actionsFor(conversation: Conversation, me: Asker): Actions {
  switch (conversation.owner.type) {
    case "queue":
      return { ...NONE, accept: accept(me) };
    case "agent":
      return conversation.owner.agent.id === me.id ? mine(conversation) : NONE;
    case "bot":
    case "nobody":
      return NONE;
  }
}

function accept({ isOnDuty, offeredTo }: Asker): Availability {
  if (!isOnDuty) return off(WHY_NOT.offDuty);
  return offeredTo === null ? ON : off(WHY_NOT.offered(offeredTo));
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
