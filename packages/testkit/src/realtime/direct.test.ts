// A page without a relay, Ably's own client in it, and an agent who has nothing but Ably.
import { Rest } from "ably";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { eventsOf, openDirectWorld, textsOf, type DirectWorld } from "./direct-world.ts";

let world: DirectWorld;
beforeAll(async () => {
  world = await openDirectWorld();
});
afterEach(() => world.clear());
afterAll(() => world.close());

describe("a page without a relay", { timeout: 30_000 }, () => {
  it("talks to the bot by itself, and fetches no token before a human is asked for", async () => {
    const before = world.hub.connected();
    const { chat, until } = world.page(world.home());
    await chat.open();
    chat.send("hello");
    await until(() => textsOf(chat).at(-1) === "You said: hello");
    expect(world.hub.connected()).toBe(before);
  });

  it("[HG9] carries the whole conversation to an agent, and the agent's answers back, each once", async () => {
    const at = world.home();
    const agent = await world.kari(at);
    const { chat, until } = world.page(at);
    await chat.open();
    chat.send("hello");
    await until(() => textsOf(chat).length === 2);
    expect(await chat.talkToHuman()).toMatchObject({ stage: "asked" });
    await until(() => agent.asks.length > 0);
    const give = await agent.takes(agent.asks[0] ?? "");
    await give({ type: "accept", id: "accept-of-kari-1" });
    await until(() => chat.human.value.type === "talking");
    expect(chat.conversation.value?.owner).toMatchObject({ agent: { id: "kari", name: "Kari" } });
    const reply = { type: "reply", id: "reply-of-kari-01", text: "Hello, I am Kari." };
    await give(reply);
    await give(reply);
    await until(() => textsOf(chat).at(-1) === "Hello, I am Kari.");
    chat.send("thank you");
    await until(() => agent.texts().at(-1) === "thank you");
    expect(textsOf(chat)).toEqual(["hello", "You said: hello", "Hello, I am Kari.", "thank you"]);
    expect(agent.heard).toEqual(eventsOf(chat));
    expect(chat.conversation.value?.promise).toBeNull();
  });

  it("[HG11] hears a typed ask in the visitor's language, and does not ask the bot", async () => {
    const at = world.home();
    const agent = await world.kari(at);
    const { chat, until } = world.page(at, { locale: "de-AT" });
    await chat.open();
    chat.send("Wo ist mein Paket?");
    await until(() => textsOf(chat).length === 2);
    expect(chat.human.value.type).toBe("none");
    chat.send("Ich möchte mit einem Menschen sprechen!");
    await until(() => chat.human.value.type === "waiting");
    await until(() => agent.asks.length === 1);
    expect(eventsOf(chat).find(({ type }) => type === "human.requested")).toMatchObject({ why: "typed" });
    expect(textsOf(chat).at(-1)).toBe("Ich möchte mit einem Menschen sprechen!");
  });

  it("[HG3] [HG5] says that a click is kept while Ably does not take it, and asks again until it does", async () => {
    const at = world.home();
    const { chat, until } = world.page(at, { haste: 10 });
    await chat.open();
    chat.send("hello");
    await until(() => textsOf(chat).length === 2);
    const heal = world.hub.faults.goDown();
    expect(await chat.talkToHuman()).toEqual({ stage: "kept" });
    expect(chat.human.value.type).toBe("kept");
    chat.send("still there?");
    heal();
    await until(() => chat.human.value.type === "waiting");
    await until(() => textsOf(chat).at(-1) === "still there?");
    expect(eventsOf(chat).filter(({ type }) => type === "human.requested")).toHaveLength(1);
    // The bot has not answered behind the click.
    expect(textsOf(chat).filter((text) => text.startsWith("You said"))).toHaveLength(1);
    const agent = await world.kari(at);
    await until(() => agent.asks.length > 0);
    await agent.takes(agent.asks[0] ?? "");
    await until(() => agent.heard.length === eventsOf(chat).length);
  });

  it("[HG9] delivers once what Ably had and did not acknowledge", async () => {
    const at = world.home();
    const { chat, until } = world.page(at, { bot: null });
    await chat.open();
    await chat.talkToHuman();
    const agent = await world.kari(at);
    await until(() => agent.asks.length > 0);
    await agent.takes(agent.asks[0] ?? "");
    world.hub.faults.dropAcks(1);
    chat.send("is this there once?");
    await until(() => agent.texts().length === 1);
    world.hub.faults.cut();
    await until(() => textsOf(chat).includes("is this there once?"));
    expect(agent.texts()).toEqual(["is this there once?"]);
  });

  it("[HG9] hears after a reload what was answered meanwhile", async () => {
    const at = world.home();
    const first = world.page(at, { bot: null });
    await first.chat.open();
    await first.chat.talkToHuman();
    const agent = await world.kari(at);
    await first.until(() => agent.asks.length > 0);
    const give = await agent.takes(agent.asks[0] ?? "");
    await give({ type: "accept", id: "accept-of-kari-2" });
    await first.until(() => first.chat.human.value.type === "talking");
    const connected = world.hub.connected();
    first.chat.stop();
    await first.until(() => world.hub.connected() === connected - 1);
    await give({ type: "reply", id: "reply-of-kari-02", text: "You were away." });
    const second = world.page(at, { bot: null });
    await second.chat.open();
    await second.until(() => textsOf(second.chat).at(-1) === "You were away.");
  });

  it("[HG9] hears what was answered while Ably had given its connection up", async () => {
    const at = world.home();
    const { chat, until } = world.page(at, { bot: null });
    await chat.open();
    await chat.talkToHuman();
    const agent = await world.kari(at);
    await until(() => agent.asks.length > 0);
    const conversation = agent.asks[0] ?? "";
    const give = await agent.takes(conversation);
    await give({ type: "accept", id: "accept-of-kari-3" });
    await until(() => chat.human.value.type === "talking");
    const heal = world.hub.faults.goDown();
    world.hub.faults.cut(`visitor.${conversation}`);
    await give({ type: "reply", id: "reply-of-kari-03", text: "Are you still there?" });
    world.hub.clock.move(130_000);
    heal();
    await until(() => textsOf(chat).at(-1) === "Are you still there?");
    chat.send("Yes.");
    await until(() => agent.texts().at(-1) === "Yes.");
  });

  it("[HG3] comes back by itself after its token was refused, at the first one and later", async () => {
    const at = world.home();
    const { chat, until } = world.page(at, { bot: null, haste: 20 });
    await chat.open();
    const first = world.refuseTokens();
    expect(await chat.talkToHuman()).toEqual({ stage: "kept" });
    expect(first.count()).toBeGreaterThan(0);
    first.end();
    await until(() => chat.human.value.type === "waiting");
    const agent = await world.kari(at);
    await until(() => agent.asks.length > 0);
    const conversation = agent.asks[0] ?? "";
    const give = await agent.takes(conversation);
    await give({ type: "accept", id: "accept-of-kari-4" });
    await until(() => chat.human.value.type === "talking");
    const later = world.refuseTokens();
    world.hub.faults.expireTokens(`visitor.${conversation}`);
    await until(() => later.count() > 0);
    await give({ type: "reply", id: "reply-of-kari-04", text: "Do you hear me?" });
    later.end();
    await until(() => textsOf(chat).at(-1) === "Do you hear me?");
    expect(eventsOf(chat).filter(({ type }) => type === "human.requested")).toHaveLength(1);
  });

  it("[HG8] knows whether an agent is there, and takes nobody for one who is not named so by a token", async () => {
    const at = world.home();
    const { chat, until } = world.page(at, { bot: null });
    await chat.open();
    await chat.talkToHuman();
    await until(() => chat.live.value !== null);
    expect(chat.live.value?.agentsOnDuty).toBe(0);
    const agent = await world.kari(at);
    await until(() => chat.live.value?.agentsOnDuty === 1);
    await until(() => agent.asks.length > 0);
    const conversation = agent.asks[0] ?? "";
    const impostor = new Rest({ ...world.hub.clientOptions, key: world.hub.key, clientId: "visitor.other" });
    const channel = impostor.channels.get(`handrail:talk:${at.site}:${conversation}`);
    await channel.publish("command", { type: "accept", id: "accept-of-nobody" });
    const give = await agent.takes(conversation);
    await give({ type: "reply", id: "reply-too-early-1", text: "not mine yet" });
    await until(() => agent.refusals.length > 0);
    expect(agent.refusals).toMatchObject([{ ok: false, error: { code: "not-yours" } }]);
    expect(eventsOf(chat).some(({ type }) => type === "human.joined")).toBe(false);
  });

  it("[HG8] knows what the agent who has the conversation has seen of it, and takes no other's word for it", async () => {
    const at = world.home();
    const agent = await world.kari(at);
    const { chat, until } = world.page(at, { bot: null });
    await chat.open();
    await chat.talkToHuman();
    await until(() => agent.asks.length > 0);
    const conversation = agent.asks[0] ?? "";
    const give = await agent.takes(conversation);
    const seen = (): unknown => Reflect.get(chat.human.value, "seenSeq");
    // She does not have it yet.
    await agent.sees(conversation, 1);
    await give({ type: "accept", id: "accept-of-kari-1" });
    await until(() => chat.human.value.type === "talking");
    expect(seen()).toBeUndefined();
    chat.send("Is anybody there?");
    await until(() => textsOf(chat).length === 1);
    const head = chat.conversation.value?.head ?? 0;
    await agent.sees(conversation, head - 1);
    await until(() => seen() === head - 1);
    // Nothing is seen that is not there.
    await agent.sees(conversation, head + 100);
    await until(() => seen() === head);
  });

  it("[HG14] leaves a tombstone, with the agent as well", async () => {
    const at = world.home();
    const { chat, until } = world.page(at, { bot: null });
    await chat.open();
    chat.send("a secret");
    await chat.talkToHuman();
    const agent = await world.kari(at);
    await until(() => agent.asks.length > 0);
    await agent.takes(agent.asks[0] ?? "");
    await until(() => agent.heard.length > 0);
    await chat.erase();
    await until(() => agent.heard.at(-1)?.type === "conversation.erased");
    expect(textsOf(chat)).toEqual([]);
  });
});
