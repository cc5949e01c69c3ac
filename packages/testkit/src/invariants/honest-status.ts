// The status that is shown never goes back without news, and "asked", "waiting" and "talking" are shown only of what the relay has stored for
// good.
import type { HumanStatus } from "@handrail/core";
import { isEventOf, type CommandId } from "@handrail/protocol";
import type { Conversing, Invariant } from "./invariant.ts";

export const honestStatus = {
  name: "honest-status",
  rule: "HG3",
} satisfies Invariant;

/** What a page says of the request, or its caller is told of a click. */
export type Claim =
  | Exclude<HumanStatus, { readonly type: "talking" }>
  | Pick<Extract<HumanStatus, { readonly type: "talking" }>, "type" | "agent">
  | { readonly type: "asked"; readonly click: CommandId | null };

/** What is wrong with the claim, by what is stored. */
export function falseClaim(claim: Claim, stored: Pick<Conversing, "isRequested" | "events"> | null): string | null {
  switch (claim.type) {
    case "waiting":
      return stored?.isRequested ? null : "waiting is shown, and no request is stored";
    case "talking":
      return stored?.events.some((event) => event.type === "human.joined" && event.agent.id === claim.agent.id)
        ? null
        : "talking is shown, and nobody has joined";
    case "asked": {
      const { click } = claim;
      return stored?.events.some(
        (event) => event.type === "human.requested" || (click !== null && isEventOf(event, "visitor", click)),
      )
        ? null
        : `the click ${click ?? ""} was called asked, and no request is stored`;
    }
    default:
      return null;
  }
}

const STAGES = ["none", "refused", "still-want", "keeping", "kept", "waiting", "talking"] as const;

/** Whether what was shown as asked for and stored is so no more: only the log may take it back. */
export function isTakenBack(last: HumanStatus["type"], now: HumanStatus["type"]): boolean {
  return (last === "waiting" || last === "talking") && STAGES.indexOf(now) < STAGES.indexOf(last);
}
