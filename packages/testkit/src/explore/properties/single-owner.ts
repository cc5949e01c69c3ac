// One owner at every moment, and only the owner speaks: an agent joins from the queue alone, by their own hand, on duty.
import type { TransitionProperty } from "../property.ts";
import type { Owner } from "@handrail/protocol";

export const singleOwner: TransitionProperty = {
  name: "single-owner",
  rule: "HG9",
  type: "transition",
  check({ lines, move, after }) {
    const { author } = move;
    for (const { event, before } of lines) {
      if (event.type === "message.sent" && event.from.type === "agent" && before.owner !== `agent ${event.from.id}`)
        return "an agent speaks who does not have the conversation";
      if (event.type === "human.joined") {
        if (before.owner !== "queue") return `an agent takes a conversation from ${before.owner}`;
        if (author.type !== "agent" || author.id !== event.agent.id) return "somebody else lets an agent join";
        if (!move.isOnDuty) return "an agent joins who is off duty";
      }
      if (event.type === "human.left" && before.owner !== `agent ${event.agent.id}`)
        return "an agent leaves who is not there";
    }
    const { conversation, book } = after;
    return conversation && nameOf(conversation.owner) !== book.owner
      ? `the owner is ${nameOf(conversation.owner)}, and by the log ${book.owner}`
      : null;
  },
};

function nameOf(owner: Owner): string {
  return owner.type === "agent" ? `agent ${owner.agent.id}` : owner.type;
}
