import { conversationId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { NO_RIVALS } from "../domain/lease.ts";
import { createQueueFacts } from "../realtime/queue-facts.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { startDispatcher } from "./dispatcher.ts";
import { situation, visitor } from "./testing/queue.ts";

/** How long one look at the queue takes here, in ms. */
const LOOK_MS = 5;

function crowd(count: number) {
  const platform = manualPlatform();
  const { clock } = platform;
  const askedAtMs = clock.now();
  let waiting = Array.from({ length: count }, (_, index) =>
    visitor(`v${String(index).padStart(4, "0")}`, { askedAtMs }),
  );
  const listeners: (() => void)[] = [];
  let looks = 0;
  const move = () => listeners.forEach((listener) => listener());
  const dispatcher = startDispatcher({
    platform,
    situation: {
      at: () => {
        looks += 1;
        platform.jump(LOOK_MS);
        return situation(waiting, []);
      },
      siteOf: () => null,
      nextInLineMs: () => null,
      offering: () => () => undefined,
      doubt: () => undefined,
      onMove: (listener) => void listeners.push(listener),
    },
    lease: NO_RIVALS,
    authority: { submit: () => Promise.reject(new Error("nobody is on duty")) },
    duty: { isOnDuty: () => false, list: () => [] },
  });
  const facts = createQueueFacts({
    dispatcher,
    clock,
    duty: { count: () => 0 },
    situation: { isOnCallTold: () => false },
  });
  const placeOf = (name: string) => facts.liveFacts(conversationId(name)).place;
  const leave = () => {
    waiting = waiting.slice(1);
    move();
  };
  return { platform, facts, placeOf, leave, move, looks: () => looks };
}

describe("a queue in which a thousand wait", () => {
  it("is looked at a few times, however many come and ask in the same moment", async () => {
    const { platform, move, placeOf, looks } = crowd(1_000);
    await platform.advance(1_000);
    const before = looks();
    for (let index = 0; index < 500; index += 1) {
      move();
      expect(placeOf("v0999")).toBe(1_000);
      if (index % 10 === 0) await platform.settle();
    }
    expect(looks() - before).toBeLessThan(10);
  });

  it("[HG8] says of what time a place is, and tells everybody what has moved within five seconds", async () => {
    const { platform, facts, move, leave, placeOf } = crowd(1_000);
    const me = conversationId("v0999");
    await platform.advance(1_000);
    move();
    placeOf("v0999"); // looks, and rests after it
    let toldAtMs = 0;
    facts.onChange(() => {
      if (facts.liveFacts(me).place === 999 && toldAtMs === 0) toldAtMs = platform.clock.now();
    });
    const leftAtMs = platform.clock.now();
    leave();
    const stale = facts.liveFacts(me);
    expect(stale.place).toBe(1_000);
    expect(stale.asOfMs).toBeLessThanOrEqual(leftAtMs);
    await platform.advance(5_000);
    expect(toldAtMs).toBeGreaterThan(leftAtMs);
    expect(facts.liveFacts(me)).toMatchObject({ place: 999, asOfMs: platform.clock.now() });
  });

  it("[HG8] is worked out anew for each who asks while it is short", async () => {
    const { platform, leave, placeOf } = crowd(10);
    await platform.advance(1_000);
    expect(placeOf("v0009")).toBe(10);
    leave();
    expect(placeOf("v0009")).toBe(9);
  });
});
