// Queues and rosters for dispatch's tests: short to write by hand, and arbitrary ones.
import { agentId, conversationId } from "@handrail/protocol";
import fc from "fast-check";
import { nextClicksInARow } from "../line.ts";
import type { Offer } from "../offers.ts";
import { DISPATCH_RULES, type RosterAgent, type Situation, type Waiting } from "../situation.ts";

export const NOW = 1_000_000_000;
export const SECOND = 1_000;

/** Somebody who clicked just now, is present, and needs nothing in particular. */
export function visitor(name: string, facts: Partial<Waiting> = {}): Waiting {
  const askedAtMs = facts.askedAtMs ?? NOW;
  return {
    conversation: conversationId(name),
    askedAtMs,
    dueAtMs: askedAtMs + 120 * SECOND,
    isAutomatic: false,
    isPresent: true,
    isBeyondShare: false,
    language: null,
    skills: [],
    rank: 0,
    knownBy: null,
    preferred: null,
    offer: null,
    refusals: [],
    overtaken: 0,
    ...facts,
  };
}

/** Somebody on duty with one free place. */
export function agent(name: string, facts: Partial<RosterAgent> = {}): RosterAgent {
  return {
    id: agentId(name),
    dutyUntilMs: NOW + 90 * SECOND,
    capacity: 1,
    holding: 0,
    idleSinceMs: NOW - 60 * SECOND,
    languages: [],
    skills: [],
    offersExpired: 0,
    ...facts,
  };
}

export function situation(
  waiting: readonly Waiting[],
  roster: readonly RosterAgent[],
  facts: Partial<Situation> = {},
): Situation {
  return { waiting, roster, rules: DISPATCH_RULES, clicksInARow: 0, handlingMs: 60 * SECOND, ...facts };
}

const AGENTS = ["ada", "eve", "kai", "ola"] as const;
const LANGUAGES = ["nb", "en-GB", "de"] as const;
const SKILLS = ["billing", "returns"] as const;

const someAgent = fc.constantFrom(...AGENTS).map(agentId);
const around = fc.integer({ min: -300, max: 120 }).map((seconds) => NOW + seconds * SECOND);
const past = fc.integer({ min: 0, max: 300 }).map((seconds) => NOW - seconds * SECOND);

const facts: fc.Arbitrary<Partial<Waiting>> = fc
  .record({
    askedAtMs: past,
    within: fc.option(fc.constantFrom(15 * SECOND, 120 * SECOND, 86_400 * SECOND)),
    isAutomatic: fc.boolean(),
    isPresent: fc.integer({ min: 0, max: 3 }).map((dice) => dice > 0),
    language: fc.option(fc.constantFrom(...LANGUAGES)),
    skills: fc.subarray([...SKILLS]),
    rank: fc.constantFrom(0, 0, 0, 1, 2),
    knownBy: fc.option(someAgent),
    preferred: fc.option(someAgent, { freq: 1 }),
    offer: fc.option(
      fc.record({ agent: someAgent, expiresAtMs: around, overtakes: fc.constant([]), turn: fc.constant(null) }),
      { freq: 1 },
    ),
    refusals: fc.array(fc.record({ agent: someAgent, atMs: past }), { maxLength: 2 }),
    overtaken: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ within, ...others }) => ({ ...others, dueAtMs: within === null ? null : others.askedAtMs + within }));

const agents: fc.Arbitrary<readonly RosterAgent[]> = fc.subarray([...AGENTS]).chain((names) =>
  fc.tuple(
    ...names.map((name) =>
      fc
        .record({
          dutyUntilMs: around,
          capacity: fc.integer({ min: 0, max: 3 }),
          holding: fc.integer({ min: 0, max: 3 }),
          idleSinceMs: past,
          languages: fc.subarray(["nb", "en", "de"]),
          skills: fc.subarray([...SKILLS]),
          offersExpired: fc.integer({ min: 0, max: 2 }),
        })
        .map((others) => agent(name, others)),
    ),
  ),
);

/** Any queue of up to a dozen and any roster of up to four. */
export const situations: fc.Arbitrary<Situation> = fc
  .tuple(fc.array(facts, { maxLength: 12 }), agents, fc.integer({ min: 0, max: 20 }))
  .map(([queue, roster, clicksInARow]) =>
    situation(
      queue.map((one, index) => visitor(`c${index}`, one)),
      roster,
      { clicksInARow },
    ),
  );

/** The situation after this offer was accepted, with what it counts: what the relay does at an acceptance. */
export function accepted(before: Situation, offer: Offer, nowMs: number): Situation {
  return {
    ...before,
    clicksInARow: nextClicksInARow(before.clicksInARow, offer.turn),
    waiting: before.waiting
      .filter((one) => one.conversation !== offer.conversation)
      .map((one) => (offer.overtakes.includes(one.conversation) ? { ...one, overtaken: one.overtaken + 1 } : one)),
    roster: before.roster.map((one) =>
      one.id === offer.agent ? { ...one, holding: one.holding + 1, idleSinceMs: nowMs } : one,
    ),
  };
}
