// Remembers what became of each message that a connection has numbered, so that one that is sent again after a lost
// acknowledgement gets the same verdict and is not delivered twice. Knows nothing of what the messages do.
import { Refusal } from "./refusal.ts";
import { ACTION } from "./words.ts";
import type { ServerWord } from "./words.ts";

/** One connection's verdicts, by msgSerial; they outlive its sockets. */
export interface Verdicts {
  /** Whether the number is new. An old one's verdict is said again as soon as there is one. */
  isNew(msgSerial: number): boolean;
  /** Serials where it was taken, else why not. */
  settle(msgSerial: number, outcome: readonly string[] | Refusal): void;
}

/** How many are remembered: far more than a client has unacknowledged. */
const VERDICTS_MAX = 1_000;

export function createVerdicts(say: (word: ServerWord) => void): Verdicts {
  const known = new Map<number, ServerWord | "pending">();
  return {
    isNew(msgSerial) {
      const verdict = known.get(msgSerial);
      if (verdict === undefined) known.set(msgSerial, "pending");
      else if (verdict !== "pending") say(verdict);
      return verdict === undefined;
    },
    settle(msgSerial, outcome) {
      const verdict = verdictWord(msgSerial, outcome);
      known.set(msgSerial, verdict);
      const oldest = known.keys().next();
      if (known.size > VERDICTS_MAX && oldest.done !== true) known.delete(oldest.value);
      say(verdict);
    },
  };
}

function verdictWord(msgSerial: number, outcome: readonly string[] | Refusal): ServerWord {
  const numbered = { msgSerial, count: 1 };
  if (outcome instanceof Refusal) return { action: ACTION.nack, ...numbered, error: outcome.error };
  return { action: ACTION.ack, ...numbered, res: [{ serials: outcome }] };
}
