// The status that is shown never goes back without news, and "asked", "waiting" and "talking" are shown only of what the
// relay has stored for good.
import { humanOf } from "@handrail/core/machine";
import { isEventOf } from "@handrail/protocol";
import type { Invariant } from "../invariant.ts";

const STAGES = ["none", "refused", "still-want", "keeping", "kept", "waiting", "talking"] as const;

export const honestStatus: Invariant = {
  name: "honest-status",
  rule: "HG3",
  shown({ before, after, stored, tab }) {
    const now = humanOf(after);
    const last = tab.lastStatus;
    tab.lastStatus = now.type;
    // Another conversation than before, or one that is gone by now: there is nothing to compare it with.
    if (before.secret !== after.secret || before.session !== after.session || stored?.conversation?.erased) return null;
    if (now.type === "waiting" && !stored?.isRequested) return "waiting is shown, and no request is stored";
    if (
      now.type === "talking" &&
      !stored?.events.some((event) => event.type === "human.joined" && event.agent.id === now.agent.id)
    )
      return "talking is shown, and nobody has joined";
    if (now.type === last || STAGES.indexOf(now.type) >= STAGES.indexOf(last)) return null;
    // Asked for and stored: only the log may take it back.
    const isStored = last === "waiting" || last === "talking";
    // A later click that came late is news as well: the authority says that the stretch of the first one is over.
    const isToldLate = after.stillWant !== null && after.stillWant !== before.stillWant;
    const isNews =
      isToldLate || before.replica.events !== after.replica.events || before.remembered !== after.remembered;
    return isStored && !isNews ? `${tab.parts.name} went from ${last} back to ${now.type} without news` : null;
  },
  asked: (stored, click) =>
    // A page that has not heard of the erasure yet calls asked what was asked.
    stored?.conversation?.erased ||
    stored?.events.some((event) => event.type === "human.requested" || isEventOf(event, "visitor", click))
      ? null
      : `the click ${click} was called asked, and no request is stored`,
};
