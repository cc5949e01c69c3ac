// The relay is killed in the middle of everything: what was acknowledged is there, what was not arrives, once.
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
  await visitor.openChat();
  await visitor.askHuman();
  await agent.accept();
  await visitor.sees("Kari joined");
});
afterAll(() => stage.close());

it("[HG3] [HG9] loses and doubles nothing when the relay is killed in the middle of sending", async () => {
  const sent: string[] = [];
  for (let n = 1; n <= 12; n += 1) {
    const text = `Message number ${n} of the visitor`;
    sent.push(text);
    await visitor.say(text);
    if (n === 5) void stage.killRelay();
  }
  await visitor.sees(/Connecting again|kept/i);
  await agent.reply("Written while the relay was down");
  await stage.restartRelay();
  for (const text of sent) await agent.seesInLog(text);
  await visitor.sees("Written while the relay was down");
  await expect.poll(() => visitor.log.getByText("Kept here, not sent yet").count()).toBe(0);
  for (const text of sent) {
    expect(await visitor.count(text)).toBe(1);
    expect(await agent.count(text)).toBe(1);
  }
  expect(await agent.count("Written while the relay was down")).toBe(1);
  const order = (await agent.log.innerText()).match(/Message number \d+/g) ?? [];
  expect(order).toEqual(sent.map((text) => text.replace(" of the visitor", "")));
  expect((await visitor.log.innerText()).match(/Message number \d+/g) ?? []).toEqual(order);
});

it("goes on as if nothing had been: both hear each other without a reload", async () => {
  await visitor.say("Are you still there?");
  await agent.seesInLog("Are you still there?");
  await agent.reply("Yes, I am.");
  await visitor.sees("Yes, I am.");
});

it("[HG3] asks for a human once when the relay is down at the click", async () => {
  const other = await stage.visitor();
  await other.openChat();
  await stage.killRelay();
  await other.askHuman();
  await other.sees("Your request is kept here");
  await stage.restartRelay();
  await other.sees("You are next");
  await other.sees("You asked for a human");
  expect(await other.count("You asked for a human")).toBe(1);
});
