import { commandId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { historyOf } from "./history.ts";
import { ForgetfulVisit } from "./testing/forgetful-visit.ts";
import { texts, types, type Tab } from "./testing/visit.ts";

/** A visitor who has talked with the bot, and ended it or not. */
async function talked({ isClosed = true } = {}) {
  const visit = new ForgetfulVisit();
  const tab = await visit.opened();
  tab.chat.send("where is my order?");
  if (isClosed) tab.chat.close();
  await visit.clock.advance(2_000);
  const history = historyOf(tab.chat);
  await visit.clock.advance(10);
  return { visit, tab, history };
}

async function settle<Value>(visit: ForgetfulVisit, done: Promise<Value>): Promise<Value> {
  await visit.clock.advance(1_000);
  return done;
}

const said = ({ chat }: Tab) => texts(chat);

describe("a visitor who starts over", () => {
  it("begins a new conversation in all tabs, and can read the one before", async () => {
    const { visit, tab, history } = await talked();
    const other = await visit.opened();
    await visit.clock.advance(1_000);
    expect(history.canLeave.value).toBe(true);
    expect(await settle(visit, history.startOver())).toBe(true);
    expect([said(tab), said(other)]).toEqual([[], []]);
    expect(history.earlier.value).toMatchObject([{ agent: null, head: 3 }]);

    other.chat.send("something else");
    await visit.clock.advance(2_000);
    expect([said(tab), said(other)]).toEqual([["something else"], ["something else"]]);
    expect(visit.others).toHaveLength(1);
    expect(types(tab.chat)).toEqual(["conversation.started", "message.sent"]);

    const [earlier] = history.earlier.value;
    const reading = earlier && (await settle(visit, history.read(earlier)));
    expect(reading).toMatchObject({ type: "read", events: [{}, { text: "where is my order?" }, {}] });
    expect(earlier && (await settle(visit, history.read(earlier, 2)))).toMatchObject({
      events: [{ type: "conversation.closed" }],
    });
    // HG14: words are the relay's to keep, not the disk's.
    expect(await visit.disk()).not.toContain("order");
  });

  it("goes on with an earlier one, and the present one waits in its place", async () => {
    const { visit, tab, history } = await talked();
    await settle(visit, history.startOver());
    const [first] = history.earlier.value;
    tab.chat.send("something else");
    await visit.clock.advance(2_000);
    expect(first && (await settle(visit, history.goOn(first)))).toBe(true);
    await visit.clock.advance(1_000);
    expect(said(tab)).toEqual(["where is my order?"]);
    expect(history.earlier.value).toHaveLength(1);
    expect(history.earlier.value[0]?.secret).not.toBe(first?.secret);
    tab.chat.send("still there?");
    await visit.clock.advance(2_000);
    expect(types(tab.chat).slice(-2)).toEqual(["conversation.reopened", "message.sent"]);
    expect(visit.server.events.at(-1)).toMatchObject({ text: "still there?" });
  });

  it("goes on with it also where nothing was said since, and after a reload", async () => {
    const { visit, tab, history } = await talked({ isClosed: false });
    await settle(visit, history.startOver());
    tab.kill();
    const next = await visit.opened();
    const again = historyOf(next.chat);
    await visit.clock.advance(10);
    expect(said(next)).toEqual([]);
    const [first] = again.earlier.value;
    expect(first && (await settle(visit, again.goOn(first)))).toBe(true);
    expect(said(next)).toEqual(["where is my order?"]);
    expect(again.earlier.value).toEqual([]);
  });

  it("keeps a bounded number of them, newest first", async () => {
    const { visit, tab, history } = await talked();
    for (let round = 0; round < 24; round += 1) {
      await settle(visit, history.startOver());
      tab.chat.send(`round ${round}`);
      await visit.clock.advance(2_000);
    }
    const times = history.earlier.value.map(({ lastAtMs }) => lastAtMs);
    expect(times).toHaveLength(20);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
  });
});

describe("a request for a human", () => {
  it("[HG3] stands in the way of starting over, whether it waits here, there, or for a decision", async () => {
    const { visit, tab, history } = await talked({ isClosed: false });
    visit.network(false);
    void tab.chat.talkToHuman();
    await visit.clock.advance(1_000);
    expect(tab.chat.human.value.type).toBe("kept");
    expect(history.canLeave.value).toBe(false);
    expect(await settle(visit, history.startOver())).toBe(false);
    visit.network(true);
    await visit.clock.advance(2_000);
    expect(tab.chat.human.value.type).toBe("waiting");
    expect(history.canLeave.value).toBe(false);
    visit.server.agentJoins();
    await visit.clock.advance(1_000);
    expect(history.canLeave.value).toBe(false);
    expect(await settle(visit, history.startOver())).toBe(false);
    expect(types(tab.chat)).toContain("human.joined");
  });

  it("[HG3] that another tab has just kept is not left behind: the disk decides", async () => {
    const { visit, tab, history } = await talked();
    const other = await visit.opened();
    await visit.clock.advance(1_000);
    visit.isOnline = false;
    void other.chat.talkToHuman();
    const started = history.startOver();
    expect(await settle(visit, started)).toBe(false);
    visit.network(true);
    await visit.clock.advance(2_000);
    expect(visit.server.sent("ask-human").length).toBeGreaterThan(0);
    expect([tab.chat.human.value.type, other.chat.human.value.type]).toEqual(["waiting", "waiting"]);
  });

  it("[HG3] made in another tab while this one starts over goes out in the new conversation", async () => {
    const { visit, history } = await talked();
    const other = await visit.opened();
    await visit.clock.advance(1_000);
    const started = history.startOver();
    void other.chat.talkToHuman();
    expect(await settle(visit, started)).toBe(true);
    await visit.clock.advance(2_000);
    const asked = [visit.server, ...visit.others].filter(({ events }) =>
      events.some(({ type }) => type === "human.requested"),
    );
    expect(asked).toHaveLength(1);
    expect(other.chat.human.value.type).toBe("waiting");
  });

  it("[HG3] that a bot may just have made is waited for: nobody starts over from an open conversation offline", async () => {
    const { visit, history } = await talked({ isClosed: false });
    expect(history.canLeave.value).toBe(true);
    visit.network(false);
    await visit.clock.advance(30_000);
    expect(history.canLeave.value).toBe(false);
  });
});

describe("forgetting", () => {
  it("[HG14] erases an earlier conversation by its own secret, and leaves the present one alone", async () => {
    const { visit, tab, history } = await talked();
    await settle(visit, history.startOver());
    tab.chat.send("something else");
    await visit.clock.advance(2_000);
    const [first] = history.earlier.value;
    expect(first && (await settle(visit, history.erase(first)))).toBe(true);
    await visit.clock.advance(2_000);
    expect(visit.server.events.map(({ type }) => type)).toEqual(["conversation.erased"]);
    expect(history.earlier.value).toEqual([]);
    expect(await visit.disk()).not.toContain(first?.secret);
    expect(said(tab)).toEqual(["something else"]);
  });

  it("[HG14] erases the present one, and keeps the others where they can be read", async () => {
    const { visit, tab, history } = await talked();
    await settle(visit, history.startOver());
    tab.chat.send("something else");
    await visit.clock.advance(2_000);
    await settle(visit, tab.chat.erase());
    await visit.clock.advance(2_000);
    expect(visit.others[0]?.events.map(({ type }) => type)).toEqual(["conversation.erased"]);
    expect(history.earlier.value).toHaveLength(1);
    expect(visit.server.events.map(({ type }) => type)).toContain("message.sent");
  });

  it("[HG14] lets go of one that was erased elsewhere, as soon as it is looked at", async () => {
    const { visit, history } = await talked();
    await settle(visit, history.startOver());
    visit.server.act({ type: "relay" }, { type: "erase", id: commandId("erase-by-merchant") });
    const [first] = history.earlier.value;
    expect(first && (await settle(visit, history.read(first)))).toEqual({ type: "erased" });
    expect(history.earlier.value).toEqual([]);
  });

  it("[HG3] logs out of all of them, but for an unsent request", async () => {
    const { visit, tab, history } = await talked();
    await settle(visit, history.startOver());
    const [first] = history.earlier.value;
    visit.network(false);
    void tab.chat.talkToHuman();
    await visit.clock.advance(1_000);
    await settle(visit, tab.chat.logout());
    const disk = await visit.disk();
    expect(disk).not.toContain(first?.secret);
    expect(disk).toContain("ask-human");
    expect(history.earlier.value).toEqual([]);
  });
});
