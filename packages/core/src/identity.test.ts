import { describe, expect, it } from "vitest";
import { types, Visit } from "./testing/visit.ts";

const identified = (visit: Visit) => visit.server.events.filter(({ type }) => type === "visitor.identified");

describe("identify", () => {
  it("[HG13] sends and stores nothing before the visitor has said something", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    chat.identify("proof.ada.fine");
    await visit.clock.advance(60_000);
    expect(visit.server.to("/v1/commands")).toEqual([]);
    expect(await visit.storage.load(visit.site)).toBeNull();
  });

  it("[HG12] follows what starts the conversation, and stays off the disk and out of the transcript", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    chat.identify("proof.ada.fine");
    void chat.talkToHuman();
    await visit.clock.advance(1_000);
    expect(types(chat)).toContain("visitor.identified");
    expect(chat.conversation.value?.identity?.sub).toBe("ada");
    expect(chat.entries.value.every((entry) => entry.type === "event")).toBe(true);
    expect(JSON.stringify(await visit.storage.load(visit.site))).not.toContain("proof.");
  });

  it("waits offline, and goes out when the way is there again", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    chat.send("hello");
    await visit.clock.advance(100);
    visit.network(false);
    chat.identify("proof.ada.fine");
    await visit.clock.advance(60_000);
    expect(identified(visit)).toEqual([]);
    visit.network(true);
    await visit.clock.advance(1_000);
    expect(identified(visit)).toHaveLength(1);
  });

  it("asks the page for a token by itself, and for a fresh one when it came too late", async () => {
    const visit = new Visit();
    const tokens = ["proof.ada.expired", "proof.ada.fine"];
    const { chat } = visit.tab({ identify: async () => tokens.shift() ?? "" });
    await chat.open();
    expect(tokens).toHaveLength(2);
    chat.send("hello");
    await visit.clock.advance(1_000);
    expect(identified(visit)).toMatchObject([{ sub: "ada" }]);
    expect(tokens).toEqual([]);
  });

  it("gives up after three tokens that came too late, and says why", async () => {
    const visit = new Visit();
    const refusals: string[] = [];
    const { chat } = visit.tab({
      identify: async () => "proof.ada.expired",
      onIdentityRefused: ({ code }) => refusals.push(code),
    });
    chat.send("hello");
    await visit.clock.advance(600_000);
    expect(visit.server.sent("identify")).toHaveLength(3);
    expect(refusals).toEqual(["identity-expired"]);
  });

  it("tells the page of a refusal, and not the visitor", async () => {
    const visit = new Visit();
    const refusals: string[] = [];
    const { chat } = visit.tab({ onIdentityRefused: ({ code }) => refusals.push(code) });
    chat.send("hello");
    chat.identify("proof.ada.fine");
    await visit.clock.advance(1_000);
    chat.identify("proof.bo.fine");
    await visit.clock.advance(1_000);
    expect(refusals).toEqual(["identity-conflict"]);
    expect(chat.notice.value).toBeNull();
    expect(chat.entries.value.every((entry) => entry.type === "event")).toBe(true);
  });
});

describe("logout", () => {
  it("[HG3] keeps the click that was not sent, and nothing else, over a reload", async () => {
    const visit = new Visit();
    const first = await visit.opened();
    first.chat.send("my secret order");
    await visit.clock.advance(2_000);
    const before = await visit.storage.load(visit.site);
    visit.network(false);
    first.chat.send("more secrets");
    void first.chat.talkToHuman();
    await visit.clock.advance(1_000);
    expect(await Promise.all([first.chat.logout(), visit.clock.advance(100)])).toEqual([true, undefined]);
    expect(first.chat.human.value.type).toBe("kept");
    first.kill();

    const left = JSON.stringify([await visit.storage.load(visit.site), visit.storage.readClick(visit.site)]);
    expect(left).toContain("ask-human");
    expect(left).not.toContain("secret order");
    expect(left).not.toContain("more secrets");
    expect(left).not.toContain(before?.secret);
    expect(left).not.toContain(before?.conversation?.id);

    visit.server.forget(); // another secret is another conversation
    visit.network(true);
    const { chat } = await visit.opened();
    await visit.clock.advance(5_000);
    expect(types(chat)).toEqual(["conversation.started", "human.requested", "promise.made"]);
    expect(visit.server.to("/v1/commands").at(-1)?.body.secret).not.toBe(before?.secret);
  });

  it("forgets in every tab at once, and the next word begins another conversation", async () => {
    const visit = new Visit();
    const [one, two] = [await visit.opened(), await visit.opened()];
    one.chat.send("hello");
    await visit.clock.advance(2_000);
    expect(types(two.chat)).toContain("message.sent");
    const old = visit.server.to("/v1/commands").at(-1)?.body.secret;

    await Promise.all([one.chat.logout(), visit.clock.advance(1_000)]);
    visit.server.forget();
    for (const { chat } of [one, two]) {
      expect(chat.entries.value).toEqual([]);
      expect(chat.conversation.value).toBeNull();
      expect(chat.session.value).toBe(1);
    }
    two.chat.send("a new one");
    await visit.clock.advance(2_000);
    expect(types(one.chat)).toEqual(["conversation.started", "message.sent"]);
    expect(visit.server.to("/v1/commands").at(-1)?.body.secret).not.toBe(old);
  });

  it("hears nothing more of the old conversation, also what was on its way", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    chat.send("hello");
    await visit.clock.advance(1_000);
    chat.send("on its way");
    const done = chat.logout();
    visit.server.agentSays("too late");
    await visit.clock.advance(10_000);
    expect(await done).toBe(true);
    expect(chat.entries.value).toEqual([]);
    expect(chat.connection.value).toBe("idle");
  });

  it("may come before anything was read from the disk", async () => {
    const visit = new Visit();
    const first = await visit.opened();
    first.chat.send("hello");
    await visit.clock.advance(2_000);
    first.kill();
    const { chat } = visit.tab();
    await Promise.all([chat.logout(), visit.clock.advance(1_000)]);
    expect(chat.entries.value).toEqual([]);
    expect(await visit.storage.load(visit.site)).toMatchObject({ outbox: [], conversation: null });
  });

  it("asks for nothing after it, on this page and the next", async () => {
    const visit = new Visit();
    const first = await visit.opened();
    first.chat.send("hello");
    await visit.clock.advance(2_000);
    await Promise.all([first.chat.logout(), visit.clock.advance(1_000)]);
    first.kill();
    const asked = visit.server.seen.length;
    const next = await visit.opened();
    await visit.clock.advance(60_000);
    expect(visit.server.seen.slice(asked).map(({ path }) => path)).toEqual(["/v1/sites/shop"]);
    expect(next.chat.connection.value).toBe("idle");
  });

  it("[HG13] leaves no trace where there was none", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    await Promise.all([chat.logout(), visit.clock.advance(1_000)]);
    expect(await visit.storage.load(visit.site)).toBeNull();
  });

  it("says so when the disk refuses to forget", async () => {
    const visit = new Visit();
    const { storage } = visit;
    const { chat } = await visit.opened();
    chat.send("hello");
    await visit.clock.advance(2_000);
    visit.storage = { ...storage, update: () => Promise.reject(new Error("refused")) };
    expect(await Promise.all([chat.logout(), visit.clock.advance(1_000)])).toEqual([false, undefined]);
    expect(chat.entries.value).toEqual([]);
  });
});
