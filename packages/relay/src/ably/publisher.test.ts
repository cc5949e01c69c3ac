import { conversationId, siteId, type DeskFrame, type Frame } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { manualPlatform } from "../testing/manual-platform.ts";
import { createPublisher } from "./publisher.ts";
import type { AblyRest, Outgoing } from "./rest.ts";

const LIVE = { asOfMs: 0, place: null, waiting: 0, agentsOnDuty: 0, expectedWaitMs: null, step: null };
const hint = (head: number): Frame => ({ type: "beat", generation: "g", head, nowMs: 0, live: LIVE });
const typing = (isTyping: boolean): Frame => ({ type: "signal", signal: { type: "typing", who: "agent", isTyping } });

function world(
  answer: (attempt: number, messages: readonly Outgoing[]) => readonly string[] = () => [],
  { isAway } = { isAway: false },
) {
  const platform = manualPlatform();
  const sent: Outgoing[][] = [];
  const revoked: string[] = [];
  let attempts = 0;
  const faults: unknown[] = [];
  const rest: AblyRest = {
    publish: async (messages) => {
      sent.push([...messages]);
      return answer(sent.length, messages);
    },
    revoke: async (targets) => {
      attempts += 1;
      if (isAway) throw new Error("away");
      revoked.push(...targets);
    },
  };
  const publisher = createPublisher({ rest, platform, onFault: (error) => faults.push(error) });
  const revocations = (): number => attempts;
  return { platform, publisher, sent, revoked, revocations, faults, data: () => sent.flat().map(({ data }) => data) };
}

describe("what is carried to Ably", () => {
  it("travels in one message a channel and one request for all, in order", async () => {
    const { platform, publisher, sent } = world();
    publisher.send("a", typing(true), hint(1));
    publisher.send("b", typing(true), hint(1));
    publisher.send("a", typing(false), hint(1));
    await platform.advance(100);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject([
      { channel: "a", data: { frames: [typing(true), typing(false)] } },
      { channel: "b", data: { frames: [typing(true)] } },
    ]);
  });

  it("is tried again, in its place before what came later, and not for ever", async () => {
    const { platform, publisher, data, faults, sent } = world((attempt) => {
      if (attempt < 3) throw new Error("away");
      return [];
    });
    publisher.send("a", typing(true), hint(1));
    await platform.advance(60);
    publisher.send("a", typing(false), hint(1));
    await platform.advance(10_000);
    expect(data().at(-1)).toEqual({ frames: [typing(true), typing(false)] });
    expect([faults.length, sent.length]).toEqual([2, 3]);
    const never = world(() => {
      throw new Error("away");
    });
    never.publisher.send("a", typing(true), hint(1));
    await never.platform.advance(10 * 60_000);
    expect(never.sent).toHaveLength(6);
    never.publisher.send("a", typing(true), hint(1));
    await never.platform.advance(100);
    expect(never.sent).toHaveLength(7);
  });

  it("is tried again for those channels alone that were refused", async () => {
    const { platform, publisher, sent } = world((attempt) => (attempt === 1 ? ["b"] : []));
    for (const channel of ["a", "b"]) publisher.send(channel, typing(true), hint(1));
    await platform.advance(5_000);
    expect(sent.map((batch) => batch.map(({ channel }) => channel))).toEqual([["a", "b"], ["b"]]);
  });

  it("becomes a hint where it is too large, or too much waits", async () => {
    const { platform, publisher, data } = world();
    const conversation = conversationId("c");
    const text = "x".repeat(70_000);
    const from = { type: "agent", id: "kari", name: "Kari" };
    const events = [{ seq: 1, id: "1", atMs: 0, type: "message.sent", from, text, site: siteId("shop") }];
    const large: Frame = JSON.parse(
      JSON.stringify({ type: "log", conversation, generation: "g", head: 1, nowMs: 0, events, live: LIVE, run: null }),
    );
    publisher.send("large", large, hint(1));
    for (let n = 0; n < 60; n += 1) publisher.send("much", typing(n % 2 === 0), hint(n));
    await platform.advance(100);
    expect(data()[0]).toEqual({ frames: [hint(1)] });
    expect(JSON.stringify(data()[1]).length).toBeLessThan(2_000);
  });

  it("[HG14] ends tokens after what was said before, and tries that again, too", async () => {
    const { platform, publisher, revoked } = world((attempt) => {
      if (attempt === 1) throw new Error("away");
      return [];
    });
    publisher.send("a", typing(true), hint(1));
    publisher.revoke("clientId:visitor.c");
    await platform.advance(60);
    expect(revoked).toEqual([]);
    await platform.advance(5_000);
    expect(revoked).toEqual(["clientId:visitor.c"]);
  });

  it("is not asked to end tokens any more that have ended by themselves", async () => {
    const { platform, publisher, revocations } = world(() => [], { isAway: true });
    publisher.revoke("revocationKey:site.shop");
    await platform.advance(11 * 60_000);
    const tried = revocations();
    expect(tried).toBeGreaterThan(10);
    await platform.advance(60 * 60_000);
    expect(revocations()).toBe(tried);
  });

  it("[HG14] is given up once its conversation is erased: also on desks' channels, and what was just on its way", async () => {
    let answer: (left: readonly string[]) => void = () => {};
    const kim = conversationId("kim");
    const [theirs, another] = [kim, conversationId("ola")].map((conversation): DeskFrame => ({
      type: "log",
      conversation,
      head: 1,
      events: [],
    }));
    if (!theirs || !another) throw new Error("two were made");
    const platform = manualPlatform();
    const sent: Outgoing[][] = [];
    const rest: AblyRest = {
      publish: (messages) => {
        sent.push([...messages]);
        return new Promise((resolve) => (answer = resolve));
      },
      revoke: async () => {},
    };
    const publisher = createPublisher({ rest, platform, onFault: () => {} });
    const say = (): void => {
      publisher.send("kim's", typing(true), hint(1));
      publisher.send("a desk's", theirs, hint(1));
      publisher.send("a desk's", another, hint(1));
    };
    say();
    await platform.advance(50);
    say();
    publisher.forget("kim's", kim);
    publisher.send("kim's", hint(2), hint(2));
    answer(["kim's", "a desk's"]);
    await platform.advance(10_000);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject([
      { channel: "a desk's", data: { frames: [another, another] } },
      { channel: "kim's", data: { frames: [hint(2)] } },
    ]);
    answer([]);
  });
});
