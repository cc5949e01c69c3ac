// Whatever the queue and the roster look like: what dispatch never does, and never leaves undone.
import type { AgentId, ConversationId } from "@handrail/protocol";
import fc from "fast-check";
import { expect, it } from "vitest";
import { dispatch, type Dispatched } from "./dispatch.ts";
import { accepted, agent, NOW, SECOND, situations, visitor } from "./testing/queue.ts";
import type { RosterAgent, Situation, Waiting } from "./situation.ts";

const RUNS = { numRuns: 1_000, seed: 20261122 };

/** What the rules say of eligibility, written down a second time and as plainly as can be. */
function mayBeOffered(one: Waiting, agent: RosterAgent, { roster, rules }: Situation): boolean {
  const isThere = (other: RosterAgent): boolean => {
    const refusedAt = one.refusals.filter((refusal) => refusal.agent === other.id).map((refusal) => refusal.atMs);
    if (one.offer?.agent === other.id) refusedAt.push(one.offer.expiresAtMs);
    const isOnDuty = other.dutyUntilMs > NOW && other.offersExpired < rules.expiredOffersMax;
    return isOnDuty && refusedAt.every((atMs) => atMs + rules.refusalMs <= NOW);
  };
  const short = (tag: string): string => tag.slice(0, 2);
  const isKnown = (other: RosterAgent): boolean => [one.preferred, one.knownBy].includes(other.id);
  const language = one.language;
  const isMatching = (other: RosterAgent): boolean =>
    (language === null || other.languages.length === 0 || other.languages.map(short).includes(short(language))) &&
    one.skills.every((skill) => other.skills.includes(skill));
  const span = Math.min(one.dueAtMs === null ? Infinity : one.dueAtMs - one.askedAtMs, rules.widenWithinMsMax);
  const share = (NOW - one.askedAtMs) / span;
  if (!isThere(agent)) return false;
  if (isKnown(agent)) return true;
  if (share < rules.matchingFrom && roster.some((other) => isKnown(other) && isThere(other))) return false;
  if (isMatching(agent)) return true;
  const isAnyIn = roster.some((other) => (isKnown(other) || isMatching(other)) && isThere(other));
  return share >= rules.everyoneFrom || !isAnyIn;
}

const hasOffer = (one: Waiting): boolean => one.offer !== null && one.offer.expiresAtMs > NOW;
const byId = (one: Situation): Map<ConversationId, Waiting> =>
  new Map(one.waiting.map((each) => [each.conversation, each]));

function roomAfter(one: Situation, offers: readonly { readonly agent: AgentId }[]): Map<AgentId, number> {
  const standing = one.waiting.flatMap((each) => (hasOffer(each) && each.offer ? [each.offer] : []));
  return new Map(
    one.roster.map((agent) => [
      agent.id,
      agent.capacity - agent.holding - [...standing, ...offers].filter((offer) => offer.agent === agent.id).length,
    ]),
  );
}

it("offers nobody twice, to nobody off duty or full or out of the pool, and nobody who is away", () => {
  fc.assert(
    fc.property(situations, (one) => {
      const { offers } = dispatch(one, NOW);
      expect(new Set(offers.map((offer) => offer.conversation)).size).toBe(offers.length);
      const room = roomAfter(one, offers);
      for (const offer of offers) {
        const waiting = byId(one).get(offer.conversation);
        const agent = one.roster.find((each) => each.id === offer.agent);
        if (!waiting || !agent) throw new Error("An offer names somebody who is not there.");
        expect(waiting.isPresent).toBe(true);
        expect(hasOffer(waiting)).toBe(false);
        expect(mayBeOffered(waiting, agent, one)).toBe(true);
        expect(room.get(agent.id)).toBeGreaterThanOrEqual(0);
        expect(offer.expiresAtMs).toBeGreaterThan(NOW);
      }
    }),
    RUNS,
  );
});

it("leaves nobody waiting while an agent with room may be offered them", () => {
  fc.assert(
    fc.property(situations, (one) => {
      const { offers } = dispatch(one, NOW);
      const room = roomAfter(one, offers);
      const isOffered = new Set(offers.map((offer) => offer.conversation));
      for (const waiting of one.waiting) {
        if (!waiting.isPresent || hasOffer(waiting) || isOffered.has(waiting.conversation)) continue;
        const idle = one.roster.filter((agent) => (room.get(agent.id) ?? 0) > 0 && mayBeOffered(waiting, agent, one));
        expect(idle).toEqual([]);
      }
    }),
    RUNS,
  );
});

