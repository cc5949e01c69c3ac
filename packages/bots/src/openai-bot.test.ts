import { afterEach, expect, it } from "vitest";
import { all, describeBot, failureOf, REQUEST, SECRET } from "../test/bot-conformance.ts";
import { sends, startBotServer, type BotServer, type Play } from "../test/bot-server.ts";
import { openaiBot, type Bot } from "./index.ts";

const chunk = (content: string | null, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: "x", object: "chat.completion.chunk", choices: [{ index: 0, delta: content === null ? {} : { content }, finish_reason: finish }] })}\n\n`;
const DONE = "data: [DONE]\n\n";

describeBot("openaiBot", {
  bot: ({ url, secret, ...rest }) => openaiBot({ baseUrl: url, apiKey: secret, model: "small", ...rest }),
  json: (content) =>
    JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }] }),
  frame: (delta) => chunk(delta),
  end: chunk(null, "stop") + DONE,
});

const signal = new AbortController().signal;
let server: BotServer | undefined;
afterEach(() => server?.close());

async function meet(play: Play, system?: string): Promise<Bot> {
  server = await startBotServer(play);
  return openaiBot({
    baseUrl: `${server.url}/v1/`,
    apiKey: SECRET,
    model: "small",
    fetch,
    ...(system === undefined ? {} : { system }),
  });
}
const streams = (...frames: readonly string[]): Play => sends("text/event-stream", frames.join(""));

it("asks for a stream of chat completions, with the system text, and a human's words told apart", async () => {
  const bot = await meet(streams(chunk("Yes.", "stop")), "You are the kettle shop's assistant.");
  const turns = [
    ...REQUEST.turns,
    { role: "visitor" as const, text: "Hello?", atMs: 3_000 },
    { role: "agent" as const, text: "It is free.", atMs: 4_000 },
  ];
  await all(bot.ask({ ...REQUEST, turns }, { signal }));
  expect(server?.asked[0]?.path).toBe("/v1/chat/completions");
  expect(server?.asked[0]?.body).toMatchObject({
    model: "small",
    stream: true,
    messages: [
      {
        role: "system",
        content: expect.stringMatching(/^You are the kettle shop's assistant\.[^]*\[\[unsure\]\][^]*\[\[human\]\]/),
      },
      { role: "assistant", content: "Hello!" },
      { role: "user", content: "What does it cost to return a kettle?\n\nHello?" },
      { role: "assistant", content: "[a human colleague wrote] It is free." },
    ],
  });
});

it("shows no marker, not even when it comes letter by letter", async () => {
  const letters = "I do not know that.\n[[unsure]]\n[[human]]\n".split("").map((letter) => chunk(letter));
  const events = await all((await meet(streams(...letters, chunk(null, "stop")))).ask(REQUEST, { signal }));
  expect(events.flatMap((event) => (event.type === "delta" ? [event.text] : [])).join("")).toBe("I do not know that.");
  expect(events.at(-1)).toMatchObject({
    type: "answer",
    text: "I do not know that.",
    isUnsure: true,
    wantsHuman: true,
  });
});

it("takes an end without a finish reason, when the server says that it is done", async () => {
  const events = await all((await meet(streams(chunk("Yes."), DONE))).ask(REQUEST, { signal }));
  expect(events.at(-1)).toMatchObject({ type: "answer", text: "Yes.", isUnsure: false });
});

it("skips events without a choice", async () => {
  const usage = 'data: {"choices":[],"usage":{"total_tokens":3}}\n\n';
  const events = await all(
    (await meet(streams(usage, chunk("Yes."), usage, chunk(null, "stop")))).ask(REQUEST, { signal }),
  );
  expect(events.map((event) => event.text)).toEqual(["Yes.", "Yes."]);
});

it.each(["length", "content_filter"])("is unsure of an answer that was cut by %s", async (finish) => {
  const events = await all((await meet(streams(chunk("It costs"), chunk(null, finish)))).ask(REQUEST, { signal }));
  expect(events.at(-1)).toMatchObject({ text: "It costs", isUnsure: true, wantsHuman: false });
});

it.each([
  ["says only that it does not know", chunk("[[unsure]]") + chunk(null, "stop")],
  ["is forbidden to say anything", chunk(null, "content_filter")],
  ["asks for one without a word", chunk("[[human]]", "stop")],
])("brings a human when the model %s", async (_what, body) => {
  const events = await all((await meet(streams(body))).ask(REQUEST, { signal }));
  expect(events).toEqual([expect.objectContaining({ type: "answer", text: "", wantsHuman: true })]);
});

it("calls an error inside the stream malformed", async () => {
  const bot = await meet(streams(chunk("It"), 'data: {"error":{"message":"overloaded"}}\n\n'));
  expect((await failureOf(bot.ask(REQUEST, { signal }))).failure).toBe("malformed");
});
