// A human can be reached from every state with one click; where the site is not live, it is told so, and nothing else happens.
import { isInHumanHands, ownLinesOf, probe, type StateProperty } from "../property.ts";

export const humanWithinReach: StateProperty = {
  name: "human-within-reach",
  rule: "HG11",
  type: "state",
  check(state, terms, law) {
    const author = { type: "visitor" } as const;
    for (const epoch of [state.conversation?.epoch ?? null, null]) {
      const click = probe(state, { type: "ask-human", why: "button", epoch, seen: null }, { law, terms, author });
      const { refusal } = click.decision;
      if (!terms.isLive) {
        if (refusal?.code !== "site-not-live") return "a click where nobody can be promised is not told so";
        if (ownLinesOf(click).length > 0) return "a click that is refused does something";
        continue;
      }
      if (refusal) return `a click is refused (${refusal.code})`;
      const { owner, open } = click.after.book;
      if (!isInHumanHands(owner)) return `a click leads to ${owner}`;
      if (owner === "queue" && !open) return "a click leads to the queue without a promise";
    }
    return null;
  },
};
