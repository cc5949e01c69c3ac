// Works out what the law may promise on a site at a moment: the due times of both rungs. Pure.
import { LIMITS } from "@handrail/protocol";
import type { Policy } from "@handrail/protocol/law";
import { openingAt } from "./opening-hours.ts";
import type { Site } from "./site.ts";

/** After so many failures of the bot in a row the human is asked for without a click. */
const BOT_FAILURES_MAX = 2;

/**
 * The policy under which a promise made now stands.
 *
 * @param site the site's settings
 * @param facts `nowMs` by the store's clock; `isLive`: one rung is verified
 * @returns due times counted from now while the site is open, from the next opening while it is closed, at most 72 h away (HG6)
 */
export function policyAt(site: Site, facts: { readonly nowMs: number; readonly isLive: boolean }): Policy {
  const { nowMs, isLive } = facts;
  const latestMs = nowMs + LIMITS.promiseMsMax;
  const opening = site.hours ? openingAt(site.hours, nowMs) : null;
  // Closed with no opening in sight: the cap is the only thing left to promise.
  const fromMs = !opening || opening.isOpen ? nowMs : (opening.opensAtMs ?? latestMs);
  return {
    version: site.policyVersion,
    hasBot: site.bot !== null,
    isLive,
    botFailuresMax: BOT_FAILURES_MAX,
    live: { dueAtMs: Math.min(fromMs + site.answerWithinMs, latestMs), rung: "live", channel: "chat" },
    written: { dueAtMs: Math.min(fromMs + site.writtenWithinMs, latestMs), rung: "written", channel: "chat" },
  };
}
