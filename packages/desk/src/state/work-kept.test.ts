// What an agent has in hand stays theirs: on a network that hangs, beside another act, while a visitor is taken, when they leave.
import { describe, expect, it } from "vitest";
import { commandId } from "@handrail/protocol";
import { startDesk } from "../../test/start-desk.ts";

const replies = (held: { readonly events: readonly { readonly type: string }[] }): number =>
  held.events.filter((event) => event.type === "message.sent" && "from" in event).length;

describe("a network that hangs", () => {
  it("[HG3] gives up a request that nobody answers, and sends the reply again under its id", async () => {
    const { desk, relay, platform, mine } = await startDesk();
    const held = await mine();
    const before = replies(held);
    relay.fault = "hang";
    desk.replies.write(held.id, "Hello!");
    desk.replies.send(held.id);
    await platform.settle();
    relay.fault = "none";
    await platform.pass(14_000);
    expect(desk.replies.outbox.value.map(({ state }) => state.type)).toEqual(["sending"]);
    await platform.pass(3_000);
    expect([replies(held) - before, desk.replies.outbox.value]).toEqual([1, []]);
  });

  it("reads a conversation again that could not be read for so long", async () => {
    const { desk, relay, platform, ask } = await startDesk();
    const held = ask();
    relay.fault = "hang";
    void desk.conversations.read(held.id);
    await platform.settle();
    relay.fault = "none";
    await platform.pass(16_000);
    await desk.conversations.read(held.id);
    expect(desk.conversations.of(held.id).value.status).toBe("ready");
  });

  it("takes a visitor while an act on another conversation is still under way", async () => {
    const { desk, relay, platform, mine, ask } = await startDesk();
    const slow = await mine();
    relay.fault = "hang";
    void desk.acts.leave(slow.id);
    await platform.settle();
    relay.fault = "none";
    const held = ask();
    await desk.take(held.id);
    expect(held.state?.owner.type).toBe("agent");
  });

  it("does not say that somebody is signed out whom the relay still has signed in", async () => {
    const { desk, relay, mine } = await startDesk();
    const held = await mine();
    desk.replies.write(held.id, "A draft");
    relay.fault = "down";
    await desk.signOut();
    expect(desk.session.state.value.type).toBe("signed-in");
    expect(desk.notices.list.value.map(({ text }) => text).join()).toContain("You are still signed in");
    expect(desk.replies.drafts.value[held.id]).toBe("A draft");
    relay.fault = "none";
    await desk.signOut();
    expect(desk.session.state.value.type).toBe("signed-out");
  });
});

describe("taking a visitor", () => {
  it("leads nobody away who writes on in another conversation meanwhile", async () => {
    const { desk, mine, ask, hashes } = await startDesk();
    const held = await mine();
    desk.follow(`#/c/${held.id}`);
    desk.replies.write(held.id, "Your par");
    const next = ask();
    const taking = desk.take(next.id);
    desk.replies.write(held.id, "Your parcel");
    await taking;
    expect([next.state?.owner.type, hashes]).toEqual(["agent", []]);
    expect(desk.notices.list.value.map(({ text }) => text)).toEqual([
      "Visitor is with you now. Go on here; they stand in your list.",
    ]);
  });

  it("leads nobody back who has gone to another screen meanwhile", async () => {
    const { desk, ask, hashes } = await startDesk();
    const next = ask();
    const taking = desk.take(next.id);
    desk.follow("#/team");
    await taking;
    expect(hashes).toEqual([]);
  });
});

