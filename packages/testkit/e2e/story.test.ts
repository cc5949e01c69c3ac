// The main story, told by two people in two browsers: a visitor who asks a bot and then a human, and the agent who answers.
import { afterAll, beforeAll, expect, it } from "vitest";
import { firstOffered, type AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

const ANSWER = "Parcels leave our house in Bergen within one working day.";
let stage: Stage;
let visitor: VisitorPage;
let agent: AgentPage;
let colleague: AgentPage;

beforeAll(async () => {
  stage = await setStage();
  agent = await stage.agent("Kari", { reducedMotion: "no-preference" });
  visitor = await stage.visitor({ reducedMotion: "no-preference" });
});
afterAll(() => stage.close());

it("[HG13] asks the network for nothing but the script, and stores nothing, before the first touch", async () => {
  const fresh = await stage.visitor();
  const asked: string[] = [];
  fresh.page.on("request", (request) => {
    if (request.url().startsWith(stage.relayUrl)) asked.push(new URL(request.url()).pathname);
  });
  await fresh.page.reload();
  await fresh.humanButton.waitFor();
  await fresh.page.waitForLoadState("networkidle");
  expect(asked).toEqual(["/handrail.js"]);
  expect(await fresh.context.cookies()).toEqual([]);
  expect(await fresh.stored()).toEqual({ local: [], session: [], databases: [] });
  await fresh.close();
});

it("shows the bot's answer as it streams, labelled as a bot's [HG8]", async () => {
  await visitor.openChat();
  await visitor.say("When will my parcel leave?");
  await visitor.log.getByText("Parcels leave our").waitFor();
  await visitor.sees(ANSWER);
  await expect.poll(() => visitor.log.getByText("AI", { exact: true }).count()).toBeGreaterThan(0);
});

it("[HG1] [HG4] takes three clicks as one request and shows the place in the queue", async () => {
  await visitor.humanButton.click({ clickCount: 3, delay: 20 });
  await visitor.sees("You are next");
  await visitor.sees(/A person answers by/);
  expect(await visitor.count("You asked for a human")).toBe(1);
});

it("[HG9] gives the agent all that the visitor saw, and the visitor the agent's name", async () => {
  await agent.offer.getByText("When will my parcel leave?").waitFor();
  await agent.offer.getByText("Fjell & Fjord").waitFor();
  await agent.acceptOffer();
  await agent.seesInLog("When will my parcel leave?");
  await agent.seesInLog(ANSWER);
  await visitor.sees("Kari joined");
  await agent.reply("Hello, I am Kari. It left this morning.");
  await visitor.sees("Hello, I am Kari. It left this morning.");
  await visitor.say("Thank you, Kari!");
  await agent.seesInLog("Thank you, Kari!");
});

it("[HG7] puts on record that the promise was kept once the answer had arrived", async () => {
  await agent.seesInLog(/Promise kept/);
});

it("[HG9] shows both sides the same transcript in the same state after a reload, and nothing twice", async () => {
  await Promise.all([visitor.page.reload(), agent.page.reload()]);
  await visitor.openChat();
  await visitor.sees("Kari is with you");
  for (const text of [
    "When will my parcel leave?",
    ANSWER,
    "Hello, I am Kari. It left this morning.",
    "Thank you, Kari!",
  ]) {
    await visitor.sees(text);
    expect(await visitor.count(text)).toBe(1);
    await agent.seesInLog(text);
    expect(await agent.count(text)).toBe(1);
  }
  await visitor.say("Still here?");
  await agent.seesInLog("Still here?");
  await agent.reply("Always.");
  await visitor.sees("Always.");
});

it("lets the agent ask for details, and shows what the visitor filled in", async () => {
  await agent.askFor("Which of them?", ["Order number", "E-mail address"]);
  const form = visitor.panel.locator("form", { hasText: "Order number" });
  await form.getByLabel("Order number").fill("40217");
  await form.getByLabel("E-mail address").fill("maja@mail.example");
  await form.getByRole("button", { name: "Send" }).click();
  await agent.seesInLog("40217");
  await agent.seesInLog("maja@mail.example");
});

it("[HG11] [HG12] hears who asks in words, and asks one agent at a time: whoever declines makes room for the next, and the visitor notices nothing", async () => {
  colleague = await stage.agent("Ola");
  const second = await stage.visitor();
  await second.openChat();
  await second.say("Can I talk to a real person, please?");
  await second.sees("You are next");
  const { asked, others } = await firstOffered([agent, colleague]);
  const nameOf = (who: AgentPage | undefined): string => (who === agent ? "Kari" : "Ola");
  const [other] = others;
  await other?.sees(new RegExp(`Offered to ${nameOf(asked)}, \\d+ s`));
  await other?.acceptAtOnce();
  await other?.sees(`${nameOf(asked)} is being asked first.`);
  await asked.declineOffer();
  await other?.offer.waitFor();
  expect(await second.log.getByText(/joined/).count()).toBe(0);
  await other?.acceptOffer();
  await second.sees(`${nameOf(other)} joined`);
  expect(await second.log.getByText(/joined/).count()).toBe(1);
});

it("[HG5] keeps of a cut answer what the visitor had seen, and lets nothing more of the bot through", async () => {
  stage.bot.mood = "slow";
  const third = await stage.visitor();
  await third.openChat();
  await third.say("Tell me about parcels");
  await third.log.getByText(/Parcels leave our house/).waitFor();
  await third.askHuman();
  await third.sees("You asked for a human");
  await third.sees("Stopped here, when you asked for a human");
  const text = await third.log.innerText();
  expect(text).toContain("Parcels leave our house");
  expect(text.indexOf("Parcels leave our house")).toBeLessThan(text.indexOf("You asked for a human"));
  stage.bot.mood = "well";
  const asked = stage.bot.asked();
  await third.say("Hello?");
  const { asked: next } = await firstOffered([agent, colleague]);
  await next.acceptOffer();
  await next.seesInLog("Hello?");
  expect(stage.bot.asked()).toBe(asked);
});
