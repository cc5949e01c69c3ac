import { runId, type Event } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { World } from "../../test/fake/world.ts";
import { emptyReplica, missingAfter, takeDelta, takeEvents } from "./replica.ts";

function talk() {
  const world = new World(() => 1_000_000);
  const held = world.start();
  world.visitor(held, { type: "say", text: "Hello" });
  world.bot(held, "Hi");
  world.visitor(held, { type: "ask-human", why: "button", epoch: null, seen: null });
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
    expect(missingAfter(gapped)).toBe(1);
    expect(missingAfter(takeEvents(gapped, read(events.slice(1), events.length)))).toBeNull();
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
      expect(missingAfter(after)).toBeNull();
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
