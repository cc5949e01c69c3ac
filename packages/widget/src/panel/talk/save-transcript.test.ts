import { expect, it } from "vitest";
import type { FakeChat } from "../../testing/fake-chat.ts";
import { chatIn, shellOf } from "../../testing/open-panel.ts";
import { latePart } from "../late.ts";
import { createModel } from "../model.ts";
import { transcriptText } from "./save-transcript.ts";
import { talkModel } from "./talk-model.ts";

function textOf(name: string, change: (chat: FakeChat) => void = () => {}): string {
  const chat = chatIn(name);
  change(chat);
  const never = latePart(() => new Promise<never>(() => {}));
  const names = ["talk", "forms", "rich", "files", "context", "history", "emoji", "alerts", "ably", "core"] as const;
  const parts = Object.fromEntries(names.map((part) => [part, never])) as Record<(typeof names)[number], typeof never>;
  const shell = shellOf(document.createElement("div").attachShadow({ mode: "open" }));
  return transcriptText(talkModel(createModel(chat, shell, { ...parts, isHere: Promise.resolve(), locale: null })));
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
