// Works out what the law may promise on a site at a moment: the due times of both rungs. Pure.
import { LIMITS } from "@handrail/protocol";
import type { Due, Policy } from "@handrail/protocol/law";
import { dueFrom } from "../dispatch/due.ts";
import type { Estimate, RequestClass } from "../dispatch/estimate.ts";
import { openingAt } from "./opening-hours.ts";
import type { Site } from "./site.ts";

/** After so many failures of the bot in a row the human is asked for without a click. */
const BOT_FAILURES_MAX = 2;
/** Nothing sooner is promised in the chat unless the site says so: an agent must have time to read and to type. In ms. */
const LIVE_MS_MIN = 60_000;

/** What the policy depends on besides the site's settings. */
export interface PolicyFacts {
  /** By the store's clock. */
  readonly nowMs: number;
  /** One rung is verified. */
  readonly isLive: boolean;
  /** What a newcomer would wait; `null` before enough was seen. */
  estimateOf(requestClass: RequestClass): Estimate | null;
}

/**
 * The policy under which a promise made now stands.
 *
 * @param site the site's settings
 * @returns due times counted from now while the site is open, from the next opening while it is closed, at most 72 h away (HG6)
 */
export function policyAt(site: Site, { nowMs, isLive, estimateOf }: PolicyFacts): Policy {
  const latestMs = nowMs + LIMITS.promiseMsMax;
  const opening = site.hours ? openingAt(site.hours, nowMs) : null;
  // Closed with no opening in sight: the cap is the only thing left to promise.
  const isOpen = !opening || opening.isOpen;
  const fromMs = isOpen ? nowMs : (opening.opensAtMs ?? latestMs);
  const { answerWithinMs, writtenWithinMs } = site;
  const due = (afterMs: number, rung: Due["rung"]): Due => ({
    dueAtMs: Math.min(fromMs + afterMs, latestMs),
    rung,
    channel: "chat",
  });
  const entering = (requestClass: RequestClass): Due => {
    // Of the queue after the next opening nothing is known now.
    const { dueAtMs, rung } = dueFrom(isOpen ? estimateOf(requestClass) : null, {
      fromMs,
      liveMsMax: answerWithinMs,
      liveMsMin: Math.min(LIVE_MS_MIN, answerWithinMs),
      writtenMs: writtenWithinMs,
    });
    return due(dueAtMs - fromMs, rung);
  };
  return {
    version: site.policyVersion,
    hasBot: site.bot !== null,
    isLive,
    botFailuresMax: BOT_FAILURES_MAX,
    ...(site.onCall && { onCall: { share: site.onCall.afterShare, spanMsMax: answerWithinMs } }),
    live: new WhenAsked(entering),
    reply: due(answerWithinMs, "live"),
    written: due(writtenWithinMs, "written"),
  };
}

type Live = Policy["live"];

// Most commands let nobody into the queue, and to say what a newcomer would wait, all who wait are counted. A class, since a policy is
// made for each turn of the event loop: V8 keeps the getters of an object literal, and all that they see, until it collects old garbage.
class WhenAsked implements Live {
  readonly #entering: (requestClass: RequestClass) => Due;
  #click: Due | null = null;
  #automatic: Due | null = null;

  constructor(entering: (requestClass: RequestClass) => Due) {
    this.#entering = entering;
  }

  get click(): Due {
    return (this.#click ??= this.#entering("click"));
  }

  get automatic(): Due {
    return (this.#automatic ??= this.#entering("automatic"));
  }
}
