import type { Form } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import type { Held } from "../../test/fake/world.ts";
import { startDesk } from "../../test/start-desk.ts";

const FORM: Form = { title: null, fields: [{ name: "q1", label: "Order number", type: "text", isRequired: true }] };

const replies = (held: Held): readonly string[] =>
  held.events.flatMap((event) => (event.type === "message.sent" && event.from.type === "agent" ? [event.text] : []));

describe("desk", () => {
  it("takes a visitor and opens the conversation", async () => {
    const { desk, platform, hashes, ask } = await startDesk();
    const held = ask();
    await platform.settle();
    await desk.take(held.id);
    expect(held.state?.owner.type).toBe("agent");
    expect(hashes).toEqual([`#/c/${held.id}`]);
  });

  it("tells an agent who lost the race whom it was lost to", async () => {
    const { desk, relay, kari, ask, hashes } = await startDesk();
    const held = ask();
    relay.world.agent(held, kari, { type: "accept" });
    await desk.take(held.id);
    expect(desk.notices.list.value.map((notice) => notice.text)).toEqual(["Taken by kari a moment ago."]);
    expect(hashes).toEqual([]);
  });

  it("[HG3] sends a reply once, also when the answer to it was lost", async () => {
    const { desk, relay, platform, mine } = await startDesk();
    const held = await mine();
    relay.fault = "lose-answer";
    desk.replies.write(held.id, "Hello!");
    desk.replies.send(held.id);
    await platform.settle();
    await platform.pass(2_000);
    expect(replies(held)).toEqual(["Hello!"]);
    expect(desk.replies.outbox.value).toEqual([]);
  });

  it("[HG3] keeps replies over a network that is down and a page that is reloaded, in their order", async () => {
    const { desk, relay, platform, open, mine } = await startDesk();
    const held = await mine();
    relay.fault = "down";
    for (const text of ["One", "Two"]) {
      desk.replies.write(held.id, text);
      desk.replies.send(held.id);
    }
    desk.replies.write(held.id, "A draft");
    desk.replies.attachForm(held.id, FORM);
    await platform.pass(5_000);
    desk.stop();
    relay.fault = "none";
    const again = await open();
    await again.platform.pass(2_000);
    expect(replies(held)).toEqual(["One", "Two"]);
    expect(again.desk.replies.drafts.value).toEqual({ [held.id]: "A draft" });
    expect(again.desk.replies.forms.value).toEqual({ [held.id]: FORM });
  });

  it("keeps drafts when the session is lost, and shows a colleague none of them", async () => {
    const { desk, relay, me, kari, platform, mine } = await startDesk();
    const held = await mine();
    desk.replies.write(held.id, "A draft");
    desk.replies.attachForm(held.id, FORM);
    relay.session = null;
    await desk.setDuty(false);
    expect(desk.session.state.value).toEqual({ type: "signed-out", wasLost: true });
    relay.session = me.id;
    await desk.session.refresh();
    expect(desk.replies.drafts.value[held.id]).toBe("A draft");
    desk.session.lose();
    relay.session = kari.id;
    await desk.session.refresh();
    await platform.settle();
    expect([desk.replies.drafts.value, desk.replies.forms.value]).toEqual([{}, {}]);
  });

  it("[HG9] reads on from the log after a stream that was cut", async () => {
    const { desk, relay, platform, mine } = await startDesk();
    const held = await mine();
    relay.cutStreams();
    relay.world.visitor(held, { type: "say", text: "Said while nobody listened" });
    expect(desk.connection.value).toBe("reconnecting");
    await platform.pass(2_000);
    expect(desk.connection.value).toBe("live");
    expect(desk.conversations.of(held.id).value.replica.events).toEqual(held.events);
  });

  it("notices a stream that has fallen silent", async () => {
    const { desk, platform } = await startDesk();
    expect(desk.connection.value).toBe("live");
    await platform.pass(12_001);
    expect(desk.connection.value).toBe("reconnecting");
    await platform.pass(2_000);
    expect(desk.connection.value).toBe("live");
  });

  it("rings for a new visitor while on duty, and not for one whom the agent put back", async () => {
    const { desk, attention, platform, ask } = await startDesk();
    const held = ask();
    await platform.pass(1_000);
    await desk.take(held.id);
    await desk.acts.leave(held.id);
    await platform.pass(1_000);
    expect(attention.heard.filter((sound) => sound === "chime")).toHaveLength(1);
    await desk.setDuty(false);
    ask();
    await platform.pass(1_000);
    expect(attention.heard.filter((sound) => sound === "chime")).toHaveLength(1);
  });

  it("calls once for a visitor who is offered to somebody a moment after they have asked", async () => {
    const { desk, relay, me, kari, attention, platform, ask } = await startDesk();
    const chimes = () => attention.heard.filter((sound) => sound === "chime").length;
    const held = ask();
    await platform.pass(300);
    relay.world.offer(held, me, 20_000);
    await platform.pass(1_000);
    expect([chimes(), desk.announcement.value]).toEqual([1, ""]);
    const hers = ask();
    await platform.pass(300);
    relay.world.offer(hers, kari, 20_000);
    await platform.pass(1_000);
    expect([chimes(), desk.announcement.value]).toEqual([1, ""]);
  });

  it("[HG8] tells the visitor once what this agent has seen of their words, and nothing of others' visitors", async () => {
    const { desk, relay, kari, platform, ask, mine } = await startDesk();
    const held = await mine();
    const [said] = held.events.filter(({ type }) => type === "message.sent");
    desk.markRead(held.id);
    desk.markRead(held.id);
    await platform.settle();
    expect(relay.seen).toEqual([{ conversation: held.id, seenSeq: said?.seq }]);
    const hers = ask();
    relay.world.agent(hers, kari, { type: "accept" });
    await desk.conversations.read(hers.id);
    desk.markRead(hers.id);
    // What was answered needs no such word.
    desk.replies.reply(held.id, "Hello", []);
    await platform.settle();
    await desk.conversations.read(held.id);
    desk.markRead(held.id);
    await platform.settle();
    expect(relay.seen).toHaveLength(1);
  });

  it("says again what was lost of it", async () => {
    const { desk, relay, platform, mine } = await startDesk();
    const held = await mine();
    relay.fault = "down";
    desk.markRead(held.id);
    await platform.settle();
    relay.fault = "none";
    desk.markRead(held.id);
    await platform.settle();
    expect(relay.seen).toHaveLength(1);
  });

  it("lets a typing bubble go by itself when the signal that ends it is lost", async () => {
    const { desk, relay, platform, mine } = await startDesk();
    const held = await mine();
    relay.world.signal(held, { type: "typing", who: "visitor", isTyping: true });
    expect(desk.typing.visitors.value.has(held.id)).toBe(true);
    await platform.pass(6_000);
    expect(desk.typing.visitors.value.has(held.id)).toBe(false);
  });
});
