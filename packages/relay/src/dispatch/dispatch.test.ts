import { agentId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { dispatch } from "./dispatch.ts";
import { agent, NOW, SECOND, situation, visitor } from "./testing/queue.ts";
import type { RosterAgent, Situation, Waiting } from "./situation.ts";

const offers = (
  waiting: readonly Waiting[],
  roster: readonly RosterAgent[],
  facts: Partial<Situation> = {},
): string[] =>
  dispatch(situation(waiting, roster, facts), NOW).offers.map((offer) => `${offer.conversation} to ${offer.agent}`);

const waitingFor = (name: string, seconds: number, facts: Partial<Waiting> = {}): Waiting =>
  visitor(name, { askedAtMs: NOW - seconds * SECOND, ...facts });

describe("who is offered first", () => {
  it("is whoever asked first", () => {
    expect(offers([waitingFor("late", 1), waitingFor("early", 9)], [agent("ola")])).toEqual(["early to ola"]);
  });

  it("[HG12] is a click before an automatic request that is older", () => {
    expect(offers([waitingFor("auto", 90, { isAutomatic: true }), waitingFor("click", 1)], [agent("ola")])).toEqual([
      "click to ola",
    ]);
  });

  it("[HG12] is an automatic request after nineteen clicks in a row that asked later, so that it does not starve", () => {
    const queue = [waitingFor("auto", 90, { isAutomatic: true }), waitingFor("click", 1)];
    expect(offers(queue, [agent("ola")], { clicksInARow: 18 })).toEqual(["click to ola"]);
    expect(offers(queue, [agent("ola")], { clicksInARow: 19 })).toEqual(["auto to ola"]);
    const older = [waitingFor("auto", 90, { isAutomatic: true }), waitingFor("click", 91)];
    expect(offers(older, [agent("ola")], { clicksInARow: 19 })).toEqual(["click to ola"]);
  });

  it("[HG12] is a ranked visitor, until those ahead have been overtaken three times", () => {
    const ranked = waitingFor("ranked", 1, { rank: 1 });
    expect(offers([waitingFor("other", 50, { overtaken: 2 }), ranked], [agent("ola")])).toEqual(["ranked to ola"]);
    expect(offers([waitingFor("other", 50, { overtaken: 3 }), ranked], [agent("ola")])).toEqual(["other to ola"]);
  });

  it("[HG12] is nobody beyond their network's share while another's click waits, and then they are, in their order", () => {
    const beyond = [waitingFor("old", 90, { isBeyondShare: true }), waitingFor("older", 95, { isBeyondShare: true })];
    expect(offers([...beyond, waitingFor("click", 1)], [agent("ola")])).toEqual(["click to ola"]);
    expect(offers(beyond, [agent("ola")])).toEqual(["older to ola"]);
    expect(offers([...beyond, waitingFor("click", 1)], [agent("ola")], { clicksInARow: 19 })).toEqual(["older to ola"]);
  });

  it("[HG12] counts an overtaking while its offer stands, not only once it is accepted", () => {
    const other = waitingFor("other", 50, { overtaken: 2 });
    const ranked = [waitingFor("first", 3, { rank: 1 }), waitingFor("second", 2, { rank: 1 })];
    const { offers: both } = dispatch(situation([other, ...ranked], [agent("ada"), agent("ola")]), NOW);
    expect(both.map((offer) => offer.conversation)).toEqual(["first", "other"]);
    expect(both[0]?.overtakes).toEqual(["other"]);
  });

  it("[HG12] is nobody who is away, and they keep their place", () => {
    const away = waitingFor("away", 50, { isPresent: false });
    const { offers: made, places } = dispatch(situation([waitingFor("here", 5), away], [agent("ola")]), NOW);
    expect(made.map((offer) => offer.conversation)).toEqual(["here"]);
    expect(places.get(away.conversation)?.place).toBe(1);
  });

  it("is nobody who has a standing offer, until it runs out, which counts as a refusal", () => {
    const offer = { agent: agentId("ola"), overtakes: [], turn: null };
    const standing = waitingFor("visitor", 9, { offer: { ...offer, expiresAtMs: NOW + 1 } });
    const expired = waitingFor("visitor", 9, { offer: { ...offer, expiresAtMs: NOW } });
    expect(offers([standing], [agent("ada"), agent("ola")])).toEqual([]);
    expect(offers([expired], [agent("ada"), agent("ola")])).toEqual(["visitor to ada"]);
    expect(offers([expired], [agent("ola")])).toEqual([]);
  });
});

describe("who is asked", () => {
  it("is the agent who was handed the visitor, then the one who knows them", () => {
    const known = waitingFor("visitor", 1, { knownBy: agentId("kai"), preferred: agentId("ola") });
    const three = [agent("ada"), agent("kai"), agent("ola")];
    expect(offers([known], three)).toEqual(["visitor to ola"]);
    expect(offers([known], three.slice(0, 2))).toEqual(["visitor to kai"]);
  });

  it("is somebody who matches once 15 % of the time is up, and anybody once half of it is", () => {
    const need = { knownBy: agentId("kai"), language: "de-AT", skills: ["returns"] };
    const busy = agent("kai", { holding: 1 });
    const matching = agent("ola", { languages: ["de"], skills: ["returns", "billing"] });
    const other = agent("ada", { languages: ["en"] });
    expect(offers([waitingFor("visitor", 17, need)], [busy, matching, other])).toEqual([]);
    expect(offers([waitingFor("visitor", 18, need)], [busy, matching, other])).toEqual(["visitor to ola"]);
    const full = { ...matching, holding: 1 };
    expect(offers([waitingFor("visitor", 59, need)], [busy, full, other])).toEqual([]);
    expect(offers([waitingFor("visitor", 60, need)], [busy, full, other])).toEqual(["visitor to ada"]);
  });

  it("is the next step at once when nobody of this one is there, so that absent agents use up no time", () => {
    const need = { knownBy: agentId("kai"), language: "de" };
    const gone = agent("kai", { dutyUntilMs: NOW });
    expect(offers([visitor("visitor", need)], [gone, agent("ola", { languages: ["de"] })])).toEqual(["visitor to ola"]);
    expect(offers([visitor("visitor", need)], [gone, agent("ada", { languages: ["en"] })])).toEqual(["visitor to ada"]);
    const refused = { ...need, refusals: [{ agent: agentId("kai"), atMs: NOW }] };
    expect(offers([visitor("visitor", refused)], [agent("kai"), agent("ada", { languages: ["en"] })])).toEqual([
      "visitor to ada",
    ]);
  });

  it("is again whoever refused, a minute later, after those who did not", () => {
    const at = (seconds: number) => ({ refusals: [{ agent: agentId("ada"), atMs: NOW - seconds * SECOND }] });
    expect(offers([visitor("visitor", at(59))], [agent("ada")])).toEqual([]);
    expect(offers([visitor("visitor", at(60))], [agent("ada")])).toEqual(["visitor to ada"]);
    expect(offers([visitor("visitor", at(60))], [agent("ada"), agent("ola")])).toEqual(["visitor to ola"]);
  });

  it("is the least loaded by what they can carry, then the longest idle", () => {
    const half = agent("ada", { capacity: 4, holding: 2 });
    const third = agent("eve", { capacity: 3, holding: 1 });
    expect(offers([visitor("visitor")], [half, third])).toEqual(["visitor to eve"]);
    const longer = agent("ola", { idleSinceMs: NOW - 90 * SECOND });
    expect(offers([visitor("visitor")], [agent("ada"), longer])).toEqual(["visitor to ola"]);
  });

  it("[HG12] is nobody whose duty lease is over or who let two offers in a row run out", () => {
    expect(offers([visitor("visitor")], [agent("ada", { dutyUntilMs: NOW })])).toEqual([]);
    expect(offers([visitor("visitor")], [agent("ada", { offersExpired: 2 })])).toEqual([]);
    expect(offers([visitor("visitor")], [agent("ada", { offersExpired: 1 })])).toEqual(["visitor to ada"]);
  });
});

describe("an offer", () => {
  it("stands for a sixth of the due time, within 5 and 20 s, so that six may miss it", () => {
    const standsFor = (dueSeconds: number): number => {
      const one = visitor("visitor", { dueAtMs: NOW + dueSeconds * SECOND });
      const [offer] = dispatch(situation([one], [agent("ola")]), NOW).offers;
      return ((offer?.expiresAtMs ?? 0) - NOW) / SECOND;
    };
    expect([15, 60, 120, 3_600].map(standsFor)).toEqual([5, 10, 20, 20]);
  });
});

describe("a place", () => {
  it("[HG8] counts those who will overtake, and the wait is what the agents' pace makes of it", () => {
    const busy = [agent("ada", { holding: 1 }), agent("ola", { holding: 1 })];
    const queue = [
      waitingFor("auto", 90, { isAutomatic: true }),
      waitingFor("other", 50),
      waitingFor("ranked", 1, { rank: 1 }),
    ];
    const { places } = dispatch(situation(queue, busy), NOW);
    expect(Object.fromEntries(places)).toEqual({
      ranked: { place: 1, expectedWaitMs: 30 * SECOND },
      other: { place: 2, expectedWaitMs: 60 * SECOND },
      auto: { place: 3, expectedWaitMs: 90 * SECOND },
    });
  });

  it("[HG8] has no wait that nobody knows", () => {
    const queue = [waitingFor("visitor", 5)];
    expect(dispatch(situation(queue, []), NOW).places.get(queue[0]?.conversation ?? visitor("").conversation)).toEqual({
      place: 1,
      expectedWaitMs: null,
    });
  });
});
