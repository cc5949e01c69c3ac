// Dispatch: one pure function of queue and roster. It says which offers to make and where everybody stands; it makes none.
import type { ConversationId } from "@handrail/protocol";
import { nextChangeAtMs, offersAt, type Offer } from "./offers.ts";
import { placesAt, type Place } from "./places.ts";
import type { Situation } from "./situation.ts";

/** What dispatch decided. */
export interface Dispatched {
  readonly offers: readonly Offer[];
  /** Worked out when it is first read: lining everybody up costs far more than the offers, and mostly nobody looks. */
  readonly places: ReadonlyMap<ConversationId, Place>;
  /** When to ask again though nothing happens: a pool widens, an offer or a lease runs out. `null`: not before something does. */
  readonly nextAtMs: number | null;
}

/**
 * Brings visitors and agents together (HG12).
 *
 * @param situation the queue, the roster and the rules, in whatever order
 * @param nowMs the store's clock, ms since the epoch
 * @returns offers for visitors who are present and have none, each to an agent on duty with room; the place of everybody who
 * waits; and when to ask again. The same situation always gives the same answer.
 *
 * @example
 * ```ts
 * import { DISPATCH_RULES, dispatch } from "@handrail/relay/dispatch";
 *
 * const { offers } = dispatch({ waiting: [], roster: [], rules: DISPATCH_RULES, handlingMs: null }, 0);
 * console.log(offers.length); // 0: nobody waits
 * ```
 */
export function dispatch(situation: Situation, nowMs: number): Dispatched {
  return new Decided(situation, nowMs);
}

// A class, since V8 keeps the getter of an object literal, and here the whole queue with it, until it collects old garbage.
class Decided implements Dispatched {
  readonly offers: readonly Offer[];
  readonly nextAtMs: number | null;
  readonly #situation: Situation;
  readonly #nowMs: number;
  #places: Dispatched["places"] | null = null;

  constructor(situation: Situation, nowMs: number) {
    this.offers = offersAt(situation, nowMs);
    this.nextAtMs = nextChangeAtMs(situation, nowMs);
    this.#situation = situation;
    this.#nowMs = nowMs;
  }

  get places(): Dispatched["places"] {
    return (this.#places ??= placesAt(this.#situation, this.offers, this.#nowMs));
  }
}
