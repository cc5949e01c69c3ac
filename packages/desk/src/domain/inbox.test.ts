import { describe, expect, it } from "vitest";
import { World, type Held } from "../../test/fake/world.ts";
import { callsForMe, isUnread, newlyWaiting, nextToTake, sections, stepFrom, walkOrder } from "./inbox.ts";

const agent = (name: string) =>
  ({ name, email: `${name}@a.example`, role: "agent", isOnDuty: true, password: "" }) as const;

function desk() {
  let nowMs = 1_000_000;
  const world = new World(() => nowMs);
  const me = world.addAgent(agent("ingrid"));
  const kari = world.addAgent(agent("kari"));
  const ask = (): Held => {
    nowMs += 1_000;
    const held = world.start();
    world.visitor(held, { type: "ask-human", why: "button", epoch: null, seen: null });
    return held;
  };
  return { world, me, kari, ask };
}

describe("inbox", () => {
  it("puts whoever has waited longest first, whatever order the list came in", () => {
    const { world, me, ask } = desk();
    const waiting = [ask(), ask(), ask()];
    const inbox = world.inboxFor(me);
    const shuffled = { ...inbox, queue: inbox.queue.toReversed() };
    expect(sections(shuffled).queue.map((item) => item.conversation)).toEqual(waiting.map(({ id }) => id));
  });

  it("offers the agent first whom a colleague handed to them", () => {
    const { world, me, kari, ask } = desk();
    ask();
    const handed = ask();
    world.agent(handed, kari, { type: "accept" });
    world.agent(handed, kari, { type: "hand-over", to: me.id });
    expect(nextToTake(world.inboxFor(me), me.id, world.now())?.conversation).toBe(handed.id);
    expect(nextToTake(world.inboxFor(kari), kari.id, world.now())?.conversation).not.toBe(handed.id);
  });

  it("rings for a visitor who is new in the queue, and for nobody in the first picture", () => {
    const { world, me, ask } = desk();
    ask();
    const before = world.inboxFor(me);
    expect(newlyWaiting(null, before)).toEqual([]);
    const late = ask();
    expect(newlyWaiting(before, world.inboxFor(me)).map((item) => item.conversation)).toEqual([late.id]);
  });

  it("counts the queue only for those who are on duty, and my turns always", () => {
    const { world, me, ask } = desk();
    world.agent(ask(), me, { type: "accept" });
    ask();
    const inbox = world.inboxFor(me);
    expect(callsForMe(inbox, me)).toBe(2);
    expect(callsForMe(inbox, { ...me, isOnDuty: false })).toBe(1);
  });

  it("knows what has been read from what awaits an answer", () => {
    const { world, me, ask } = desk();
    const held = ask();
    world.agent(held, me, { type: "accept" });
    const item = world.item(held);
    expect(isUnread(item, {})).toBe(true);
    expect(isUnread(item, { [held.id]: item.head })).toBe(false);
    world.visitor(held, { type: "say", text: "Still there?" });
    expect(isUnread(world.item(held), { [held.id]: item.head })).toBe(true);
  });

  it("walks the list to its ends and no further", () => {
    const { world, me, ask } = desk();
    const [first, second] = [ask().id, ask().id];
    const order = walkOrder(sections(world.inboxFor(me)));
    expect(stepFrom(order, null, 1)).toBe(first);
    expect(stepFrom(order, first, 1)).toBe(second);
    expect(stepFrom(order, second, 1)).toBe(second);
    expect(stepFrom([], null, 1)).toBeNull();
  });
});
