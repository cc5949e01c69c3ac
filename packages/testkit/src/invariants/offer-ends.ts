// Whoever is offered to an agent is never stuck with it: an offer ends at its time, and the job's slack; the time that the relay
// was away is not counted.
import { LIMITS } from "@handrail/protocol";
import { LEASE_MS } from "../tier-1/stored.ts";
import type { Invariant } from "./invariant.ts";
import { upTime } from "./up-time.ts";

const SLACK_MS = LEASE_MS + 1_000;

export const offerEnds: Invariant = {
  name: "offer-ends",
  rule: "HG12",
  noted(event, { stored, relay }) {
    if (event.type === "offer.made") {
      return event.expiresAtMs > event.atMs + LIMITS.offerMsMax ? "an offer stands for too long" : null;
    }
    if (event.type !== "offer.expired" || !stored.standing) return null;
    const { expiresAtMs } = stored.standing;
    if (event.atMs < expiresAtMs) return "an offer was ended before its time";
    const lateMs = upTime(relay, expiresAtMs, event.atMs);
    return lateMs > SLACK_MS ? `an offer was ended ${lateMs} ms late` : null;
  },
  ended: ({ relay, nowMs }) =>
    [...relay.conversations.values()].flatMap(({ standing, who }) =>
      standing && nowMs > standing.expiresAtMs + SLACK_MS
        ? [{ who, what: `the offer to ${standing.agent} was never ended` }]
        : [],
    ),
};
