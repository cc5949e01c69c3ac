// The bot hangs, talks nonsense or is gone: the visitor is told and offered a human, and the human is asked for at the second failure.
import { afterAll, beforeAll, expect, it } from "vitest";
import { setStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
  // Somebody has signed in once: the site is live.
  await stage.agent("Kari");
});
afterAll(() => stage.close());

it("[HG11] tells of a bot that answers nonsense, and asks for a human by itself at the second failure", async () => {
  const visitor = await stage.visitor();
  stage.bot.mood = "nonsense";
  await visitor.openChat();
  await visitor.say("Where is my parcel?");
  await visitor.sees(/could not answer/);
  expect(await visitor.count("You asked for a human")).toBe(0);
  await expect.poll(() => visitor.humanButton.isEnabled()).toBe(true);
  stage.bot.mood = "down";
  await visitor.say("Hello?");
  await visitor.sees(/could not help, so a human was asked for/);
  await visitor.sees(/A person answers by/);
  await visitor.close();
});

it("[HG2] reaches a human with one click while the bot hangs", async () => {
  const visitor = await stage.visitor();
  stage.bot.mood = "hangs";
  await visitor.openChat();
  await visitor.say("Where is my parcel?");
  await visitor.askHuman();
  await visitor.sees("You asked for a human");
  await visitor.sees(/A person answers by/);
  await visitor.close();
});

it("[HG11] tells of a bot that hangs once its time is up", async () => {
  const visitor = await stage.visitor();
  stage.bot.mood = "hangs";
  await visitor.openChat();
  await visitor.say("Where is my parcel?");
  await visitor.sees(/it took too long/);
  await expect.poll(() => visitor.humanButton.isEnabled()).toBe(true);
  await visitor.close();
});
