// A visitor is offered to one agent at a time, who alone can take them meanwhile; an agent is never offered more than they can
// hold, and only of who is there to be talked to.
import type { Invariant } from "../invariant.ts";

export const oneOffer: Invariant = {
  name: "one-offer",
  rule: "HG12",
  appended(event, _before, { stored: { standing } }) {
    if (event.type !== "human.joined" || !standing || event.atMs >= standing.expiresAtMs) return null;
    return event.agent.id === standing.agent ? null : `${event.agent.name} takes who is offered to ${standing.agent}`;
  },
  noted(event, { stored, relay }) {
    if (event.type !== "offer.made") return null;
    const { name, id } = event.agent;
    if (stored.standing && event.atMs < stored.standing.expiresAtMs) return `offered to ${name} as well`;
    if (!relay.dispatcher.isPresent(stored)) return `offered to ${name} while nobody is there`;
    const capacity = relay.dispatcher.roster.get(id)?.plan.capacity ?? 0;
    let load = 0;
    for (const { book, standing } of relay.conversations.values()) {
      const isOffered = standing?.agent === id && event.atMs < standing.expiresAtMs;
      if (isOffered || book.owner === `agent ${id}`) load += 1;
    }
    return load + 1 > capacity ? `${name} is offered more than the ${capacity} they can hold` : null;
  },
};
