// What a page shows of the request never goes back without news, and is true of what is stored.
import { humanOf } from "@handrail/core/machine";
import { falseClaim, honestStatus as shared, isTakenBack } from "../../invariants/honest-status.ts";
import type { Invariant } from "../invariant.ts";

export const honestStatus: Invariant = {
  ...shared,
  shown({ before, after, stored, tab }) {
    const now = humanOf(after);
    const last = tab.lastStatus;
    tab.lastStatus = now.type;
    // Another conversation than before, or one that is gone by now: there is nothing to compare it with.
    if (before.secret !== after.secret || before.session !== after.session || stored?.conversation?.erased) return null;
    const wrong = falseClaim(now, stored);
    if (wrong !== null || !isTakenBack(last, now.type)) return wrong;
    // A later click that came late is news as well: the authority says that the stretch of the first one is over.
    const isToldLate = after.stillWant !== null && after.stillWant !== before.stillWant;
    const isNews =
      isToldLate || before.replica.events !== after.replica.events || before.remembered !== after.remembered;
    return isNews ? null : `${tab.parts.name} went from ${last} back to ${now.type} without news`;
  },
  // A page that has not heard of the erasure yet calls asked what was asked.
  asked: (stored, click) => (stored?.conversation?.erased ? null : falseClaim({ type: "asked", click }, stored)),
};
