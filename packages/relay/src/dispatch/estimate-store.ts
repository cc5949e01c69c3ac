// Keeps what the dispatcher has seen of earlier waits over a restart. Written rarely: what a killed relay forgets of the last
// minute is one sample in hundreds, and no promise depends on it once it is made.
import type { DatabaseSync } from "node:sqlite";
import * as v from "valibot";
import type { Clock, Timer } from "../platform.ts";
import { NO_ESTIMATES, sawHandling, sawOutcome, type EstimateState, type RequestClass } from "./estimate.ts";

export interface EstimateStore {
  state(): EstimateState;
  /** A conversation has left its agent after so many ms. */
  sawHandling(handlingMs: number): void;
  sawOutcome(outcome: { readonly class: RequestClass; readonly wasInTime: boolean }): void;
  /** Writes what is not yet written. */
  stop(): void;
}

/** What was seen is written at most this often, in ms. */
const SAVE_MS = 60_000;
/** Where it is kept. */
export const ESTIMATES_KEY = "estimates";

const stateSchema: v.GenericSchema<unknown, EstimateState> = v.object({
  handlingMs: v.array(v.number()),
  margin: v.object({ click: v.number(), automatic: v.number() }),
});

/** Reads what an earlier run has kept. */
export function openEstimates({
  sqlite,
  clock,
}: {
  readonly sqlite: DatabaseSync;
  readonly clock: Clock;
}): EstimateStore {
  const write = sqlite.prepare(
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  const kept = sqlite.prepare("SELECT value FROM meta WHERE key = ?").get(ESTIMATES_KEY)?.["value"];
  let state = estimatesFrom(kept);
  let saving: Timer | null = null;
  const save = (): void => {
    saving = null;
    write.run(ESTIMATES_KEY, JSON.stringify(state));
  };
  const learn = (next: EstimateState): void => {
    if (next === state) return;
    state = next;
    saving ??= clock.setTimeout(save, SAVE_MS);
  };
  return {
    state: () => state,
    sawHandling: (handlingMs) => learn(sawHandling(state, handlingMs)),
    sawOutcome: (outcome) => learn(sawOutcome(state, outcome)),
    stop() {
      if (saving === null) return;
      clock.clearTimeout(saving);
      save();
    },
  };
}

/** What was kept; nothing when it cannot be read. */
export function estimatesFrom(kept: unknown): EstimateState {
  return v.parse(v.fallback(v.pipe(v.string(), v.parseJson(), stateSchema), NO_ESTIMATES), kept);
}
