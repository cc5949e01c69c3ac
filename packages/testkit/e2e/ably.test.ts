// The main story by Ably, in a real browser under a strict content policy: with the relay, and without one.
import { startAblyDirect, type AblyDirect } from "@handrail/example-ably-direct";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startHub, type AblyHub } from "../src/ably-hub/hub.ts";
import { OPEN_ROOTS } from "../src/browser/open-roots.ts";
import { setStage, type Stage } from "./stage.ts";
import { VisitorPage } from "./visitor-page.ts";

let hub: AblyHub;
let stage: Stage;
let direct: AblyDirect;

beforeAll(async () => {
  hub = await startHub({ persisted: ["handrail"] });
  stage = await setStage({ ably: hub });
  direct = await startAblyDirect({ port: 0, key: hub.key, ablyUrl: hub.url, password: "open sesame", waitMs: 3_000 });
});
afterAll(async () => {
  await stage.close();
  await direct.close();
  await hub.close();
});

/** What the page's policy has refused, and what the page has fetched. */
function watched({ page }: Pick<VisitorPage, "page">): { readonly refused: string[]; readonly fetched: string[] } {
  const [refused, fetched]: [string[], string[]] = [[], []];
  page.on("console", (line) => {
    if (/content security policy|trusted/i.test(line.text())) refused.push(line.text());
  });
  page.on("request", (request) => fetched.push(request.url()));
  return { refused, fetched };
}

it("tells the main story with the relay and Ably: fetched at the click, one connection for two tabs and one for the desk, back from a cut", async () => {
  const agent = await stage.agent("Kari");
  // The desk has its own from the sign-in on, and no stream beside it.
  await expect.poll(() => hub.connected()).toBe(1);
  const desk = watched(agent);
  const visitor = await stage.visitor();
  const { refused, fetched } = watched(visitor);
  const hasAbly = (): boolean => fetched.some((url) => /\/widget\/ably-/.test(url));
  await visitor.openChat();
  await visitor.say("When will my parcel leave?");
  await visitor.log.getByText("Parcels leave our").waitFor();
  expect([hasAbly(), hub.connected()]).toEqual([false, 1]);
  await visitor.askHuman();
  await visitor.sees("You are next");
  await expect.poll(() => hub.connected()).toBe(2);
  expect(hasAbly()).toBe(true);
  await agent.acceptOffer();
  await visitor.sees("Kari joined");
  const streams = fetched.filter((url) => url.endsWith("/v1/events")).length;
  await agent.reply("Hello, I am Kari.");
  await visitor.sees("Hello, I am Kari.");
  // Ably brought it: nothing was asked of the relay for it, or one reading that was due.
  expect(fetched.filter((url) => url.endsWith("/v1/events")).length - streams).toBeLessThanOrEqual(1);
  const second = await visitor.secondTab();
  const other = watched(second);
  await second.openChat();
  await second.sees("Hello, I am Kari.");
  // Asked of the page itself: who has a talk going on loads it before anybody here could listen.
  const hasPart = () =>
    second.page.evaluate(() =>
      performance.getEntriesByType("resource").some(({ name }) => /\/widget\/ably-/.test(name)),
    );
  await expect.poll(hasPart).toBe(true);
  hub.faults.cut();
  await agent.reply("Still there?");
  await Promise.all([visitor.sees("Still there?"), second.sees("Still there?")]);
  await expect.poll(() => hub.connected()).toBe(2);
  // Whatever reading was due after the cut has been by then.
  await visitor.say("Yes, I am.");
  await agent.seesInLog("Yes, I am.");
  const read = desk.fetched.filter((url) => /\/events\?/.test(url)).length;
  await visitor.say("Yes, thank you.");
  await agent.seesInLog("Yes, thank you.");
  // To the desk, too, Ably brought it.
  expect(desk.fetched.filter((url) => /\/events\?/.test(url))).toHaveLength(read);
  expect(desk.fetched.filter((url) => url.endsWith("/stream"))).toEqual([]);
  expect([await visitor.count("Hello, I am Kari."), await second.count("Still there?")]).toEqual([1, 1]);
  const heal = hub.faults.goDown();
  hub.faults.cut();
  await expect.poll(() => desk.fetched.filter((url) => url.endsWith("/stream")).length).toBe(1);
  await visitor.say("And without Ably?");
  await agent.seesInLog("And without Ably?");
  heal();
  expect([refused, other.refused, desk.refused]).toEqual([[], [], []]);
  await Promise.all([agent.context.close(), visitor.page.context().close()]);
});

it("[HG11] tells the main story without a relay: bot, click, nobody there, a human on Ably alone, a second tab that takes over, a reload", async () => {
  const before = hub.connected();
  const context = await stage.browser.newContext();
  await context.addInitScript(OPEN_ROOTS);
  const visitor = new VisitorPage(await context.newPage(), direct.url);
  const { refused, fetched } = watched(visitor);
  await visitor.visit();
  await visitor.openChat();
  await visitor.say("When will my parcel leave?");
  await visitor.log.getByText("I can't see orders myself").waitFor();
  expect(fetched.some((url) => /\/late-/.test(url))).toBe(true); // the words of a typed ask
  await visitor.askHuman();
  // HG8: no queue, so no place that is kept; and no relay that would keep files.
  await visitor.sees("Waiting for a person");
  expect(await visitor.panel.getByText("Your place is kept").count()).toBe(0);
  expect(await visitor.panel.getByRole("button", { name: "Attach a file" }).count()).toBe(0);
  await visitor.sees("Nobody can be reached in this chat yet");
  await visitor.panel.getByRole("link", { name: /help@shop.example/ }).waitFor();

  const desk = await (await stage.browser.newContext()).newPage();
  await desk.goto(`${direct.url}/desk/`);
  await desk.getByLabel("Password").fill("open sesame");
  await desk.getByRole("button", { name: "Go on duty" }).click();
  await desk.getByRole("button", { name: /Talk to visitor/ }).click();
  await desk.getByRole("log").getByText("When will my parcel leave?").waitFor();
  await visitor.sees("Kari joined");
  await desk.getByLabel("Answer").fill("Hello from the desk.");
  await desk.getByRole("button", { name: "Send" }).click();
  await visitor.sees("Hello from the desk.");
  await visitor.say("Thank you, Kari!");
  await desk.getByRole("log").getByText("Thank you, Kari!").waitFor();

  // The desk has one connection, both tabs of the visitor another one.
  const second = await visitor.secondTab();
  const other = watched(second);
  await second.openChat();
  await second.sees("Hello from the desk.");
  await second.say("I am here, too.");
  await visitor.sees("I am here, too.");
  await desk.getByRole("log").getByText("I am here, too.").waitFor();
  expect(hub.connected()).toBe(before + 2);
  await visitor.page.close();
  await desk.getByLabel("Answer").fill("Which of you is it?");
  await desk.getByRole("button", { name: "Send" }).click();
  await second.sees("Which of you is it?");
  expect(hub.connected()).toBe(before + 2);

  await second.page.reload();
  await second.openChat();
  await second.sees("Which of you is it?");
  expect([await second.count("Hello from the desk."), await second.count("I am here, too.")]).toEqual([1, 1]);
  expect([refused, other.refused]).toEqual([[], []]);
  await context.close();
});
