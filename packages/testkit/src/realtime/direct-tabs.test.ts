// Several tabs of one visitor without a relay: each decides, one of them leads, and whatever they do at once is one story.
import type { Bot } from "@handrail/bots";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  eventsOf,
  openDirectWorld,
  parrot,
  textsOf,
  type Agent,
  type DirectPage,
  type DirectWorld,
  type Home,
  type PageOptions,
} from "./direct-world.ts";

let world: DirectWorld;
beforeAll(async () => {
  world = await openDirectWorld();
});
afterEach(() => world.clear());
afterAll(() => world.close());

async function twoTabs(at: Home, options?: PageOptions): Promise<readonly [DirectPage, DirectPage]> {
  const tabs = [world.page(at, options), world.page(at, options)] as const;
  for (const { chat } of tabs) await chat.open();
  return tabs;
}

/** Both tabs in the same conversation, whose first question is answered. */
async function twoInOne(at: Home, options?: PageOptions): Promise<readonly [DirectPage, DirectPage]> {
  const tabs = await twoTabs(at, options);
  tabs[0].chat.send("hello");
  for (const { chat, until } of tabs) await until(() => textsOf(chat).length === (options?.bot === null ? 1 : 2));
  return tabs;
}

async function talking(at: Home, tab: DirectPage): Promise<{ agent: Agent; give(command: object): Promise<unknown> }> {
  const agent = await world.kari(at);
  await tab.chat.talkToHuman();
  await tab.until(() => agent.asks.length > 0);
  const give = await agent.takes(agent.asks[0] ?? "");
  await give({ type: "accept", id: "accept-of-kari-1" });
  await tab.until(() => tab.chat.human.value.type === "talking");
  return { agent, give };
}

/** All that can be told apart of a story: the same in both tabs and with the agent, without a gap or a repeat. */
async function expectOneStory(tabs: readonly DirectPage[], agent?: Agent): Promise<void> {
  const [first, ...others] = tabs;
  const whole = () => (first ? eventsOf(first.chat) : []);
  for (const { chat } of others) await expect.poll(() => eventsOf(chat)).toEqual(whole());
  if (agent) await expect.poll(() => agent.heard).toEqual(whole());
  expect(whole().map(({ seq }) => seq)).toEqual(whole().map((_, place) => place + 1));
}

