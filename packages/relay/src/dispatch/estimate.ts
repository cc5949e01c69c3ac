// Estimates how long a visitor who asks now will wait, from what the dispatcher has seen: how long conversations took, and
// how its own earlier estimates came out. State in, state out; knows no clock.
import { gammaP90 } from "./gamma-quantile.ts";

/** What is remembered. JSON, so that it can be kept over a restart. */
export interface EstimateState {
  /** How long the last conversations took up an agent's place, in ms, oldest first. */
  readonly handlingMs: readonly number[];
  /** By how much (natural logarithm) the model's estimates are stretched, for either class of the queue. */
  readonly margin: { readonly click: number; readonly automatic: number };
}

/** Either class of the queue: asked for by the visitor, or for them. */
export type RequestClass = "click" | "automatic";

/** A wait, estimated. */
export interface Estimate {
  /** The mean, in ms. */
  readonly expectedMs: number;
  /** Nine in ten wait no longer than this, in ms; `Infinity` when nobody is on duty. */
  readonly p90Ms: number;
}

/** The queue as a newcomer finds it. */
export interface QueueAhead {
  readonly class: RequestClass;
  /** How many conversations those on duty can hold at once. */
  readonly slots: number;
  /** How many of these places are free, standing offers taken off. */
  readonly free: number;
  /** How many of those who wait stand before the newcomer, those with a standing offer left out. */
  readonly ahead: number;
}

/** Conversations that are remembered: a few hours of a small team, so that the afternoon does not answer for the morning. */
const SAMPLES_MAX = 200;
/** With fewer nothing is estimated, and the policy's maximum stands in. */
export const SAMPLES_MIN = 20;
/** A conversation that was forgotten open says nothing of handling: no sample counts for more than so many medians. */
const MEDIANS_MAX = 8;
/** Half a tenth: what is promised as the 90th percentile errs to the visitor's side. */
const MISSES_AIMED = 0.05;
/** How far one outcome moves the margin. */
const STEP = 0.05;
const MARGIN_MIN = -0.25;
const MARGIN_MAX = 2;

/** Before anything was seen. */
export const NO_ESTIMATES: EstimateState = {
  handlingMs: [],
  // Clicks that come later go before an automatic request; how many is not known yet.
  margin: { click: 0, automatic: Math.LN2 },
};

/** A conversation has left its agent after `handlingMs`. */
export function sawHandling(state: EstimateState, handlingMs: number): EstimateState {
  if (!(handlingMs > 0)) return state;
  return { ...state, handlingMs: [...state.handlingMs.slice(1 - SAMPLES_MAX), handlingMs] };
}

/**
 * A wait that was estimated at more than 0, and promised in the chat, has ended, or its due time has passed: tell it once, at whichever comes first.
 *
 * The margin follows adaptive conformal inference (Gibbs and Candès, "Adaptive Conformal Inference Under Distribution
 * Shift", NeurIPS 2021): a miss widens it by far more than a hit narrows it, so that the share of misses tends to what was
 * aimed at, however wrong the model is about shifts, breaks and languages.
 */
export function sawOutcome(
  state: EstimateState,
  outcome: { readonly class: RequestClass; readonly wasInTime: boolean },
): EstimateState {
  const before = state.margin[outcome.class];
  const moved = before + STEP * ((outcome.wasInTime ? 0 : 1) - MISSES_AIMED);
  const margin = Math.max(MARGIN_MIN, Math.min(MARGIN_MAX, moved));
  return { ...state, margin: { ...state.margin, [outcome.class]: margin } };
}

/** The mean of what conversations take up an agent's place, in ms; `null` before there are enough samples. */
export function meanHandlingMs(state: EstimateState): number | null {
  return handlingOf(state)?.meanMs ?? null;
}

/**
 * How long a visitor who asks now will wait; `null` before there are enough samples.
 *
 * With all c places taken and q visitors ahead, the newcomer's turn comes with the (q + 1)-th departure. Departures of many
 * agents come nearly at random, h/c apart on average, so that the wait is nearly gamma distributed (exactly, for exponential
 * handling times). Its variance is widened by what few samples leave unknown about h.
 */
export function estimate(state: EstimateState, queue: QueueAhead): Estimate | null {
  const handling = handlingOf(state);
  if (!handling) return null;
  if (queue.slots <= 0) return { expectedMs: Infinity, p90Ms: Infinity };
  const departures = queue.ahead + 1 - queue.free;
  if (departures <= 0) return { expectedMs: 0, p90Ms: 0 };
  const { meanMs, variation } = handling;
  const apartMs = meanMs / queue.slots;
  const expectedMs = departures * apartMs;
  const spread = departures * apartMs ** 2 * Math.max(1, variation);
  const unknown = (expectedMs ** 2 * variation) / state.handlingMs.length;
  return {
    expectedMs,
    p90Ms: gammaP90(expectedMs, spread + unknown) * Math.exp(state.margin[queue.class]),
  };
}

interface Handling {
  readonly meanMs: number;
  readonly variation: number;
}

// Asked for with every newcomer, and the same until the next conversation ends: nobody can tell that it is kept.
const kept = new WeakMap<EstimateState["handlingMs"], Handling>();

function handlingOf({ handlingMs }: EstimateState): Handling | null {
  if (handlingMs.length < SAMPLES_MIN) return null;
  const known = kept.get(handlingMs) ?? handlingIn(handlingMs);
  kept.set(handlingMs, known);
  return known;
}

// The mean, and the variance as a share of its square.
function handlingIn(handlingMs: readonly number[]): Handling {
  const inOrder = handlingMs.toSorted((one, other) => one - other);
  const capMs = (inOrder[Math.floor(inOrder.length / 2)] ?? 0) * MEDIANS_MAX;
  const capped = handlingMs.map((sampleMs) => Math.min(sampleMs, capMs));
  const meanMs = capped.reduce((sum, sampleMs) => sum + sampleMs, 0) / capped.length;
  const variance = capped.reduce((sum, sampleMs) => sum + (sampleMs - meanMs) ** 2, 0) / (capped.length - 1);
  return { meanMs, variation: variance / meanMs ** 2 };
}
