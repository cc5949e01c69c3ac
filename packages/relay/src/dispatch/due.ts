// Makes a promise's due time and rung out of an estimate and the site's policy (HG6). Knows neither hours nor holidays.
import { LIMITS, type Rung } from "@handrail/protocol";
import type { Estimate } from "./estimate.ts";

/** The policy as far as due times need it. */
export interface DuePolicy {
  /** What the times count from, ms since the epoch: now, or the next opening. */
  readonly fromMs: number;
  /** The latest that a human is promised in the chat, in ms. */
  readonly liveMsMax: number;
  /** Nothing sooner is promised in the chat, in ms: an agent must have time to read and to type. */
  readonly liveMsMin: number;
  /** When a written reply is promised, in ms. */
  readonly writtenMs: number;
}

/** What an estimate can promise: an appointment is chosen, never estimated. */
export interface EstimatedDue {
  readonly dueAtMs: number;
  readonly rung: Exclude<Rung, "appointment">;
}

/** Promises are made in whole steps of this, in ms: "in 2 minutes 15 seconds" is as fine as anybody reads. */
const STEP_MS = 15_000;

/**
 * What may be promised to a visitor who asks now.
 *
 * @param estimate `null` before there are enough samples: the policy's maximum stands in
 * @returns the live rung while nine in ten are answered within the policy's maximum, otherwise the written one; 72 h from
 * `fromMs` at most
 */
export function dueFrom(estimate: Estimate | null, policy: DuePolicy): EstimatedDue {
  const latestMs = policy.fromMs + LIMITS.promiseMsMax;
  const due = (afterMs: number, rung: EstimatedDue["rung"]): EstimatedDue => ({
    dueAtMs: Math.min(policy.fromMs + afterMs, latestMs),
    rung,
  });
  if (estimate === null) return due(policy.liveMsMax, "live");
  if (estimate.p90Ms > policy.liveMsMax) return due(policy.writtenMs, "written");
  const wholeMs = Math.ceil(estimate.p90Ms / STEP_MS) * STEP_MS;
  return due(Math.min(Math.max(wholeMs, policy.liveMsMin), policy.liveMsMax), "live");
}
