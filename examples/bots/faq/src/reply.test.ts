import { expect, it } from "vitest";
import { readPolicies } from "./policies.ts";
import { decideReply, type Decision } from "./reply.ts";
import { createRetrieval } from "./retrieval.ts";

const policies = readPolicies();
const retrieval = createRetrieval(policies);
const ask = (...texts: readonly string[]): Decision =>
  decideReply(
    texts.map((text) => ({ role: "visitor" as const, text })),
    { retrieval, shopUrl: "https://shop.example" },
  );

it("quotes the policy with its place on the help page", () => {
  const { reply } = ask("Hi! How much is shipping?");
  expect(reply.text).toContain("Standard shipping costs €6.90 within Norway");
  expect(reply.sources).toEqual([
    {
      title: "Shipping and delivery: What does shipping cost?",
      url: "https://shop.example/help#shipping-what-does-shipping-cost",
      quote: expect.stringContaining("€"),
    },
  ]);
  expect(reply).toMatchObject({ unsure: false, human: false });
});

it("leaves no Markdown in any answer, and gives two or three suggestions with each", () => {
  for (const { heading } of policies.flatMap(({ sections }) => sections)) {
    const { reply } = ask(heading);
    expect(reply.text).not.toMatch(/[|*#`]|\]\(|&\w+;/);
    expect(reply.suggestions.length).toBeGreaterThanOrEqual(2);
    expect(reply.suggestions.length).toBeLessThanOrEqual(3);
    expect(reply.suggestions).not.toContain(heading);
  }
});

it("can answer whatever it suggests", () => {
  const suggested = policies
    .flatMap(({ sections }) => sections)
    .flatMap(({ heading }) => ask(heading).reply.suggestions);
  for (const each of new Set(suggested)) expect(ask(each).reply, each).toMatchObject({ unsure: false, human: false });
});

it("says that it does not know, and offers a human, when the policies are silent", () => {
  const { reply } = ask("What is the capital of Mongolia?");
  expect(reply).toMatchObject({ unsure: true, human: false, sources: [] });
  expect(reply.text).toContain("human");
});

it("brings a human when asked for one, and searches nothing", () => {
  expect(ask("I want to talk to a human")).toMatchObject({ reply: { human: true, sources: [] }, question: null });
});

it("never says where an order is: it points to the page that knows", () => {
  const { reply, question } = ask("where is my order FF-10482?");
  expect(question).toBeNull();
  expect(reply.sources).toEqual([{ title: "Order status", url: "https://shop.example/order-status?order=FF-10482" }]);
  expect(reply.text).not.toMatch(/packed|on its way|delivered/);
});

it("understands a follow-up together with the question before it", () => {
  expect(ask("What does shipping cost?", "and to Finland?").reply.sources[0]?.url).toContain("#shipping-");
});

it("answers an empty transcript without a guess", () => {
  expect(ask().reply).toMatchObject({ human: false });
});
