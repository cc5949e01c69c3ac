// One request for each stretch, whatever the clicks, tabs and retries; and the same answer, with the same receipt, to the same
// id for good.
import type { Invariant } from "./invariant.ts";

export const oneRequest: Invariant = {
  name: "one-request",
  rule: "HG4",
  appended: (event, before) =>
    event.type === "human.requested" && !event.takesOver && (before.isRequested || isHumans(before.owner))
      ? "a second request in the same stretch"
      : null,
  said({ stored, verdict, command }) {
    if (command.type !== "ask-human") return null;
    const first = stored.said.get(verdict.id);
    if (!first) {
      // A refusal before the first event leaves nothing behind, not even itself.
      // HG14: an erasure forgets how clicks were answered, also those whose answer leaves after it.
      const isErased = stored.conversation?.erased !== undefined;
      if (stored.events.length > 0 && !isErased) stored.said.set(verdict.id, verdict);
      return null;
    }
    const isSame = first.ok
      ? verdict.ok && verdict.seq === first.seq && verdict.receipt === first.receipt
      : !verdict.ok;
    if (verdict.ok && verdict.receipt === undefined)
      return `the click ${verdict.id} was acknowledged without a receipt`;
    return isSame ? null : `the click ${verdict.id} was answered in two ways`;
  },
};

const isHumans = (owner: string): boolean => owner === "queue" || owner.startsWith("agent ");
