// One visitor in seven tabs of a shop, over HTTP/1.1: a browser opens six connections to a relay, and no stream ever ends.
import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

const TABS = 7;

let stage: Stage;
let kari: AgentPage;

beforeAll(async () => {
  stage = await setStage();
  kari = await stage.agent("Kari");
});
afterAll(() => stage.close());

/** The pages that have a stream open, as the browser sees it. */
function streamsOf({ context }: VisitorPage): () => readonly Page[] {
  const open = new Set<Request>();
  const over = (request: Request): void => void open.delete(request);
  context.on("request", (request) => {
    if (request.url().endsWith("/v1/events") && request.postData()?.includes('"wait":"stream"')) open.add(request);
  });
  context.on("requestfinished", over);
  context.on("requestfailed", over);
  return () => [...open].map((request) => request.frame().page()).filter((page) => !page.isClosed());
}

async function allSee(tabs: readonly VisitorPage[], text: string): Promise<void> {
  await Promise.all(tabs.map((tab) => tab.sees(text, { timeout: 20_000 })));
}

it("[HG3] asks at once for a human who is wanted in a seventh tab, and the others go on when the tab with the stream is closed, crashed or halted", async () => {
  const first = await stage.visitor();
  let tabs = [first];
  const streams = streamsOf(first);
  /** Those of the tabs that go on: of what has crashed the browser does not say that it is over. */
  const leaders = () => tabs.filter(({ page }) => streams().includes(page));
  const isOne = () => expect.poll(() => leaders().length, { timeout: 20_000 }).toBe(1);
  await first.openChat();
  await first.say("What about parcels?");
  await first.sees("within one working day.");
  while (tabs.length < TABS) {
    const tab = await first.secondTab();
    await tab.openChat();
    await tab.sees("within one working day.");
    tabs.push(tab);
  }
  await isOne();
  const last = tabs.at(-1) ?? first;
  await last.askHuman();
  await last.sees("You are next", { timeout: 5_000 });
  await kari.openNext();
  await kari.reply("I am here.");
  await allSee(tabs, "I am here.");
  expect(leaders()).toHaveLength(1);

  /** Something happens to the tab that has the stream; the others go on. */
  const leaderIs = async <Gone>(how: (leader: Page) => Promise<Gone>): Promise<Gone> => {
    const [leader] = leaders();
    if (!leader) throw new Error("none of the tabs has the stream");
    tabs = tabs.filter((tab) => tab !== leader);
    return how(leader.page);
  };

  await leaderIs((page) => page.close());
  await isOne();
  await kari.reply("One is closed.");
  await allSee(tabs, "One is closed.");

  await leaderIs(crash);
  await isOne();
  await kari.reply("One has crashed.");
  await allSee(tabs, "One has crashed.");

  const { leader, goOn } = await leaderIs(halt);
  await kari.reply("One is halted.");
  await allSee(tabs, "One is halted.");
  await goOn();
  tabs.push(first.in(leader));
  await allSee(tabs, "One is halted.");
  await isOne();
  await first.context.close();
}, 240_000);

// As at a breakpoint: its stream stays open and its lock is kept, but nothing runs. A page that Playwright drives cannot be frozen.
async function halt(leader: Page) {
  const session = await leader.context().newCDPSession(leader);
  await session.send("Debugger.enable");
  const isHalted = new Promise((resolve) => session.once("Debugger.paused", resolve));
  await session.send("Debugger.pause");
  await isHalted;
  return { leader, goOn: () => session.send("Debugger.disable") };
}

// What draws the page is gone, and answers nothing any more, not even this.
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const isGone = new Promise((resolve) => page.once("crash", resolve));
  void session.send("Page.crash").catch(() => {});
  await isGone;
}
