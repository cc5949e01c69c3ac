// Dispatch, signals, presence and a bot's unfinished answer with several nodes of one Postgres: where a visitor is, where an agent acts and which
// node offers need not be the same.
import { randomBytes } from "node:crypto";
import type { ConversationId } from "@handrail/protocol";
import { expect, it, onTestFinished } from "vitest";
import { nodePlatform } from "../../platform.ts";
import { newId, Visitor, type Stream, type TestRelay } from "../../testing/test-relay.ts";
import { SHOP } from "../testing/node.ts";
import { openFrontNode, type FrontNode } from "./testing/front-node.ts";
import { closing, postgresServer } from "./testing/server.ts";

const server = postgresServer();

async function nodesOn(url: string, count: number, bot?: typeof fetch): Promise<FrontNode[]> {
  const nodes: FrontNode[] = [];
  for (let index = 0; index < count; index += 1) nodes.push(closing(await openFrontNode(url, nodePlatform, bot)));
  return nodes;
}

function visitorAt(node: FrontNode, secret: string): Visitor {
  const post: TestRelay["post"] = (path, body) =>
    node.fetch(new Request(`https://chat.example${path}`, { method: "POST", body: JSON.stringify(body) }));
  return new Visitor(post, secret);
}

async function streamOf(visitor: Visitor): Promise<Stream> {
  const stream = await visitor.stream();
  onTestFinished(() => stream.leave());
  return stream;
}

const secretOf = (): string => randomBytes(32).toString("base64url");
const liveOf = ({ frames }: Stream) =>
  frames.flatMap((frame) => (frame.type === "log" || frame.type === "beat" ? [frame.live] : [])).at(-1);
const heard = (stream: Stream) => (): string =>
  stream.deltas.reduce((text, delta) => text.slice(0, delta.offset) + delta.text, "");

const dispatchers = (nodes: readonly FrontNode[]): number =>
  nodes.filter(({ parts }) => parts.leases.dispatcher.isHeld()).length;

async function offeredTo(node: FrontNode, conversation: ConversationId): Promise<string> {
  const offer = async (): Promise<string | undefined> =>
    (await node.offers()).find((one) => one.conversation === conversation)?.agent;
  await expect.poll(offer).toBeDefined();
  return (await offer()) ?? "";
}

it("[HG12] offers a visitor who is on one node by the dispatcher of another, and one of three agents' clicks at once takes them", async () => {
  const nodes = await nodesOn(await server.database(), 3);
  const [first, second, third] = nodes;
  if (!first || !second || !third) throw new Error("three nodes were opened");
  expect(dispatchers(nodes)).toBe(1);
  expect(first.parts.leases.dispatcher.isHeld()).toBe(true);
  const secret = secretOf();
  const kim = visitorAt(second, secret);
  await kim.say("hello");
  const stream = await streamOf(kim);
  const { conversation } = await visitorAt(third, secret).askHuman();
  const agent = await offeredTo(third, conversation);
  // HG8: each node says where the visitor stands, whichever makes the offers.
  await expect.poll(() => liveOf(stream)?.place).toBe(1);
  const accept = (): { type: "accept"; id: string } => ({ type: "accept", id: newId() });
  const others = ["kari", "ola", "per"].filter((name) => name !== agent);
  const verdicts = await Promise.all(
    [agent, ...others].map(async (name, index) => nodes[index]?.give(name, conversation, accept())),
  );
  expect(verdicts.filter((verdict) => verdict?.ok)).toHaveLength(1);
  const joined = (): readonly string[] =>
    stream.events.flatMap((one) => (one.type === "human.joined" ? [one.agent.id] : []));
  await expect.poll(joined).toHaveLength(1);
  await expect.poll(() => liveOf(stream)?.waiting).toBe(0);
});

it("[HG12] has another node offer when the dispatcher's is gone, to whoever waits already", async () => {
  const nodes = await nodesOn(await server.database(), 2);
  const [first, second] = nodes;
  if (!first || !second) throw new Error("two nodes were opened");
  const kim = visitorAt(second, secretOf());
  // Nobody is offered whoever is not there.
  const { conversation } = await kim.askHuman();
  await first.close();
  await streamOf(kim);
  expect(await offeredTo(second, conversation)).not.toBe("");
  expect(second.parts.leases.dispatcher.isHeld()).toBe(true);
});