describe("tabs of one visitor without a relay", { timeout: 30_000 }, () => {
  it("[HG9] have one connection and ask the bot once; all of them hear everything, and what any says arrives", async () => {
    const asked: string[] = [];
    const bot: Bot = {
      ask(request, options) {
        asked.push(request.run);
        return parrot.ask(request, options);
      },
    };
    const at = world.home();
    const before = world.hub.connected();
    const [first, second] = await twoInOne(at, { bot });
    second.chat.send("and the lamp?");
    await first.until(() => textsOf(first.chat).at(-1) === "You said: and the lamp?");
    expect(asked).toHaveLength(2);
    const { agent, give } = await talking(at, second);
    // One for Kari, one for the visitor.
    expect(world.hub.connected()).toBe(before + 2);
    first.chat.send("from the first");
    await first.until(() => agent.texts().includes("from the first"));
    second.chat.send("from the second");
    await second.until(() => agent.texts().includes("from the second"));
    await give({ type: "reply", id: "reply-of-kari-01", text: "to both" });
    for (const { chat, until } of [first, second]) await until(() => textsOf(chat).at(-1) === "to both");
    await expectOneStory([first, second], agent);
    // Who comes later knows at once who is there.
    const third = world.page(at, { bot });
    await third.chat.open();
    await third.until(() => third.chat.live.value?.agentsOnDuty === 1);
    first.chat.setTyping(true);
    second.chat.setTyping(true);
    third.chat.setTyping(true);
    await third.until(() => agent.typing.length === 3);
    await agent.types(agent.asks[0] ?? "");
    for (const { chat, until } of [first, second, third]) await until(() => chat.typing.value === "agent");
    expect(world.hub.connected()).toBe(before + 2);
  });

  it("[HG4] make one request of clicks at once, and one order of what they say at once", async () => {
    const at = world.home();
    const tabs = await twoInOne(at);
    const [first, second] = tabs;
    const stages = await Promise.all(tabs.map(({ chat }) => chat.talkToHuman()));
    expect(stages.map(({ stage }) => stage)).toEqual(["asked", "asked"]);
    const { agent } = await talking(at, first);
    for (const round of [1, 2, 3]) {
      first.chat.send(`first ${round}`);
      second.chat.send(`second ${round}`);
    }
    for (const { chat, until } of tabs) await until(() => textsOf(chat).length === 8);
    await expectOneStory(tabs, agent);
    expect(eventsOf(first.chat).filter(({ type }) => type === "human.requested")).toHaveLength(1);
    expect(new Set(textsOf(first.chat)).size).toBe(8);
  });

  it("[HG5] cut the bot's answer off in all of them when one clicks while another one waits for it", async () => {
    let finish = (): void => {};
    const bot: Bot = {
      async *ask({ turns }, { signal }) {
        yield { type: "delta", text: "One moment" };
        await new Promise<void>((resolve) => {
          finish = resolve;
          signal.addEventListener("abort", () => resolve());
        });
        const text = `One moment, ${turns.length}`;
        yield { type: "answer", text, isUnsure: false, wantsHuman: false, suggestions: [], sources: [] };
      },
    };
    const at = world.home();
    const [first, second] = await twoTabs(at, { bot });
    first.chat.send("how long?");
    for (const { chat, until } of [first, second]) await until(() => chat.streaming.value?.text === "One moment");
    expect(await second.chat.talkToHuman()).toMatchObject({ stage: "asked" });
    finish();
    await first.until(() => first.chat.human.value.type === "waiting");
    await expectOneStory([first, second]);
    expect(eventsOf(first.chat).filter(({ type }) => type === "answer.cut")).toMatchObject([{ text: "One moment" }]);
    expect(textsOf(first.chat)).toEqual(["how long?"]);
  });

  it("[HG9] go on where the one that led is closed: with the bot's answer, with what was not sent, with what is said to it", async () => {
    let attempts = 0;
    const bot: Bot = {
      async *ask(request, options) {
        attempts += 1;
        if (attempts === 1) await new Promise((resolve) => options.signal.addEventListener("abort", resolve));
        yield* parrot.ask(request, options);
      },
    };
    const at = world.home();
    const [first, second] = await twoTabs(at, { bot, haste: 10 });
    first.chat.send("hello");
    await first.until(() => attempts === 1);
    first.close();
    await second.until(() => textsOf(second.chat).at(-1) === "You said: hello");
    const third = world.page(at, { bot, haste: 10 });
    await third.chat.open();
    const { agent, give } = await talking(at, third);
    // Ably has it and does not say so; whoever leads is closed before it can ask again.
    world.hub.faults.dropAcks(1);
    third.chat.send("is this there once?");
    await third.until(() => agent.texts().includes("is this there once?"));
    second.close();
    await give({ type: "reply", id: "reply-of-kari-01", text: "It is." });
    await third.until(() => textsOf(third.chat).at(-1) === "It is.");
    await expectOneStory([third], agent);
    expect(attempts).toBe(2);
    expect(agent.texts()).toEqual(["hello", "You said: hello", "is this there once?", "It is."]);
  });

  it("[HG9] lead in the place of one that is frozen, and are one story with it when it wakes up", async () => {
    const at = world.home();
    const [first, second] = await twoInOne(at, { bot: null, haste: 10 });
    const { agent, give } = await talking(at, first);
    const thaw = first.freeze();
    second.chat.send("is anybody there?");
    await second.until(() => agent.texts().includes("is anybody there?"));
    await give({ type: "reply", id: "reply-of-kari-01", text: "I am." });
    await second.until(() => textsOf(second.chat).at(-1) === "I am.");
    thaw();
    await first.until(() => textsOf(first.chat).at(-1) === "I am.");
    first.chat.send("good");
    await second.until(() => textsOf(second.chat).at(-1) === "good");
    await expectOneStory([first, second], agent);
  });

  it("[HG4] are one story also where none can lead: each has a connection, and everything counts once", async () => {
    const at = world.home();
    const tabs = await twoInOne(at, { isAlone: true });
    const [first, second] = tabs;
    await Promise.all(tabs.map(({ chat }) => chat.talkToHuman()));
    const { agent, give } = await talking(at, second);
    // Kari's, and one for each tab; those of earlier tests are on their way out.
    await expect.poll(() => world.hub.connected()).toBe(3);
    first.chat.send("from the first");
    second.chat.send("from the second");
    await give({ type: "reply", id: "reply-of-kari-01", text: "to both" });
    for (const { chat, until } of tabs) await until(() => textsOf(chat).length === 5);
    await expectOneStory(tabs, agent);
    const said = ["from the first", "from the second", "hello", "to both", "You said: hello"];
    expect(textsOf(first.chat).toSorted((a, b) => a.localeCompare(b))).toEqual(said);
  });
});
