// Keeps what is to go wrong on command, and says at each place whether it does now. Knows nothing of why.
import { refuse } from "./refusal.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";

/** Faults that lie in wait; what strikes at once (cut, expire) is the hub's own. */
export interface Faults {
  /** So many acknowledgements and refusals, from now on, are never sent: what was done counts, nobody hears of it. */
  dropAcks(amount: number): void;
  /** So many requests by REST are answered with a 5xx. */
  answer5xx(amount: number, code?: FaultCode): void;
  /** So many requests by REST are done and not answered: their senders cannot know. */
  loseAnswers(amount: number): void;
  /** Nobody is answered by WebSocket or REST until the answer is called. */
  goDown(): () => void;
  /** What goes to clients waits so long, in its order; 0 ends it. */
  delay(ms: number): void;
  /** The next publish on the channel waits for one of another publisher, which gets in before it. */
  reorder(channel: string): void;
}

/** How a 5xx is told. */
export type FaultCode = Extract<RefusalCode, 50000 | 50310>;

/** What the hub asks at the places where something can go wrong. */
export interface FaultPlan extends Faults {
  swallowsAck(): boolean;
  refusesRequest(): Refusal | undefined;
  swallowsAnswer(): boolean;
  isDown(): boolean;
  delayMs(): number;
  /** Lets a publish through, now or when its turn has come. */
  admit(publish: { readonly channel: string; readonly publisher: string; readonly run: () => void }): void;
}

export function createFaults(): FaultPlan {
  let acks = 0;
  let requests = 0;
  let answers = 0;
  let code: FaultCode = 50310;
  let closures = 0;
  let delayMs = 0;
  const armed = new Set<string>();
  const held = new Map<string, { readonly publisher: string; readonly runs: (() => void)[] }>();
  return {
    dropAcks(amount) {
      acks = amount;
    },
    answer5xx(amount, told = 50310) {
      requests = amount;
      code = told;
    },
    loseAnswers(amount) {
      answers = amount;
    },
    goDown() {
      closures += 1;
      let isOver = false;
      return () => {
        closures -= isOver ? 0 : 1;
        isOver = true;
      };
    },
    delay(ms) {
      delayMs = ms;
    },
    reorder(channel) {
      armed.add(channel);
    },
    swallowsAck() {
      if (acks === 0) return false;
      acks -= 1;
      return true;
    },
    refusesRequest() {
      if (requests === 0) return undefined;
      requests -= 1;
      return refuse(code);
    },
    swallowsAnswer() {
      if (answers === 0) return false;
      answers -= 1;
      return true;
    },
    isDown: () => closures > 0,
    delayMs: () => delayMs,
    admit({ channel, publisher, run }) {
      const waiting = held.get(channel);
      if (waiting === undefined && armed.delete(channel)) held.set(channel, { publisher, runs: [run] });
      else if (waiting?.publisher === publisher) waiting.runs.push(run);
      else {
        run();
        held.delete(channel);
        for (const late of waiting?.runs ?? []) late();
      }
    },
  };
}
