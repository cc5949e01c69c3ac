// Several tabs of one visitor on a relay without Ably: one of them has the stream, and nothing depends on which.
import { memoryStorage, type Storage } from "@handrail/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRealtimeWorld, type Page, type RealtimeWorld } from "./realtime-world.ts";

let world: RealtimeWorld;
beforeAll(async () => void (world = await openRealtimeWorld()), 60_000);
afterAll(() => world.close(), 60_000);

const streamsOf = (pages: readonly Page[]): number =>
  pages.reduce((sum, { asked }) => sum + asked.filter((what) => what === "stream").length, 0);

/** Four tabs of one visitor who talks to an agent, the first one with the stream. */
async function fourTabs(): Promise<[Page, Page, Page, Page]> {
  const storage: Storage = memoryStorage();
  const next = async (): Promise<Page> => {
    const page = await world.page("stream", storage);
    await page.until(() => page.chat.connection.value === "online");
    return page;
  };
  return [await world.talking("stream", storage), await next(), await next(), await next()];
}

describe("several tabs of one visitor", () => {
  it("have one stream, and hear everything at once", async () => {
    const all = await fourTabs();
    await world.agentSays(all[0], "hello");
    for (const page of all) await page.hears("hello");
    await world.agentTypes(all[0]);
    for (const page of all) await page.until(() => page.chat.typing.value === "agent");
    all[2].chat.send("hi");
    for (const page of all) await page.hears("hi");
    expect(streamsOf(all)).toBe(1);
    // Who follows reads once, and is brought the rest.
    expect(all.slice(1).map(({ asked }) => asked.filter((what) => what === "none").length)).toEqual([1, 1, 1]);
  });

  it("go on when the one with the stream is closed, cut off, or frozen", async () => {
    const all = await fourTabs();
    const [first, second, third, fourth] = all;
    first.cut();
    await world.agentSays(first, "cut off");
    for (const page of all) await page.hears("cut off");
    first.close();
    await world.agentSays(fourth, "closed");
    for (const page of all.slice(1)) await page.hears("closed");
    const thaw = second.freeze();
    await world.agentSays(fourth, "frozen");
    for (const page of [third, fourth]) await page.hears("frozen");
    thaw();
    await second.hears("frozen");
    await world.agentSays(fourth, "thawed");
    for (const page of all.slice(1)) await page.hears("thawed");
  }, 30_000);

  it("are told of a human who is asked for in any of them, whoever leads", async () => {
    const storage = memoryStorage();
    const first = await world.page("stream", storage);
    first.chat.send("hello");
    await first.until(() => first.chat.connection.value === "online");
    const second = await world.page("stream", storage);
    await second.until(() => second.chat.connection.value === "online");
    first.freeze();
    expect(await second.chat.talkToHuman()).toMatchObject({ stage: "asked" });
    await second.until(() => second.chat.human.value.type === "waiting");
  });

  it("[HG9] are apart where each has a conversation of its own", async () => {
    const [one, other] = [await world.talking("stream"), await world.talking("stream")];
    await world.agentSays(one, "for one");
    await world.agentSays(other, "for the other");
    await one.hears("for one");
    await other.hears("for the other");
    expect(one.texts()).not.toContain("for the other");
    expect(streamsOf([one, other])).toBe(2);
  });
});
