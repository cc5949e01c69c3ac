// Tells what anybody may know of a site. The bot's address, its secret and the allowed origins are not among it.
import type { SiteFacts } from "@handrail/protocol";
import { openingAt } from "./opening-hours.ts";
import type { Site } from "./site.ts";

/** The answer to `GET /v1/sites/:site`. */
export function siteFacts(
  site: Site,
  facts: {
    readonly nowMs: number;
    readonly isLive: boolean;
    readonly agentsOnDuty: number;
    readonly usuallyWithinMinutes: number | null;
    readonly canMail: boolean;
    readonly hasAbly: boolean;
  },
): SiteFacts {
  const opening = site.hours ? openingAt(site.hours, facts.nowMs) : { isOpen: true, opensAtMs: null };
  return {
    site: site.id,
    name: site.name,
    isLive: facts.isLive,
    bot: site.bot ? { name: site.botName } : null,
    isOpen: opening.isOpen,
    opensAtMs: opening.opensAtMs,
    agentsOnDuty: facts.agentsOnDuty,
    answerWithinMs: site.answerWithinMs,
    usuallyWithinMs:
      site.showsFigures && facts.usuallyWithinMinutes !== null ? facts.usuallyWithinMinutes * 60_000 : null,
    contact: site.contact,
    canMail: facts.canMail,
    ...(facts.hasAbly && { realtime: "ably" }),
    hasAppointments: site.appointments !== null,
    nowMs: facts.nowMs,
  };
}
