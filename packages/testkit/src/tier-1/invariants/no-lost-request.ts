// What was acknowledged, or kept on a visitor's disk, is in the log at the quiet end: judged as in the world of the real code.
import { nothingLost } from "../../world/nothing-lost.ts";
import type { Invariant } from "../invariant.ts";

export const noLostRequest: Invariant = {
  name: "no-lost-request",
  rule: "HG3",
  ended: ({ ledger: { visitors } }) =>
    nothingLost({ visitors, agents: [], violations: [], note: () => {}, hash: () => "" }),
};
