import { afterEach, expect, it } from "vitest";
import { all, describeBot, failureOf, REQUEST, SECRET } from "../test/bot-conformance.ts";
import { sends, startBotServer, type BotServer, type Play } from "../test/bot-server.ts";
import { handrailBot, type Bot } from "./index.ts";

describeBot("handrailBot", {
  bot: (options) => handrailBot(options),
  json: (text) => JSON.stringify({ text }),
  frame: (delta) => `data: ${JSON.stringify({ delta })}\n\n`,
  end: 'data: {"done":true}\n\n',
});

const signal = new AbortController().signal;
let server: BotServer | undefined;
afterEach(() => server?.close());

async function meet(play: Play, secret?: string): Promise<Bot> {
  server = await startBotServer(play);
  return handrailBot({ url: `${server.url}/ask`, fetch, ...(secret === undefined ? {} : { secret }) });
}
const answers = (body: object): Play => sends("application/json", JSON.stringify(body));
const streams = (...events: readonly object[]): Play =>
  sends("text/event-stream", events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""));

it("sends the transcript in the words of the contract", async () => {
  const bot = await meet(answers({ text: "Yes." }), SECRET);
  await all(bot.ask(REQUEST, { signal }));
  expect(server?.asked[0]?.path).toBe("/ask");
  expect(server?.asked[0]?.body).toEqual({
    version: 1,
    conversation: "c-1",
    run: "r-1",
    site: "s-1",
    locale: "nb-NO",
    page: { url: "https://shop.example/help", title: "Help" },
    messages: [
      { role: "bot", text: "Hello!", at: 1_000 },
      { role: "visitor", text: "What does it cost to return a kettle?", at: 2_000 },
    ],
  });
});

it("tells the bot what the visitor's page says of their errand", async () => {
  const bot = await meet(answers({ text: "Yes." }));
  await all(bot.ask({ ...REQUEST, context: { cart: 2, order: "40217" } }, { signal }));
  expect(server?.asked[0]?.body).toMatchObject({ context: { cart: 2, order: "40217" } });
});

it("sends no authorization when there is no secret", async () => {
  const bot = await meet(answers({ text: "Yes." }));
  await all(bot.ask(REQUEST, { signal }));
  expect(server?.asked[0]?.headers).not.toHaveProperty("authorization");
});

const full = {
  text: "It is free.",
  unsure: true,
  human: true,
  suggestions: [" How long? ", "How long?", "", "x".repeat(500), "Where to?"],
  sources: [
    { title: "Returns", url: "https://shop.example/help#returns", quote: "Returns are free." },
    { url: "http://shop.example/help" },
    { title: "Click", url: "javascript:alert(1)" },
    { title: "Relative", url: "/help" },
  ],
};
const fullAnswer = {
  type: "answer",
  text: "It is free.",
  isUnsure: true,
  wantsHuman: true,
  suggestions: ["How long?", "Where to?"],
  sources: [
    { title: "Returns", url: "https://shop.example/help#returns", quote: "Returns are free." },
    { title: "shop.example", url: "http://shop.example/help" },
  ],
};

it("brings doubt, the wish for a human, suggestions and sources, and drops what could never be a link", async () => {
  expect(await all((await meet(answers(full))).ask(REQUEST, { signal }))).toEqual([fullAnswer]);
});

it("brings the same from the end of a stream, whose own text is the last word", async () => {
  const bot = await meet(streams({ delta: "It is fre" }, { done: true, ...full }));
  expect(await all(bot.ask(REQUEST, { signal }))).toEqual([{ type: "delta", text: "It is fre" }, fullAnswer]);
});

it("takes null for absent", async () => {
  const bot = await meet(answers({ text: "Yes.", unsure: null, human: null, suggestions: null, sources: null }));
  expect(await all(bot.ask(REQUEST, { signal }))).toEqual([
    { type: "answer", text: "Yes.", isUnsure: false, wantsHuman: false, suggestions: [], sources: [] },
  ]);
});

it("says what the human should be good at, in the words of the agents' accounts, and only of a human that it asks for", async () => {
  const skills = [" Returns ", "returns", "big, things", "", "x".repeat(41), "Møbler"];
  const [said] = await all((await meet(answers({ human: true, skills }))).ask(REQUEST, { signal }));
  expect(said).toMatchObject({ wantsHuman: true, skills: ["returns", "møbler"] });
  const [other] = await all((await meet(answers({ text: "Yes.", skills }))).ask(REQUEST, { signal }));
  expect(other).not.toHaveProperty("skills");
});

