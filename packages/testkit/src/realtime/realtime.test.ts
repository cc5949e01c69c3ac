import { Rest } from "ably";
import { memoryStorage } from "@handrail/core";
import { LIMITS, siteId, type DeskGrant, type RealtimeGrant } from "@handrail/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, listen, openHubWorld, type HubWorld } from "../ably-hub/hub-world.ts";
import { RELAY_URL, SITE } from "../world/relay-house.ts";
import { realtimeConformance } from "./conformance.ts";
import { expectWhole } from "./expect-whole.ts";
import { idOf, openRealtimeWorld, type Page, type RealtimeWorld } from "./realtime-world.ts";

realtimeConformance({ way: "stream", lose: (_world, page) => page.cut() });
realtimeConformance({ way: "poll", lose: (_world, page) => page.cut() });
realtimeConformance({ way: "ably", lose: (world) => void world.hub.faults.cut() });

describe("news by Ably, when Ably goes wrong", { timeout: 30_000 }, () => {
  let world: RealtimeWorld;
  beforeAll(async () => {
    world = await openRealtimeWorld();
  });
  afterAll(() => world.close());
  const channelOf = (page: Page): string => `handrail:news:${SITE}:${idOf(page)}`;
  const polls = (page: Page): number => page.asked.filter((wait) => wait === "stream" || wait === "poll").length;

  it("dials no stream and no poll while Ably is up, and does not open a channel before a human is asked for", async () => {
    const before = world.hub.connected();
    const page = await world.page("ably");
    page.chat.send("hello");
    await page.until(() => page.asked.includes("stream"));
    expect(page.asked).not.toContain("realtime");
    await page.chat.talkToHuman();
    await page.until(() => page.asked.at(-1) === "none");
    expect(world.hub.connected()).toBe(before + 1);
    const dialled = polls(page);
    await page.until(() => page.asked.filter((wait) => wait === "none").length > 1);
    expect(polls(page)).toBe(dialled);
    page.close();
  });

  it("[HG9] follows a site to an Ably app of its own in the middle of a conversation", async () => {
    const page = await world.talking("ably");
    const body = JSON.stringify({ keys: [{ revocableTokens: true }] });
    const headers = { "content-type": "application/json" };
    const made = await fetch(`${world.hub.url}/apps`, { method: "POST", headers, body });
    const { keys } = (await made.json()) as { keys: readonly { keyStr: string }[] };
    const grants = page.asked.filter((path) => path === "realtime").length;
    const { sites } = world.relay.people;
    await sites.set(siteId(SITE), { ably: { key: keys[0]?.keyStr } });
    await world.agentSays(page, "in the other app");
    await page.hears("in the other app");
    await page.until(() => page.asked.filter((path) => path === "realtime").length > grants);
    expect(world.hub.messages(channelOf(page)).map(({ data }) => String(data))).not.toContainEqual(
      expect.stringContaining("in the other app"),
    );
    await sites.set(siteId(SITE), { ably: null });
    await world.agentSays(page, "and back");
    await page.hears("and back");
    expectWhole(page);
  });

  it("[HG9] takes what comes twice once, and what comes out of order in order", async () => {
    const page = await world.talking("ably");
    for (const text of ["one", "two", "three"]) await world.agentSays(page, text);
    await page.hears("three");
    const sent = world.hub.messages(channelOf(page)).map(({ data }) => data);
    const channel = new Rest({ ...world.hub.clientOptions, key: world.hub.key }).channels.get(channelOf(page));
    for (const data of sent.toReversed()) await channel.publish({ name: "news", data, encoding: "json" });
    await world.agentSays(page, "four");
    await page.hears("four");
    expect(page.texts()).toEqual(["one", "two", "three", "four"]);
    expectWhole(page);
  });

  it("[HG9] reads the log where a piece of news is too large for Ably", async () => {
    const page = await world.talking("ably");
    // What waits for Ably is published as one piece of news.
    const commands = Array.from({ length: 16 }, (_, place) => ({
      type: "reply",
      id: `long-reply-number-${place}`,
      text: "x".repeat(LIMITS.messageCharsMax - 20) + place,
    }));
    expect(commands.reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan(LIMITS.channelBytesMax);
    const heal = world.hub.faults.goDown();
    await world.asAgent(idOf(page), { commands });
    heal();
    await page.until(() => page.texts().length === commands.length);
    const heard = world.hub.messages(channelOf(page)).map(({ data }) => String(data));
    expect(heard.some((data) => data.includes('"beat"'))).toBe(true);
    expect(Math.max(...heard.map((data) => data.length))).toBeLessThan(65_536);
    expectWhole(page);
  });

  it("goes on with a new token when one expires in the middle of a conversation", async () => {
    const page = await world.talking("ably");
    const grants = page.asked.filter((path) => path === "realtime").length;
    world.hub.faults.expireTokens();
    await world.agentSays(page, "still there?");
    await page.hears("still there?");
    await page.until(() => page.asked.filter((path) => path === "realtime").length > grants);
  });

  it("[HG9] falls back to the stream while tokens are refused, and comes back by itself", async () => {
    const page = await world.talking("ably");
    const dialled = polls(page);
    const heal = world.hub.faults.refuseTokens();
    world.hub.faults.cut();
    await world.agentSays(page, "by stream");
    await page.hears("by stream");
    await page.until(() => polls(page) > dialled);
    heal();
    await page.until(() => page.asked.at(-1) === "none" && page.asked.lastIndexOf("stream") > 0);
    const after = polls(page);
    await world.agentSays(page, "by Ably");
    await page.hears("by Ably");
    expect(polls(page)).toBe(after);
    expectWhole(page);
  });

  it("[HG9] is whole when the connection's state was gone after more than two minutes", async () => {
    const page = await world.talking("ably");
    const heal = world.hub.faults.goDown();
    world.hub.faults.cut();
    await world.agentSays(page, "while Ably was away");
    world.hub.clock.move(130_000);
    heal();
    await world.agentSays(page, "and back");
    await page.hears("and back");
    expect(page.texts()).toEqual(["while Ably was away", "and back"]);
    expectWhole(page);
  });

  it("[HG9] loses nothing of what the relay could not publish at once", async () => {
    const page = await world.talking("ably");
    world.hub.faults.answer5xx(1);
    await world.agentSays(page, "late");
    await page.hears("late");
    world.hub.faults.loseAnswers(1);
    await world.agentSays(page, "later");
    await page.hears("later");
    expectWhole(page);
  });

  it("brings that an agent is typing", async () => {
    const page = await world.talking("ably");
    await world.agentTypes(page);
    await page.until(() => page.chat.typing.value === "agent");
  });

  it("[HG9] lets all tabs of a visitor hear by one connection, and another one take over", async () => {
    const storage = memoryStorage();
    const before = world.hub.connected();
    const first = await world.talking("ably", storage);
    const second = await world.page("ably", storage);
    await second.until(() => second.asked.at(-1) === "none");
    expect(world.hub.connected()).toBe(before + 1);
    await world.agentSays(first, "to both");
    await Promise.all([first.hears("to both"), second.hears("to both")]);
    first.close();
    await world.agentSays(second, "to the other");
    await second.hears("to the other");
    await second.until(() => world.hub.connected() === before + 1);
    expectWhole(second);
  });

  it("[HG9] takes over from a tab that is frozen while it has the connection", async () => {
    const storage = memoryStorage();
    const first = await world.talking("ably", storage);
    const second = await world.page("ably", storage);
    await second.until(() => second.asked.at(-1) === "none");
    const release = world.hub.faults.stall();
    const thaw = first.freeze();
    await world.agentSays(second, "not by that one");
    await second.hears("not by that one");
    release();
    thaw();
    await first.hears("not by that one");
    expectWhole(first);
    expectWhole(second);
  });

  describe("a token", () => {
    let clients: HubWorld;
    beforeAll(async () => {
      clients = await openHubWorld();
    });
    afterAll(() => clients.close());

    async function grantOf(storageSecret: string): Promise<RealtimeGrant> {
      const body = JSON.stringify({ site: SITE, secret: storageSecret });
      const response = await world.relay.fetch(new Request(`${RELAY_URL}/v1/realtime`, { method: "POST", body }));
      return (await response.json()) as RealtimeGrant;
    }
    async function begin(): Promise<{ readonly secret: string; readonly grant: RealtimeGrant }> {
      const secret = crypto.randomUUID().replaceAll("-", "").padEnd(43, "x");
      const commands = [
        { type: "ask-human", id: `ask-${secret.slice(0, 16)}`, why: "button", epoch: null, seen: null },
      ];
      const body = JSON.stringify({ site: SITE, secret, commands });
      await world.relay.fetch(new Request(`${RELAY_URL}/v1/commands`, { method: "POST", body }));
      return { secret, grant: await grantOf(secret) };
    }
    const client = ({ ably }: DeskGrant) => clients.realtime({ ...world.hub.clientOptions, token: ably.token });
    const deskGrant = async (seat: number): Promise<DeskGrant> =>
      (await (await world.desk("/realtime", { seat, body: {} })).json()) as DeskGrant;

    it("of a visitor opens their own conversation and no other, no desk, and says nothing anywhere", async () => {
      const [mine, other] = [await begin(), await begin()];
      const realtime = client(mine.grant);
      const { channel } = mine.grant.ably;
      expect(await codeOf(realtime.channels.get(channel).attach())).toBe(0);
      expect(await codeOf(realtime.channels.get(channel).publish("news", { frames: [] }))).toBe(40160);
      expect(await codeOf(realtime.channels.get(other.grant.ably.channel).attach())).toBe(40160);
      const { channel: desk } = (await deskGrant(0)).ably;
      expect(await codeOf(realtime.channels.get(desk).attach())).toBe(40160);
    });

    it("of an agent opens their own desk and no colleague's, no conversation, and says nothing anywhere", async () => {
      const [mine, other, visitors] = [await deskGrant(0), await deskGrant(1), await begin()];
      const realtime = client(mine);
      const { channel } = mine.ably;
      expect(await codeOf(realtime.channels.get(channel).attach())).toBe(0);
      expect(await codeOf(realtime.channels.get(channel).publish("news", { frames: [] }))).toBe(40160);
      for (const { ably } of [other, visitors.grant])
        expect(await codeOf(realtime.channels.get(ably.channel).attach())).toBe(40160);
    });

    it("of an agent brings what the visitors write whom they hold, and is worth nothing once the agent has signed out", async () => {
      const page = await world.talking("ably");
      const [holder, colleague] = [client(await deskGrant(0)), client(await deskGrant(1))];
      const heard = await listen(holder.channels.get((await deskGrant(0)).ably.channel));
      page.chat.send("to whoever holds it");
      await expect.poll(() => JSON.stringify(heard.data()), { timeout: 20_000 }).toContain("to whoever holds it");
      await colleague.connection.whenState("connected");
      const ended = new Promise((resolve) => colleague.connection.once("failed", resolve));
      await world.desk("/auth/sign-out", { seat: 1, body: {} });
      await ended;
      expect(await deskGrant(1)).toMatchObject({ error: { code: "unauthenticated" } });
      expect(holder.connection.state).toBe("connected");
    });

    it("[HG14] of a visitor is worth nothing once the conversation is erased, and no other is given", async () => {
      const { secret, grant } = await begin();
      const realtime = client(grant);
      await realtime.connection.whenState("connected");
      const ended = new Promise((resolve) => realtime.connection.once("failed", resolve));
      const commands = [{ type: "erase", id: `erase-${secret.slice(0, 14)}` }];
      const body = JSON.stringify({ site: SITE, secret, commands });
      await world.relay.fetch(new Request(`${RELAY_URL}/v1/commands`, { method: "POST", body }));
      await ended;
      expect(await grantOf(secret)).toMatchObject({ error: { code: "erased" } });
    });
  });
});
