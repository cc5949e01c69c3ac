import { runId, type Event } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { World } from "../../test/fake/world.ts";
import { emptyReplica, hasGap, readFrom, takeDelta, takeEvents, takeInternal } from "./replica.ts";

function talk() {
  const world = new World(() => 1_000_000);
  const held = world.start();
  world.visitor(held, { type: "say", text: "Hello" });
  world.bot(held, "Hi");
  world.visitor(held, { type: "ask-human", why: "button", epoch: null, seen: null });
  return held;
}

/** Two offers that came to nothing: four internal events. */
function offered() {
  const time = { nowMs: 1_000_000 };
  const world = new World(() => time.nowMs);
  const held = world.start();
  world.visitor(held, { type: "ask-human", why: "button", epoch: null, seen: null });
  for (const name of ["Ada", "Ola"]) {
    const agent = world.addAgent({ name, email: `${name}@a.example`, role: "agent", isOnDuty: true, password: "" });
    world.offer(held, agent, 1_000);
    time.nowMs += 1_000;
    world.expireOffers();
  }
  return held;
}

const read = (events: readonly Event[], head: number) => ({ events, head });

describe("replica", () => {
  it("[HG9] comes to the relay's own state, however the slices overlap", () => {
    const held = talk();
    const { events } = held;
    const slices = [events.slice(0, 2), events.slice(0, 3), events.slice(1), events];
    const replica = slices.reduce((now, slice) => takeEvents(now, read(slice, events.length)), emptyReplica(held.id));
    expect(replica.events).toEqual(events);
    expect(replica.state).toEqual(held.state);
  });

  it("[HG9] leaves a gap unfilled and says where to read from", () => {
    const { id, events } = talk();
    const first = takeEvents(emptyReplica(id), read(events.slice(0, 1), 1));
    const gapped = takeEvents(first, read(events.slice(2), events.length));
    expect(gapped.events).toEqual(events.slice(0, 1));
    expect([hasGap(gapped), readFrom(gapped).after]).toEqual([true, 1]);
    expect(hasGap(takeEvents(gapped, read(events.slice(1), events.length)))).toBe(false);
  });

  it("[HG9] takes in what agents alone see by a count of its own: overlaps once, a gap not at all", () => {
    const { id, events, internalEvents } = offered();
    const all = takeEvents(emptyReplica(id), read(events, events.length));
    const gapped = takeInternal(all, { head: 4, events: internalEvents.slice(2) });
    expect(gapped.internal.events).toEqual([]);
    expect([hasGap(gapped), readFrom(gapped)]).toEqual([true, { after: events.length, internalAfter: 0 }]);
    const slices = [internalEvents.slice(0, 1), internalEvents.slice(0, 3), internalEvents];
    const filled = slices.reduce((now, slice) => takeInternal(now, { head: slice.length, events: slice }), gapped);
    expect(filled.internal).toEqual({ head: 4, events: internalEvents });
    expect(hasGap(filled)).toBe(false);
  });

  it("[HG14] keeps nothing of what agents alone saw, even when it arrives after the tombstone", () => {
    const held = offered();
    const internal = { head: 4, events: [...held.internalEvents] };
    const known = takeEvents(emptyReplica(held.id), read(held.events, held.events.length));
    new World(() => 1_000_001).visitor(held, { type: "erase" });
    const erased = takeEvents(takeInternal(known, internal), read(held.events.slice(-1), held.events.length));
    expect(erased.internal.events).toEqual([]);
    expect(takeInternal(erased, internal).internal.events).toEqual([]);
    expect(hasGap(takeInternal(erased, internal))).toBe(false);
  });

  it("[HG14] keeps nothing of what stood before a tombstone, wherever it began to read", () => {
    const held = talk();
    const { id, events } = held;
    const known = takeEvents(emptyReplica(id), read(events, events.length));
    new World(() => 1_000_001).visitor(held, { type: "erase" });
    const tombstone = held.events.slice(-1);
    for (const replica of [known, emptyReplica(id)]) {
      const after = takeEvents(replica, read(tombstone, held.events.length));
      expect(after.events).toEqual(tombstone);
      expect(after.state).toEqual(held.state);
      expect(hasGap(after)).toBe(false);
    }
  });

  it("[HG5] shows a streaming answer while it is awaited, and nothing of it once a human was asked for", () => {
    const { id, events } = talk();
    const asked = takeEvents(emptyReplica(id), read(events.slice(0, 2), 2));
    const delta = { type: "delta", run: runId("run-0001"), epoch: 0, askSeq: 2, offset: 0, text: "Let me" } as const;
    const streaming = takeDelta(takeDelta(asked, delta), { ...delta, offset: 6, text: " see" });
    expect(streaming.run?.text).toBe("Let me see");
    expect(takeDelta(streaming, { ...delta, offset: 40 }).run?.text).toBe("Let me see");
    expect(takeEvents(streaming, read(events.slice(2), events.length)).run).toBeNull();
  });
});
