// No network at the click, and the tab is closed: the request arrives when the visitor comes back.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";

let stage: Stage;
let agent: AgentPage;

beforeAll(async () => {
  stage = await setStage();
  agent = await stage.agent("Kari");
});
afterAll(() => stage.close());

it("[HG3] brings a click made offline to the agent after the tab was closed and opened again online", async () => {
  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.context.setOffline(true);
  await visitor.askHuman();
  await visitor.sees("Your request is kept here");
  await visitor.page.close();
  await visitor.context.setOffline(false);
  await visitor.comeBack();
  // Nobody touches anything: the page itself sends what is kept.
  await agent.waitForQueue();
  await agent.accept();
  await visitor.openChat();
  await visitor.sees("Kari is with you");
  expect(await visitor.count("You asked for a human")).toBe(1);
  await visitor.close();
});

it("[HG2] [HG3] keeps a click made before the panel could load, offline, and sends it once", async () => {
  const visitor = await stage.visitor();
  await visitor.context.setOffline(true);
  await visitor.humanButton.click();
  await visitor.page.close();
  await visitor.context.setOffline(false);
  await visitor.comeBack();
  await agent.waitForQueue();
  await visitor.openChat();
  await visitor.sees("You asked for a human");
  expect(await visitor.count("You asked for a human")).toBe(1);
  await visitor.close();
});
