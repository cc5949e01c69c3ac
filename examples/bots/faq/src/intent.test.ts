import { expect, it } from "vitest";
import { intentOf, withoutGreeting } from "./intent.ts";

it.each([
  "human",
  "Human please!",
  "I want to talk to a person",
  "can I speak with someone?",
  "get me a human",
  "I need a real person",
  "connect me to an agent",
  "is there a human?",
  "let me talk to customer service",
  "put me through to your support",
  "are you a bot? I want a human, not a bot",
  "Could I chat with an actual employee",
])("hears the wish for a human in: %s", (message) => {
  expect(intentOf(message).type).toBe("human");
});

it.each([
  "Can another person collect my parcel?",
  "do you ship to a person in Norway",
  "I don't want to talk to a human",
  "no human, just tell me the price",
  "what does the support of the backpack weigh",
  "Can I have it sent straight to the person it is for?",
  "is personal data safe?",
])("hears no such wish in: %s", (message) => {
  expect(intentOf(message).type).not.toBe("human");
});

it.each(["hi", "Hello!", "Hei 👋".slice(0, 3), "good morning", "hey there :)"])("greets back: %s", (message) => {
  expect(intentOf(message)).toEqual({ type: "greeting" });
});

it.each(["thanks!", "ok, thank you", "great, thanks a lot", "Takk"])("takes thanks for thanks: %s", (message) => {
  expect(intentOf(message)).toEqual({ type: "thanks" });
});

it.each([
  ["where is my order FF-10482?", "FF-10482"],
  ["where is my order?", null],
  ["What's the status of my parcel", null],
  ["order #20915 hasn't come", "FF-20915"],
  ["10482", "FF-10482"],
  ["when will my package arrive?", null],
])("knows a question about one order: %s", (message, number) => {
  expect(intentOf(message)).toEqual({ type: "order", number });
});

it.each(["How long does delivery take?", "can I cancel my order", "hi, what does shipping cost?", "hiking boots?"])(
  "leaves a question a question: %s",
  (message) => {
    expect(intentOf(message)).toEqual({ type: "question" });
  },
);

it("reads past a greeting", () => {
  expect(withoutGreeting("Hi! Do you ship to France?")).toBe("Do you ship to France?");
  expect(withoutGreeting("Hello")).toBe("Hello");
});
