import { describe, expect, it } from "vitest";
import { FakeRelay } from "../../test/fake/fake-relay.ts";
import { playScenario } from "../../test/fake/scenario.ts";
import { World } from "../../test/fake/world.ts";
import { nextToTake } from "./inbox.ts";
import { endOf, offerClock, offeredToOther, offersTo } from "./offers.ts";

function afternoon() {
  const time = { nowMs: 1_800_000_000_000 };
  const relay = new FakeRelay(new World(() => time.nowMs));
  const scenario = playScenario(relay);
  const { world } = relay;
  const inbox = () => world.inboxFor(scenario.me);
  return { ...scenario, world, time, inbox };
}

describe("offers", () => {
  it("stand for whom they were made to, the one that ends first at the head, until their time is over", () => {
    const { world, me, kari, late, waiting, inbox, time } = afternoon();
    world.offer(waiting, me, 20_000);
    world.offer(late, me, 10_000);
    const mine = () => offersTo(inbox(), me.id, time.nowMs).map(({ conversation }) => conversation);
    expect(mine()).toEqual([late.id, waiting.id]);
    expect(offersTo(world.inboxFor(kari), kari.id, time.nowMs)).toEqual([]);
    time.nowMs += 10_000;
    expect(mine()).toEqual([waiting.id]);
    time.nowMs += 10_000;
    expect(mine()).toEqual([]);
  });

  it("count down in whole seconds that read 1 until the end", () => {
    const offer = { agent: afternoon().me, madeAtMs: 0, expiresAtMs: 20_000 };
    const at = (nowMs: number) => offerClock(offer, nowMs);
    expect(at(0)).toEqual({ secondsLeft: 20, share: 1, isClosing: false });
    expect(at(10_500)).toEqual({ secondsLeft: 10, share: 0.475, isClosing: false });
    expect(at(19_999)).toMatchObject({ secondsLeft: 1, isClosing: true });
    expect(at(25_000)).toEqual({ secondsLeft: 0, share: 0, isClosing: true });
    expect(at(-5_000)).toEqual(at(0));
  });

  it("to a colleague keep a visitor from being taken by hand, and from being next, while they stand", () => {
    const { world, me, kari, late, inbox, time } = afternoon();
    const longest = inbox().queue[0]?.conversation;
    expect(longest).toBe(late.id);
    world.offer(late, kari, 12_000);
    const [row] = inbox().queue;
    if (!row) throw new Error("nobody waits");
    expect(offeredToOther(row, me.id, time.nowMs)).toEqual({ name: "Kari Nordmann", secondsLeft: 12 });
    expect(offeredToOther(row, kari.id, time.nowMs)).toBeNull();
    expect(offeredToOther(row, me.id, time.nowMs + 12_000)).toBeNull();
    expect(nextToTake(inbox(), kari.id, time.nowMs)?.conversation).toBe(late.id);
    expect(nextToTake(inbox(), me.id, time.nowMs)?.conversation).not.toBe(late.id);
  });

  it("to me go before whoever was handed to me and whoever has waited longest", () => {
    const { world, me, waiting, inbox, time } = afternoon();
    world.offer(waiting, me);
    expect(nextToTake(inbox(), me.id, time.nowMs)?.conversation).toBe(waiting.id);
  });

  it("that are gone before their time were ended by the visitor or somebody else", () => {
    const { world, me, waiting, inbox, time } = afternoon();
    world.offer(waiting, me, 20_000);
    const [offer] = offersTo(inbox(), me.id, time.nowMs);
    if (!offer) throw new Error("no offer");
    expect([endOf(offer, time.nowMs + 19_999), endOf(offer, time.nowMs + 20_000)]).toEqual(["gone", "ran-out"]);
  });
});
