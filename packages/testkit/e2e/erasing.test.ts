// A visitor erases what they said, in the middle of a talk: told by two people in two browsers.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;
let visitor: VisitorPage;
let agent: AgentPage;

beforeAll(async () => {
  stage = await setStage();
  agent = await stage.agent("Kari");
  visitor = await stage.visitor();
});
afterAll(() => stage.close());

it("[HG14] takes the conversation away from the agent who has it open", async () => {
  await visitor.openChat();
  await visitor.say("My knee hurts since Tuesday.");
  await visitor.askHuman();
  await agent.acceptOffer();
  await agent.seesInLog("My knee hurts since Tuesday.");
  await visitor.sees("Kari is with you");

  await visitor.press("More");
  await visitor.press("Erase conversation");
  await visitor.press("Erase for good");
  await visitor.sees("Conversation erased.");
  await agent.seesInLog("The visitor erased this conversation");
  await expect.poll(() => agent.page.getByText("My knee hurts").count()).toBe(0);
  expect(await agent.composer.count()).toBe(0);
});

it("[HG1] [HG14] brings a human at once, who sees nothing of what was erased", async () => {
  await visitor.askHuman();
  await agent.acceptOffer();
  await visitor.sees("Kari is with you");
  await agent.reply("Hello, what can I do for you?");
  await visitor.sees("Hello, what can I do for you?");
  expect(await agent.page.getByText("My knee hurts").count()).toBe(0);
});

it("[HG14] leaves nothing of it on the visitor's disk, and nothing after a reload", async () => {
  await visitor.page.reload();
  await visitor.openChat();
  await visitor.sees("Hello, what can I do for you?");
  expect(await visitor.count("My knee hurts")).toBe(0);
});
