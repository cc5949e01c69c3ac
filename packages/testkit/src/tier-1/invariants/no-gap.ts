// No page's copy of the log has a gap.
import { gapIn, noGap as shared } from "../../invariants/no-gap.ts";
import type { Invariant } from "../invariant.ts";

export const noGap: Invariant = {
  ...shared,
  shown: ({ before, after }) => gapIn(after.replica.events, before.replica.events.length),
};
