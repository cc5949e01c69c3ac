// A page without a relay, Ably's own client in it, and an agent who has nothing but Ably.
import { createServer, type Server } from "node:http";
import { Realtime, Rest, type Message } from "ably";
import type { Bot } from "@handrail/bots";
import { createChat, memoryStorage, type Chat, type Storage } from "@handrail/core";
import { ably, direct, memoryStore, type DirectStore } from "@handrail/core/direct";
import type { Event } from "@handrail/protocol";
import { nodePlatform } from "@handrail/relay";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startHub, type AblyHub } from "../ably-hub/hub.ts";

let hub: AblyHub;
let tokens: Server;
let authUrl = "";
const opened: { close(): void }[] = [];

beforeAll(async () => {
  hub = await startHub({ persisted: ["handrail"] });
  const rest = new Rest({ ...hub.clientOptions, key: hub.key });
  tokens = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const [site, conversation] = [searchParams.get("site"), searchParams.get("conversation")];
    const capability = {
      [`handrail:talk:${site}:${conversation}`]: ["subscribe", "publish"],
      [`handrail:duty:${site}`]: ["subscribe"],
      [`handrail:asks:${site}`]: ["publish"],
    } as const;
    void rest.auth
      .createTokenRequest({ clientId: `visitor.${conversation}`, capability: JSON.stringify(capability) })
      .then((wish) => response.setHeader("content-type", "application/json").end(JSON.stringify(wish)));
  });
  await new Promise<void>((resolve) => tokens.listen(0, "127.0.0.1", resolve));
  const address = tokens.address();
  authUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});
afterAll(async () => {
  tokens.close();
  await hub.close();
});

const parrot: Bot = {
  async *ask({ turns }) {
    const text = `You said: ${turns.at(-1)?.text}`;
    yield { type: "delta", text: text.slice(0, 5) };
    yield { type: "answer", text, isUnsure: false, wantsHuman: false, suggestions: [], sources: [] };
  },
};

let sites = 0;
interface Home {
  readonly site: string;
  readonly store: DirectStore;
  readonly storage: Storage;
}
const home = (): Home => ({ site: `site-${(sites += 1)}`, store: memoryStore(), storage: memoryStorage() });

function page({ site, store, storage }: Home, bot: Bot | null = parrot) {
  const client = { endpoint: "127.0.0.1", port: hub.port, tls: false, disconnectedRetryTimeout: 50 };
  const platform = {
    ...nodePlatform,
    clock: {
      now: () => Date.now(),
      setTimeout: (run: () => void, ms: number): unknown => setTimeout(run, ms),
      clearTimeout: (timer: unknown) => clearTimeout(Number(timer)),
    },
    random: { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)), fraction: () => 0.5 },
    fetch: () => Promise.reject(new TypeError("there is no relay")),
    storage,
    tabs: { join: () => ({ tell: () => {}, leave: () => {} }) },
    network: { isOnline: () => true, onChange: () => () => {} },
    page: { onHide: () => () => {} },
  };
  const backend = direct({ bot, human: ably({ authUrl, client }), site, store, platform });
  const chat = createChat({ backend, platform });
  opened.push({ close: () => chat.stop() });
  return { chat, until: (isSo: () => boolean) => expect.poll(isSo, { timeout: 20_000, interval: 10 }).toBe(true) };
}

const eventsOf = (chat: Chat): readonly Event[] =>
  chat.entries.value.flatMap((entry) => (entry.type === "event" ? [entry.event] : []));
const textsOf = (chat: Chat): readonly string[] =>
  eventsOf(chat).flatMap((event) => (event.type === "message.sent" ? [event.text] : []));

/** Kari, with a key of her own: present, hears who asks, and answers. */
async function kari({ site }: Home) {
  const realtime = new Realtime({
    ...hub.clientOptions,
    key: hub.key,
    clientId: "agent.kari:Kari",
    echoMessages: false,
  });
  opened.push({ close: () => realtime.close() });
  const asks: string[] = [];
  const heard: Event[] = [];
  const refusals: unknown[] = [];
  await realtime.channels.get(`handrail:duty:${site}`).presence.enter();
  await realtime.channels.get(`handrail:asks:${site}`, { params: { rewind: "10" } }).subscribe(({ data }: Message) => {
    asks.push(data.conversation);
  });
  return {
    asks,
    texts: () => heard.flatMap((event) => (event.type === "message.sent" ? [event.text] : [])),
    heard,
    refusals,
    async takes(conversation: string) {
      const channel = realtime.channels.get(`handrail:talk:${site}:${conversation}`, { params: { rewind: "100" } });
      await channel.subscribe(({ name, data }: Message) => {
        if (name === "verdict") refusals.push(data);
        if (name !== "log") return;
        for (const event of data.events) if (event.seq === heard.length + 1) heard.push(event);
      });
      return (command: object) => channel.publish("command", command);
    },
  };
}