it("lets a bot ask for a human without a word", async () => {
  const bot = await meet(answers({ human: true }));
  expect(await all(bot.ask(REQUEST, { signal }))).toEqual([
    { type: "answer", text: "", isUnsure: false, wantsHuman: true, suggestions: [], sources: [] },
  ]);
});

it("skips a framework's pings and takes nothing after the end", async () => {
  const body =
    'event: ping\ndata: {}\n\n: comment\n\ndata: {"delta":"Yes."}\n\ndata: {"done":true}\n\ndata: {"delta":"No."}\n\n';
  const bot = await meet(sends("text/event-stream", body));
  const events = await all(bot.ask(REQUEST, { signal }));
  expect(events.map((event) => event.text)).toEqual(["Yes.", "Yes."]);
});

it.each([
  ["text", { text: 7 }],
  ["unsure", { text: "Yes.", unsure: "no" }],
  ["suggestions", { text: "Yes.", suggestions: "How long?" }],
  ["sources.0.url", { text: "Yes.", sources: [{ title: "Returns" }] }],
])("names the field %s when it is of another type", async (field, body) => {
  const error = await failureOf((await meet(answers(body))).ask(REQUEST, { signal }));
  expect(error.failure).toBe("malformed");
  expect(error.message).toContain(field);
});

it("calls an event with neither delta nor done malformed", async () => {
  const bot = await meet(streams({ text: "Yes." }, { done: true }));
  expect((await failureOf(bot.ask(REQUEST, { signal }))).failure).toBe("malformed");
});

it("brings cards and a form, and leaves out what cannot be shown", async () => {
  const bot = await meet(
    answers({
      text: "Which one?",
      cards: [
        {
          title: " Lamp ",
          text: "Brass",
          image: { url: "https://cdn.shop.example/lamp.jpg", alt: "A lamp" },
          buttons: [
            { label: "Return it", say: "I want to return the lamp" },
            { label: "Look", url: "https://shop.example/lamp" },
            { label: "Run", url: "javascript:alert(1)" },
            { label: "" },
          ],
        },
        { title: "", buttons: [] },
        { title: "Shade", image: { url: "http://cdn.shop.example/shade.jpg" } },
      ],
      form: {
        title: "Your order",
        fields: [
          { name: "order", label: "Order number", required: true },
          { name: "order", label: "Again" },
          { name: "why", label: "Why?", type: "choice", choices: ["Broken", " Broken", "Too small"] },
          { name: "one", label: "Only one", type: "choice", choices: ["x"] },
          { name: "odd", label: "Odd", type: "hologram" },
          { name: "no good name!", label: "Bad" },
        ],
      },
    }),
  );
  expect(await all(bot.ask(REQUEST, { signal }))).toMatchObject([
    {
      cards: [
        {
          title: "Lamp",
          text: "Brass",
          image: { url: "https://cdn.shop.example/lamp.jpg", alt: "A lamp" },
          buttons: [
            { label: "Return it", say: "I want to return the lamp" },
            { label: "Look", url: "https://shop.example/lamp" },
          ],
        },
        { title: "Shade", buttons: [] },
      ],
      form: {
        title: "Your order",
        fields: [
          { name: "order", label: "Order number", type: "text", isRequired: true },
          { name: "why", label: "Why?", type: "choice", isRequired: false, choices: ["Broken", "Too small"] },
          { name: "odd", label: "Odd", type: "text", isRequired: false },
        ],
      },
    },
  ]);
});

it("sends what a visitor filled in by the fields' names", async () => {
  const bot = await meet(answers({ text: "Yes." }));
  const turns = [{ role: "visitor", text: "Order number: 40217", atMs: 1, fields: { order: "40217" } }] as const;
  await all(bot.ask({ ...REQUEST, turns }, { signal }));
  expect(server?.asked[0]?.body).toMatchObject({
    messages: [{ text: "Order number: 40217", fields: { order: "40217" } }],
  });
});

it("brings neither cards nor a form when there is nothing in them to show", async () => {
  const bot = await meet(answers({ text: "Yes.", cards: null, form: { fields: [] } }));
  const [answer] = await all(bot.ask(REQUEST, { signal }));
  expect(answer).not.toHaveProperty("cards");
  expect(answer).not.toHaveProperty("form");
});
