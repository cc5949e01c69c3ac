// One turn of the machine in the making: the state so far and what is to be done. Local to one call of `step`.
import { backoffMs, type BACKOFF } from "./backoff.ts";
import type { LinkAsk } from "./link.ts";
import { ask } from "./replica.ts";
import type { Effect, State, TimerName } from "./state.ts";

/** Time and chance, as they stand for this turn. */
export interface Now {
  /** This browser's clock, ms. */
  readonly nowMs: number;
  /** 0 (inclusive) to 1 (exclusive). */
  readonly dice: number;
}

/** The state so far and the effects so far. `state` is this turn's own copy: nobody else holds it before the turn is over. */
export interface Turn extends Now {
  readonly state: State;
  readonly effects: Effect[];
}

/** Changes the state. */
export function set(turn: Turn, change: Partial<State>): void {
  Object.assign(turn.state, change);
}

/** Wants something done. */
export function want(turn: Turn, effect: Effect): void {
  turn.effects.push(effect);
}

/** Starts a timer, or (`null`) stops it. */
export function timer(turn: Turn, name: TimerName, ms: number | null): void {
  want(turn, { type: "timer", name, ms });
}

/** Starts the timer of the next attempt. */
export function retryTimer(turn: Turn, name: keyof typeof BACKOFF & TimerName, failures: number): void {
  timer(turn, name, backoffMs(name, failures - 1, turn.dice));
}

/** Does what the link asks for. */
export function obey(turn: Turn, asks: LinkAsk): void {
  const { link, isHangUp, isDial, silenceMs, restMs, restreamMs } = asks;
  set(turn, { link });
  if (isHangUp) {
    want(turn, { type: "hang-up" });
    timer(turn, "silence", null);
    timer(turn, "dial", null);
  }
  if (silenceMs !== undefined) timer(turn, "silence", silenceMs);
  if (restMs !== undefined) {
    timer(turn, "silence", null);
    timer(turn, "dial", restMs ?? backoffMs("link", Math.max(0, link.failures - 1), turn.dice));
  }
  if (restreamMs !== undefined) timer(turn, "restream", restreamMs);
  if (isDial) {
    const linkAsked = ask(turn.state.replica);
    set(turn, { linkAsked });
    want(turn, {
      type: "dial",
      mode: link.mode,
      call: link.call,
      after: linkAsked.after,
      isProbe: link.phase !== "up",
    });
  }
}
