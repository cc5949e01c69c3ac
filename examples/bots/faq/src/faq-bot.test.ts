import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { handrailBot, type BotEvent } from "@handrail/bots";
import { afterEach, expect, it } from "vitest";
import { startFaqBot, type FaqBotOptions, type RunningFaqBot } from "./index.ts";

const signal = new AbortController().signal;
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function start(options: FaqBotOptions = {}): Promise<RunningFaqBot> {
  const bot = await startFaqBot({
    port: 0,
    host: "127.0.0.1",
    shopUrl: "https://shop.example/",
    delay: async () => undefined,
    ...options,
  });
  cleanups.push(() => bot.close());
  return bot;
}

async function ask(url: string, text: string, secret?: string): Promise<readonly BotEvent[]> {
  const events: BotEvent[] = [];
  const turns = [{ role: "visitor" as const, text, atMs: 1 }];
  const request = { conversation: "c", run: "r", site: "s", locale: "en", page: null, turns };
  for await (const event of handrailBot({ url, fetch, ...(secret === undefined ? {} : { secret }) }).ask(request, {
    signal,
  }))
    events.push(event);
  return events;
}

/** A completions server that says what the test wants, and keeps what it was asked. */
async function startModel(
  play: (response: ServerResponse) => void,
): Promise<{ readonly baseUrl: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => (body += String(piece)));
    request.on("end", () => {
      asked.push(body);
      play(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanups.push(() => new Promise((closed) => server.close(closed)));
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked };
}

function speaks(...pieces: readonly string[]): (response: ServerResponse) => void {
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const content of pieces) response.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
    response.end(`data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`);
  };
}

it("streams an answer that Handrail's own adapter understands, with its source", async () => {
  const { url } = await start();
  const events = await ask(url, "Is the shipping cost refunded?");
  const answer = events.at(-1);
  expect(events.length).toBeGreaterThan(10);
  expect(answer).toMatchObject({ type: "answer", isUnsure: false, wantsHuman: false });
  expect(answer?.type === "answer" && answer.sources[0]?.url).toBe(
    "https://shop.example/help#refunds-is-the-shipping-cost-refunded",
  );
  expect(
    events
      .slice(0, -1)
      .map(({ text }) => text)
      .join(""),
  ).toBe(answer?.text);
});

it("is unsure off its topic, and brings a human who is asked for", async () => {
  const { url } = await start();
  expect((await ask(url, "who won the football match?")).at(-1)).toMatchObject({ isUnsure: true, wantsHuman: false });
  expect((await ask(url, "I want to talk to a human")).at(-1)).toMatchObject({ wantsHuman: true });
});

it("answers as JSON to those who do not ask for a stream", async () => {
  const { url } = await start();
  const body = {
    version: 1,
    conversation: "c",
    run: "r",
    site: "s",
    locale: null,
    page: null,
    messages: [{ role: "visitor", text: "Do you take PayPal?", at: 1 }],
  };
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(await response.json()).toMatchObject({ text: expect.stringContaining("PayPal"), unsure: false });
});

it("refuses a wrong secret, a missing one, and a body that is no request", async () => {
  const { url } = await start({ secret: "s3cret" });
  await expect(ask(url, "Hello")).rejects.toMatchObject({ failure: "http-status", status: 401 });
  await expect(ask(url, "Hello", "s3cre")).rejects.toMatchObject({ failure: "http-status", status: 401 });
  expect((await ask(url, "Hello", "s3cret")).at(-1)).toMatchObject({ type: "answer" });
  const nonsense = await fetch(url, {
    method: "POST",
    headers: { authorization: "Bearer s3cret" },
    body: '{"version":2}',
  });
  expect(nonsense.status).toBe(400);
  const flood = await fetch(url, {
    method: "POST",
    headers: { authorization: "Bearer s3cret" },
    body: "x".repeat(1024 * 1024 + 1),
  });
  expect(flood.status).toBe(413);
});

it("lets a model word the answer from the passages that were found, and names them as its sources", async () => {
  const model = await startModel(speaks("Shipping to Sweden is ", "€9.90."));
  const { url } = await start({ openai: { baseUrl: model.baseUrl, apiKey: "key", model: "small" } });
  const events = await ask(url, "What does shipping cost to Sweden?");
  expect(events.at(-1)).toMatchObject({ text: "Shipping to Sweden is €9.90.", isUnsure: false });
  expect(events.at(-1)).toHaveProperty("sources.0.url", "https://shop.example/help#shipping-what-does-shipping-cost");
  expect(model.asked[0]).toContain("Standard shipping costs €6.90 within Norway");
});

it("passes on the model's doubt without a source", async () => {
  const model = await startModel(speaks("I do not know.", "\n[[unsure]]"));
  const { url } = await start({ openai: { baseUrl: model.baseUrl, apiKey: "key", model: "small" } });
  expect((await ask(url, "Do you sell vegan boots?")).at(-1)).toMatchObject({
    text: "I do not know.",
    isUnsure: true,
    sources: [],
  });
});

it("quotes the policy when the model is down, and asks no model for a human", async () => {
  const model = await startModel((response) => response.writeHead(503).end());
  const { url } = await start({ openai: { baseUrl: model.baseUrl, apiKey: "key", model: "small" } });
  expect((await ask(url, "What does shipping cost?")).at(-1)?.text).toContain("€6.90");
  expect((await ask(url, "a human please")).at(-1)).toMatchObject({ wantsHuman: true });
  expect(model.asked).toHaveLength(1);
});

it("says which port is taken", async () => {
  const { url } = await start();
  await expect(startFaqBot({ port: Number(new URL(url).port), host: "127.0.0.1" })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});