it("[HG12] gives an agent an automatic request only when no click that they may be offered is left, unless it is their turn", () => {
  fc.assert(
    fc.property(situations, (one) => {
      const { offers } = dispatch(one, NOW);
      const isOffered = new Set(offers.map((offer) => offer.conversation));
      // HG12: within one round the turn may come once, and it may have come before.
      const passed = one.clicksInARow + offers.filter((offer) => offer.turn === "passes").length;
      fc.pre(passed < one.rules.passesMax);
      for (const offer of offers) {
        const automatic = byId(one).get(offer.conversation);
        const agent = one.roster.find((each) => each.id === offer.agent);
        if (!automatic || !agent || !automatic.isAutomatic) continue;
        const clicks = one.waiting.filter(
          (each) =>
            !each.isAutomatic &&
            each.isPresent &&
            !hasOffer(each) &&
            !isOffered.has(each.conversation) &&
            mayBeOffered(each, agent, one),
        );
        expect(clicks).toEqual([]);
      }
    }),
    RUNS,
  );
});

it("decides the same of the same situation, in whatever order it is told", () => {
  fc.assert(
    fc.property(situations, fc.infiniteStream(fc.nat()), (one, dice) => {
      const shuffled = <Item>(items: readonly Item[]): Item[] =>
        items
          .map((item) => ({ item, key: Number(dice.next().value ?? 0) }))
          .toSorted((left, right) => left.key - right.key)
          .map(({ item }) => item);
      const other = { ...one, waiting: shuffled(one.waiting), roster: shuffled(one.roster) };
      const decided = ({ offers, places, nextAtMs }: Dispatched) => ({ offers, places, nextAtMs });
      expect(decided(dispatch(other, NOW))).toEqual(decided(dispatch(one, NOW)));
    }),
    RUNS,
  );
});

it("decides nothing else before the moment that it names", () => {
  fc.assert(
    fc.property(situations, fc.integer({ min: 1, max: 400 * SECOND }), (one, laterMs) => {
      const now = dispatch(one, NOW);
      fc.pre(now.nextAtMs === null || NOW + laterMs < now.nextAtMs);
      const pairs = ({ offers }: typeof now): string[] => offers.map((offer) => `${offer.conversation} ${offer.agent}`);
      expect(pairs(dispatch(one, NOW + laterMs))).toEqual(pairs(now));
    }),
    RUNS,
  );
});

const placeOf = (one: Situation): Map<ConversationId, number> =>
  new Map([...dispatch(one, NOW).places].map(([id, { place }]) => [id, place]));

it("[HG8] numbers everybody who waits, from 1, without a gap", () => {
  fc.assert(
    fc.property(situations, (one) => {
      const places = placeOf(one);
      expect([...places.values()].toSorted((left, right) => left - right)).toEqual(one.waiting.map((_, i) => i + 1));
      expect(new Set(places.keys())).toEqual(new Set(one.waiting.map((each) => each.conversation)));
    }),
    RUNS,
  );
});

it("[HG8] brings everybody exactly one place nearer when the first in line is taken", () => {
  fc.assert(
    fc.property(situations, (any) => {
      const waiting = any.waiting.map((each) => ({
        ...each,
        isPresent: true,
        offer: null,
        refusals: [],
        dueAtMs: null,
      }));
      const one = { ...any, waiting, roster: [agent("zoe")] };
      const before = dispatch(one, NOW);
      const offer = before.offers[0];
      fc.pre(offer !== undefined);
      expect(before.places.get(offer.conversation)?.place).toBe(1);
      const after = placeOf(accepted(one, offer, NOW));
      expect(after.size).toBe(before.places.size - 1);
      for (const [id, place] of after) expect(place).toBe((before.places.get(id)?.place ?? 0) - 1);
    }),
    RUNS,
  );
});

it("[HG8] puts nobody further back because somebody goes away or comes back, or, where all rank alike, gives up", () => {
  fc.assert(
    fc.property(situations, fc.nat(), fc.boolean(), (any, dice, isEqual) => {
      const one = isEqual ? { ...any, waiting: any.waiting.map((each) => ({ ...each, rank: 1 })) } : any;
      const chosen = one.waiting[dice % Math.max(1, one.waiting.length)];
      fc.pre(chosen !== undefined);
      const before = placeOf(one);
      const others = one.waiting.filter((each) => each !== chosen);
      expect(placeOf({ ...one, waiting: [...others, { ...chosen, isPresent: !chosen.isPresent }] })).toEqual(before);
      if (!isEqual) return;
      for (const [id, place] of placeOf({ ...one, waiting: others })) {
        expect(place).toBeLessThanOrEqual(before.get(id) ?? 0);
      }
    }),
    RUNS,
  );
});

it("[HG8] puts a click no further back for anybody who asks later without a rank", () => {
  fc.assert(
    fc.property(situations, fc.boolean(), (one, isAutomatic) => {
      const before = placeOf(one);
      const newcomer = visitor("zz", { askedAtMs: NOW + 1, isAutomatic });
      const after = placeOf({ ...one, waiting: [...one.waiting, newcomer] });
      for (const each of one.waiting) {
        const isHeld = !each.isAutomatic || newcomer.isAutomatic;
        if (isHeld) expect(after.get(each.conversation)).toBeLessThanOrEqual(before.get(each.conversation) ?? 0);
      }
    }),
    RUNS,
  );
});
