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

it("[HG3] asks at once for a human who is wanted in a seventh tab, and the others go on when the tab with the stream is closed", async () => {
  const first = await stage.visitor();
  const streams = streamsOf(first);
  const isOne = () => expect.poll(() => streams().length, { timeout: 20_000 }).toBe(1);
  await first.openChat();
  await first.say("What about parcels?");
  await first.sees("within one working day.");
  let tabs = [first];
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
  expect(streams()).toHaveLength(1);

  const leader = streams()[0];
  await leader?.close();
  tabs = tabs.filter(({ page }) => page !== leader);
  expect(tabs).toHaveLength(TABS - 1);
  await isOne();
  await kari.reply("One is closed.");
  await allSee(tabs, "One is closed.");
  await first.close();
}, 240_000);
