// A human can be reached from every state with one click: it leads to the queue with a promise, or to an agent who has answered or
// is promised to, in the chat where the site promises that. Where the site is not live, it is told so, and nothing else happens.
import { isInHumanHands, ownLinesOf, probe, type StateProperty } from "../property.ts";

export const humanWithinReach: StateProperty = {
  name: "human-within-reach",
  rule: "HG11",
  type: "state",
  check(state, terms, law) {
    // HG14: from a tombstone the way leads through a new conversation, which is the state before the first event.
    if (state.book.isErased) return null;
    const author = { type: "visitor" } as const;
    for (const epoch of [state.conversation?.epoch ?? null, null]) {
      const click = probe(state, { type: "ask-human", why: "button", epoch, seen: null }, { law, terms, author });
      const { refusal } = click.decision;
      if (!terms.isLive) {
        if (refusal?.code !== "site-not-live") return "a click where nobody can be promised is not told so";
        if (ownLinesOf(click).length > 0) return "a click that is refused does something";
        continue;
      }
      // HG4: who knew nothing of a closed conversation is asked again; the click as of now, above, is that second one.
      if (refusal?.code === "stale-request" && epoch === null && state.book.owner === "nobody") continue;
      if (refusal) return `a click is refused (${refusal.code})`;
      const { owner, open, isAwaiting, answerSeq } = click.after.book;
      if (!isInHumanHands(owner)) return `a click leads to ${owner}`;
      if (owner === "queue" && !open) return "a click leads to the queue without a promise";
      if (owner === "queue" || !isAwaiting) continue;
      const isLeft = open?.rung === "written" && answerSeq === null && terms.firstRung !== "written";
      if (isLeft) return "a click leaves the visitor to an agent who owes them nothing in the chat";
    }
    return null;
  },
};