describe("a visitor of mine who writes", () => {
  const chimes = (heard: readonly string[]): readonly string[] => heard.filter((call) => !call.startsWith("badge"));

  it("calls once for each turn, wherever the agent is, without a word of theirs for the screen reader", async () => {
    const { desk, relay, attention, platform, mine } = await startDesk();
    const held = await mine();
    await platform.settle();
    desk.replies.reply(held.id, "Hello!", []);
    await platform.settle();
    desk.preferences.hasNotifications.value = true;
    attention.isWatched = false;
    attention.heard.length = 0;
    for (const text of ["My address is Storgata 1", "Hello?"]) relay.world.visitor(held, { type: "say", text });
    await platform.settle();
    expect(chimes(attention.heard)).toEqual(["chime", "notify Visitor has written · Fjordbutikken"]);
    expect(desk.announcement.value).toBe("Visitor has written to you.");
  });

  it("says it again in the next turn, so that it is heard again", async () => {
    const { desk, relay, platform, mine } = await startDesk();
    const held = await mine();
    const said: string[] = [];
    for (const text of ["One", "Two"]) {
      desk.replies.reply(held.id, "Hello!", []);
      await platform.settle();
      relay.world.visitor(held, { type: "say", text });
      await platform.settle();
      said.push(desk.announcement.value);
    }
    expect(said.map((words) => words.trim())).toEqual(Array(2).fill("Visitor has written to you."));
    expect(said[0]).not.toBe(said[1]);
  });

  it("does not call for the conversation that they look at", async () => {
    const { desk, relay, attention, platform, mine } = await startDesk();
    const held = await mine();
    desk.replies.reply(held.id, "Hello!", []);
    await platform.settle();
    attention.heard.length = 0;
    desk.follow(`#/c/${held.id}`);
    relay.world.visitor(held, { type: "say", text: "Hello?" });
    await platform.settle();
    expect(chimes(attention.heard)).toEqual([]);
  });
});

describe("a promise of mine that is about to run out", () => {
  it("calls once while the agent looks at something else, and not where its clock is before their eyes", async () => {
    const { desk, relay, attention, platform, mine } = await startDesk();
    desk.preferences.hasNotifications.value = true;
    attention.isWatched = false;
    const held = await mine();
    await platform.settle();
    const calls = () => attention.heard.filter((call) => !call.startsWith("badge"));
    attention.heard.length = 0;
    const pass = async (seconds: number): Promise<void> => {
      for (let passed = 0; passed < seconds; passed += 5) {
        await platform.pass(5_000);
        relay.beat();
      }
    };
    // Of three minutes, the last 45 seconds are near.
    await pass(130);
    expect(calls()).toEqual([]);
    await pass(10);
    expect(calls()).toEqual(["chime", "notify Answer due by 09:03 · Fjordbutikken"]);
    expect(desk.notices.list.value.map(({ text }) => text).join()).toMatch(
      /^Your answer to Visitor is due by \d\d:03\.$/,
    );
    await pass(20);
    expect(calls()).toHaveLength(2);
    expect(held.state?.promise).not.toBe(null);
  });

  it("is not called for over the open conversation", async () => {
    const { desk, relay, attention, platform, mine } = await startDesk();
    const held = await mine();
    desk.follow(`#/c/${held.id}`);
    attention.heard.length = 0;
    for (let passed = 0; passed < 150; passed += 5) {
      await platform.pass(5_000);
      relay.beat();
    }
    expect(attention.heard.filter((call) => !call.startsWith("badge"))).toEqual([]);
  });
});

describe("what is not sent", () => {
  it("is said where it is refused while the agent is elsewhere, and counts as waiting until it is there", async () => {
    const { desk, relay, platform, mine, kari } = await startDesk();
    const held = await mine();
    relay.fault = "down";
    desk.replies.reply(held.id, "Hello!", []);
    await platform.settle();
    expect(desk.replies.areWaiting()).toBe(true);
    relay.world.agent(held, relay.world.agents[0] ?? kari, { type: "leave" });
    relay.world.agent(held, kari, { type: "accept" });
    relay.fault = "none";
    await platform.pass(3_000);
    expect(desk.replies.outbox.value[0]?.state.type).toBe("refused");
    expect(desk.notices.list.value.map(({ text }) => text).join()).toContain("A reply to Visitor was not sent.");
    desk.replies.drop(desk.replies.outbox.value[0]?.id ?? commandId(""));
    expect(desk.replies.areWaiting()).toBe(false);
  });

  it("keeps words for colleagues over a reload, for the agent who wrote them", async () => {
    const { desk, mine, open } = await startDesk();
    const held = await mine();
    desk.replies.writeNote(held.id, "She has bought every lamp");
    desk.stop();
    const again = await open();
    expect(again.desk.replies.notes.value).toEqual({ [held.id]: "She has bought every lamp" });
  });
});
