import { expect, it } from "vitest";
import type { FakeChat } from "../../testing/fake-chat.ts";
import { STATES } from "../../testing/states.ts";
import { latePart } from "../late.ts";
import { createModel } from "../model.ts";
import { transcriptText } from "./save-transcript.ts";
import { talkModel } from "./talk-model.ts";

function textOf(name: string, change: (chat: FakeChat) => void = () => {}): string {
  const chat = STATES[name]?.();
  if (!chat) throw new Error(`There is no state ${name}.`);
  change(chat);
  const never = {
    ably: latePart(() => new Promise<never>(() => {})),
    talk: latePart(() => new Promise<never>(() => {})),
    forms: latePart(() => new Promise<never>(() => {})),
    rich: latePart(() => new Promise<never>(() => {})),
    files: latePart(() => new Promise<never>(() => {})),
    context: latePart(() => new Promise<never>(() => {})),
    history: latePart(() => new Promise<never>(() => {})),
    emoji: latePart(() => new Promise<never>(() => {})),
    alerts: latePart(() => new Promise<never>(() => {})),
  };
  const shell = {
    root: document.createElement("div").attachShadow({ mode: "open" }),
    relay: "https://relay.example",
    site: "shop",
    label: "Talk to a human",
    contact: { phone: null, email: null, humanUrl: "https://relay.example/human/shop" },
    takeUnkeptAsk: () => false,
    keepAlive: () => {},
    onOpenChange: () => {},
    status: () => {},
  };
  return transcriptText(talkModel(createModel(chat, shell, { ...never, locale: null })));
}

it("[HG14] [HG8] holds every word with its time and who said it, bots and humans marked as such", () => {
  const lines = textOf("talking").split("\r\n");
  expect(lines[0]).toBe("Chat with Fjord & Field");
  const line = (words: string): string => lines.find((one) => one.includes(words)) ?? "";
  expect(line("ship to Norway?")).toMatch(/^\d+:\d\d.* You: Hi! Do you ship to Norway\?$/);
  expect(line("2 to 4 working days")).toContain(" Pine (AI): Yes.");
  expect(line("I am Maya.")).toContain(" Maya Lind (Human): Hello");
  expect(line("You asked for a human")).toMatch(/^\d+:\d\d.* – You asked for a human$/);
  expect(line("Maya Lind joined")).not.toBe("");
  expect(line("https://fjord.example/help/returns")).toBe(
    "    Returns and exchanges https://fjord.example/help/returns",
  );
  // Days by their full date: "today" would be wrong tomorrow.
  expect(lines.filter((one) => /day, .*\d{4}$/.test(one)).length).toBeGreaterThan(0);
});

it("says of what was not sent that it was not", () => {
  expect(textOf("offline")).toMatch(/You: And who pays for that\? \(Not sent\)/);
});
