// One visitor's way to the relay: it delays, loses, repeats, overtakes and is cut, in either direction.
import type { Answer } from "@handrail/core";
import type { Chance } from "../world/chance.ts";
import type { Loop } from "./loop.ts";
import type { Weather } from "./plan.ts";

/** What the other side may do with a question: answer it, or break off. */
export interface Reply<Value> {
  answer(answer: Answer<Value>): void;
  fail(): void;
}

const UNKNOWN = { type: "unknown" } as const;
/** A repeated request may come so late: longer than most visits. */
const REPEAT_MS_MAX = 90_000;

export class Line {
  weather: Weather;
  isOnline = true;
  readonly #loop: Loop;
  readonly #chance: Chance;

  constructor(parts: { loop: Loop; chance: Chance; weather: Weather }) {
    this.#loop = parts.loop;
    this.#chance = parts.chance;
    this.weather = parts.weather;
  }

  /** Asks, and hears of it once. What got lost is `unknown`, now or when the time is up. */
  ask<Value>(timeoutMs: number, arrive: (reply: Reply<Value>) => void, done: (answer: Answer<Value>) => void): void {
    const untilMs = this.#loop.nowMs + timeoutMs;
    if (this.#isLost()) return this.#lose(untilMs, () => done(UNKNOWN));
    let isOver = false;
    const once = (answer: Answer<Value>, atMs: number): void => {
      if (isOver) return;
      isOver = true;
      this.#loop.at(atMs, () => done(answer));
    };
    const reply: Reply<Value> = {
      answer: (answer) => {
        if (this.#isLost()) return this.#lose(untilMs, () => done(UNKNOWN));
        const atMs = this.#loop.nowMs + this.delayMs();
        once(atMs > untilMs ? UNKNOWN : answer, Math.min(atMs, untilMs));
      },
      fail: () => once(UNKNOWN, Math.min(untilMs, this.#loop.nowMs + this.delayMs())),
    };
    const delayMs = this.delayMs();
    this.#loop.after(delayMs, () => arrive(reply));
    if (this.weather.repeat > 0 && this.#chance.happens(this.weather.repeat)) {
      this.#loop.after(delayMs + this.#chance.between(1, REPEAT_MS_MAX), () => arrive(NOBODY));
    }
  }

  /** How long one message takes, one way. */
  delayMs(): number {
    const [min, max] = this.weather.delayMs;
    return this.#chance.between(min, max);
  }

  /** Whether a stream breaks at this frame, and whether anybody is told. */
  cut(): "no" | "loudly" | "silently" {
    if (!this.isOnline) return "silently";
    if (this.weather.cut === 0 || !this.#chance.happens(this.weather.cut)) return "no";
    return this.#chance.happens(0.5) ? "loudly" : "silently";
  }

  #isLost(): boolean {
    return !this.isOnline || (this.weather.drop > 0 && this.#chance.happens(this.weather.drop));
  }

  #lose(untilMs: number, done: () => void): void {
    const isNoticed = this.#chance.happens(0.5);
    this.#loop.at(isNoticed ? Math.min(untilMs, this.#loop.nowMs + this.delayMs()) : untilMs, done);
  }
}

const NOBODY: Reply<unknown> = { answer: () => {}, fail: () => {} };
