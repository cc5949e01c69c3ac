// One owner at every moment, and of the humans only the owner speaks: an agent joins from the queue alone, by their own hand.
import type { Invariant } from "./invariant.ts";

export const singleOwner: Invariant = {
  name: "single-owner",
  rule: "HG9",
  appended(event, before, { author, relay }) {
    if (event.type === "message.sent" && event.from.type === "agent") {
      return before.owner === `agent ${event.from.id}`
        ? null
        : `${event.from.name} speaks, the owner is ${before.owner}`;
    }
    if (event.type === "human.joined") {
      if (before.owner !== "queue") return `${event.agent.name} takes the conversation from ${before.owner}`;
      if (author.type !== "agent" || author.id !== event.agent.id) return "somebody else lets an agent join";
      return relay.present.has(event.agent.id) ? null : `${event.agent.name} joins off duty`;
    }
    return event.type === "human.left" && before.owner !== `agent ${event.agent.id}`
      ? "who leaves was not there"
      : null;
  },
  ended: ({ relay }) =>
    [...relay.conversations.values()].flatMap(({ who, book: { owner } }) =>
      owner.startsWith("agent ") && !relay.present.has(owner.slice("agent ".length))
        ? [{ who, what: `is left with ${owner}, who has gone` }]
        : [],
    ),
};