describe("a page without a relay", { timeout: 30_000 }, () => {
  it("talks to the bot by itself, and fetches no token before a human is asked for", async () => {
    const before = hub.connected();
    const { chat, until } = page(home());
    await chat.open();
    chat.send("hello");
    await until(() => textsOf(chat).at(-1) === "You said: hello");
    expect(hub.connected()).toBe(before);
  });

  it("[HG9] carries the whole conversation to an agent, and the agent's answers back, each once", async () => {
    const at = home();
    const agent = await kari(at);
    const { chat, until } = page(at);
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

  it("[HG3] [HG5] says that a click is kept while Ably does not take it, and asks again until it does", async () => {
    const at = home();
    const { chat, until } = page(at);
    await chat.open();
    chat.send("hello");
    await until(() => textsOf(chat).length === 2);
    const heal = hub.faults.goDown();
    expect(await chat.talkToHuman()).toEqual({ stage: "kept" });
    expect(chat.human.value.type).toBe("kept");
    chat.send("still there?");
    heal();
    await until(() => chat.human.value.type === "waiting");
    await until(() => textsOf(chat).at(-1) === "still there?");
    expect(eventsOf(chat).filter(({ type }) => type === "human.requested")).toHaveLength(1);
    // The bot has not answered behind the click.
    expect(textsOf(chat).filter((text) => text.startsWith("You said"))).toHaveLength(1);
    const agent = await kari(at);
    await until(() => agent.asks.length > 0);
    await agent.takes(agent.asks[0] ?? "");
    await until(() => agent.heard.length === eventsOf(chat).length);
  });

  it("[HG9] delivers once what Ably had and did not acknowledge", async () => {
    const at = home();
    const { chat, until } = page(at, null);
    await chat.open();
    await chat.talkToHuman();
    const agent = await kari(at);
    await until(() => agent.asks.length > 0);
    await agent.takes(agent.asks[0] ?? "");
    hub.faults.dropAcks(1);
    chat.send("is this there once?");
    await until(() => agent.texts().length === 1);
    hub.faults.cut();
    await until(() => textsOf(chat).includes("is this there once?"));
    expect(agent.texts()).toEqual(["is this there once?"]);
  });

  it("[HG9] hears after a reload what was answered meanwhile", async () => {
    const at = home();
    const first = page(at, null);
    await first.chat.open();
    await first.chat.talkToHuman();
    const agent = await kari(at);
    await first.until(() => agent.asks.length > 0);
    const give = await agent.takes(agent.asks[0] ?? "");
    await give({ type: "accept", id: "accept-of-kari-2" });
    await first.until(() => first.chat.human.value.type === "talking");
    const connected = hub.connected();
    first.chat.stop();
    await first.until(() => hub.connected() === connected - 1);
    await give({ type: "reply", id: "reply-of-kari-02", text: "You were away." });
    const second = page(at, null);
    await second.chat.open();
    await second.until(() => textsOf(second.chat).at(-1) === "You were away.");
  });

  it("[HG8] knows whether an agent is there, and takes nobody for one who is not named so by a token", async () => {
    const at = home();
    const { chat, until } = page(at, null);
    await chat.open();
    await chat.talkToHuman();
    await until(() => chat.live.value !== null);
    expect(chat.live.value?.agentsOnDuty).toBe(0);
    const agent = await kari(at);
    await until(() => chat.live.value?.agentsOnDuty === 1);
    await until(() => agent.asks.length > 0);
    const conversation = agent.asks[0] ?? "";
    const impostor = new Rest({ ...hub.clientOptions, key: hub.key, clientId: "visitor.other" });
    const channel = impostor.channels.get(`handrail:talk:${at.site}:${conversation}`);
    await channel.publish("command", { type: "accept", id: "accept-of-nobody" });
    const give = await agent.takes(conversation);
    await give({ type: "reply", id: "reply-too-early-1", text: "not mine yet" });
    await until(() => agent.refusals.length > 0);
    expect(agent.refusals).toMatchObject([{ ok: false, error: { code: "not-yours" } }]);
    expect(eventsOf(chat).some(({ type }) => type === "human.joined")).toBe(false);
  });

  it("[HG14] leaves a tombstone, with the agent as well", async () => {
    const at = home();
    const { chat, until } = page(at, null);
    await chat.open();
    chat.send("a secret");
    await chat.talkToHuman();
    const agent = await kari(at);
    await until(() => agent.asks.length > 0);
    await agent.takes(agent.asks[0] ?? "");
    await until(() => agent.heard.length > 0);
    await chat.erase();
    await until(() => agent.heard.at(-1)?.type === "conversation.erased");
    expect(textsOf(chat)).toEqual([]);
  });
});
