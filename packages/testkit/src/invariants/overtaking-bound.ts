// A ranked visitor goes before others who have asked earlier, but nobody is overtaken more often than the bound says.
import { DISPATCH_RULES } from "@handrail/relay/dispatch";
import type { Invariant } from "./invariant.ts";

export const overtakingBound: Invariant = {
  name: "overtaking-bound",
  rule: "HG12",
  noted: (event, { stored }) =>
    event.type === "visitor.overtaken" && stored.overtaken + 1 > DISPATCH_RULES.overtakingMax
      ? `is overtaken for the ${stored.overtaken + 1}th time in one wait`
      : null,
};
