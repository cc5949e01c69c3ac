// A day of a queue, played with whatever arrivals, presences and refusals: the bounds hold over time, not only in one round.
import type { AgentId, ConversationId } from "@handrail/protocol";
import fc from "fast-check";
import { expect, it } from "vitest";
import { dispatch } from "./dispatch.ts";
import type { Offer } from "./offers.ts";
import { accepted, agent, NOW, SECOND, situation, visitor } from "./testing/queue.ts";
import type { Situation, Waiting } from "./situation.ts";

type Step =
  | { readonly type: "ask"; readonly isAutomatic: boolean; readonly rank: number }
  | { readonly type: "finish"; readonly dice: number }
  | { readonly type: "blink"; readonly dice: number }
  | { readonly type: "answer"; readonly says: "accept" | "decline"; readonly dice: number };

const dice = fc.nat(1_000);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("ask" as const),
      isAutomatic: fc.constantFrom(false, false, true),
      rank: fc.constantFrom(0, 0, 1, 2),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("finish" as const), dice }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("blink" as const), dice }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant("answer" as const),
      says: fc.constantFrom("accept" as const, "accept" as const, "decline" as const),
      dice,
    }),
  },
);

/** One taking, and who could have been taken instead at the time of the offer. */
interface Taking {
  readonly taken: Waiting;
  readonly left: readonly Waiting[];
}

const at = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % Math.max(1, items.length)];

/** Plays the steps ten seconds apart, doing with offers what the relay would. */
function play(script: readonly Step[]): readonly Taking[] {
  const takings: Taking[] = [];
  const waitingAt = new Map<Offer, Taking>();
  const held: AgentId[] = [];
  let offers: Offer[] = [];
  let nowMs = NOW;
  let now: Situation = situation([], [agent("ada"), agent("ola", { capacity: 2 })]);
  script.forEach((step, index) => {
    nowMs += 10 * SECOND;
    const roster = now.roster.map((one) => ({ ...one, dutyUntilMs: nowMs + 90 * SECOND }));
    now = { ...now, roster };
    switch (step.type) {
      case "ask":
        now = {
          ...now,
          waiting: [
            ...now.waiting,
            visitor(`c${index}`, { askedAtMs: nowMs, isAutomatic: step.isAutomatic, rank: step.rank }),
          ],
        };
        break;
      case "finish": {
        const id = at(held, step.dice);
        if (id === undefined) break;
        held.splice(held.indexOf(id), 1);
        now = { ...now, roster: roster.map((one) => (one.id === id ? { ...one, holding: one.holding - 1 } : one)) };
        break;
      }
      case "blink": {
        const chosen = at(now.waiting, step.dice);
        now = {
          ...now,
          waiting: now.waiting.map((one) => (one === chosen ? { ...one, isPresent: !one.isPresent } : one)),
        };
        break;
      }
      case "answer": {
        const offer = at(
          offers.filter((one) => one.expiresAtMs > nowMs),
          step.dice,
        );
        const taking = offer && waitingAt.get(offer);
        if (!offer || !taking) break;
        offers = offers.filter((one) => one !== offer);
        if (step.says === "accept") {
          takings.push(taking);
          held.push(offer.agent);
          now = accepted(now, offer, nowMs);
        } else {
          const refusal = { agent: offer.agent, atMs: nowMs };
          const decline = (one: Waiting): Waiting => ({ ...one, offer: null, refusals: [...one.refusals, refusal] });
          now = {
            ...now,
            waiting: now.waiting.map((one) => (one.conversation === offer.conversation ? decline(one) : one)),
          };
        }
      }
    }
    const { offers: made } = dispatch(now, nowMs);
    const isOffered = new Set(made.map((offer) => offer.conversation));
    for (const one of now.waiting) if (one.offer && one.offer.expiresAtMs > nowMs) isOffered.add(one.conversation);
    for (const offer of made) {
      const taken = now.waiting.find((one) => one.conversation === offer.conversation);
      // Whoever gets an offer in the same round is not left behind; nor is anybody whom this agent has just refused.
      const left = now.waiting.filter(
        (one) =>
          one.isPresent &&
          !isOffered.has(one.conversation) &&
          one.refusals.every(({ agent: id, atMs }) => id !== offer.agent || atMs + 60 * SECOND <= nowMs),
      );
      if (taken) waitingAt.set(offer, { taken, left });
      now = {
        ...now,
        waiting: now.waiting.map((one) => (one.conversation === offer.conversation ? { ...one, offer } : one)),
      };
    }
    offers = [...offers, ...made];
  });
  return takings;
}

const scripts = fc.array(steps, { minLength: 20, maxLength: 150 });
const RUNS = { numRuns: 400, seed: 20261122 };

it("[HG12] lets ranked visitors overtake one and the same other visitor three times at most", () => {
  let most = 0;
  fc.assert(
    fc.property(scripts, (script) => {
      const overtaken = new Map<ConversationId, number>();
      for (const { taken, left } of play(script)) {
        for (const one of left) {
          const isOvertaken =
            one.rank < taken.rank && one.askedAtMs < taken.askedAtMs && one.isAutomatic === taken.isAutomatic;
          if (isOvertaken) overtaken.set(one.conversation, (overtaken.get(one.conversation) ?? 0) + 1);
        }
      }
      for (const times of overtaken.values()) most = Math.max(most, times);
      expect(Math.max(0, ...overtaken.values())).toBeLessThanOrEqual(3);
    }),
    RUNS,
  );
  // A bound that is never reached would prove nothing.
  expect(most).toBe(3);
});

it("[HG12] does not let an automatic request starve: after nineteen clicks in a row one is taken", () => {
  const times = (count: number, ...some: readonly Step[]): readonly Step[] =>
    Array.from({ length: count }, () => some).flat();
  const ask = (isAutomatic: boolean): Step => ({ type: "ask", isAutomatic, rank: 0 });
  const accept: Step = { type: "answer", says: "accept", dice: 0 };
  // All three places are taken; then one automatic request, and a row of clicks behind it.
  const queue = [...times(3, ask(false), accept), ask(true), ...times(30, ask(false))];
  const order = play([...queue, ...times(30, { type: "finish", dice: 0 }, accept)]).map(
    ({ taken }) => taken.isAutomatic,
  );
  expect(order.indexOf(true)).toBe(3 + 19);
});