it("[HG12] knows on each node who is there on any, and that they have gone with a node that stopped", async () => {
  const url = await server.database();
  const [first, second] = await nodesOn(url, 2);
  if (!first || !second) throw new Error("two nodes were opened");
  const kim = visitorAt(second, secretOf());
  const { conversation } = await kim.askHuman();
  const isThere = (node: FrontNode) => () => node.parts.presence.isVisitorPresent(conversation);
  await streamOf(kim);
  await expect.poll(isThere(first)).toBe(true);
  // One that comes later reads it.
  const [third] = await nodesOn(url, 1);
  if (!third) throw new Error("a node was opened");
  expect(isThere(third)()).toBe(true);
  await second.close();
  await expect.poll(isThere(third)).toBe(false);
});

it("[HG5] keeps of an answer what the visitor saw of it on one node when the click comes to another", async () => {
  const bot = scripted();
  const [first, second] = await nodesOn(await server.database(), 2, bot.fetch);
  if (!first || !second) throw new Error("two nodes were opened");
  const secret = secretOf();
  const [here, there] = [visitorAt(first, secret), visitorAt(second, secret)];
  await here.say("where is my parcel?");
  const [byHere, byThere] = [await streamOf(here), await streamOf(there)];
  await bot.asked;
  bot.say("It left ");
  bot.say("on Monday, ");
  await expect.poll(heard(byHere)).toBe("It left on Monday, ");
  await expect.poll(heard(byThere)).toBe("It left on Monday, ");
  // More at once than a notice may hold: it is read.
  const long = "é".repeat(6_000);
  bot.say(long);
  await expect.poll(heard(byThere)).toBe(`It left on Monday, ${long}`);
  const run = byThere.deltas[0]?.run;
  if (!run) throw new Error("it was heard");
  // A reader that comes in the middle is told of it at either.
  expect((await there.read()).run?.text).toBe((await here.read()).run?.text);
  for (const one of [here, there]) {
    const id = newId();
    await one.send({ type: "ask-human", id, why: "button", epoch: null, seen: { run, length: "It left on".length } });
    bot.say("and is lost since.");
  }
  const cut = (stream: Stream) => () =>
    stream.events.flatMap((event) => (event.type === "answer.cut" ? [event.text] : []));
  await expect.poll(cut(byThere)).toEqual(["It left on"]);
  await expect.poll(cut(byHere)).toEqual(["It left on"]);
  await expect.poll(async () => (await there.read()).run).toBeNull();
  expect(heard(byHere)()).toBe(heard(byThere)());
});

it("[HG8] shows on one node that somebody types on another", async () => {
  const [first, second] = await nodesOn(await server.database(), 2);
  if (!first || !second) throw new Error("two nodes were opened");
  const kim = visitorAt(first, secretOf());
  const { conversation } = await kim.askHuman();
  const stream = await streamOf(kim);
  await expect.poll(() => second.parts.presence.isVisitorPresent(conversation)).toBe(true);
  const typing = { type: "typing", who: "agent", isTyping: true } as const;
  second.parts.news.signal(conversation, typing, SHOP);
  await expect.poll(() => stream.frames).toContainEqual({ type: "signal", signal: typing });
});

/** A bot that says what the test says, to each who asks. */
function scripted() {
  const open: ReadableStreamDefaultController<Uint8Array>[] = [];
  let ask: () => void = () => {};
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const bot: typeof fetch = (_input, init) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        open.push(controller);
        init?.signal?.addEventListener("abort", () => open.splice(open.indexOf(controller), 1));
        ask();
      },
    });
    return Promise.resolve(new Response(body, { headers: { "content-type": "text/event-stream" } }));
  };
  const say = (delta: string): void => {
    for (const one of open) one.enqueue(new TextEncoder().encode(`data: ${JSON.stringify({ delta })}\n\n`));
  };
  return { fetch: bot, asked, say };
}
