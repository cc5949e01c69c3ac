import { agentId, commandId, LIMITS, runId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import type { Chat } from "./chat.ts";
import { texts, types, Visit } from "./testing/visit.ts";

/** As it travels. */
const bytesOf = (body: unknown): number => new TextEncoder().encode(JSON.stringify(body)).length;

/** A visitor whose bot brings a human. */
async function botAsks(visit: Visit, chat: Chat): Promise<void> {
  chat.send("where is my order?");
  await visit.clock.advance(100);
  const askSeq = visit.server.conversation?.askSeq ?? 0;
  const facts = { isUnsure: false, wantsHuman: true, suggestions: [], sources: [] };
  const id = commandId("answer-of-the-bot1");
  visit.server.act({ type: "bot" }, { type: "answer", id, run: runId("run-00000001"), askSeq, text: "", ...facts });
  await visit.clock.advance(100);
}

describe("asking for a human", () => {
  it("[HG2] works with no message sent, and says when it is asked", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    const outcome = chat.talkToHuman();
    await visit.clock.advance(100);
    expect(await outcome).toEqual({ stage: "asked", seq: 3 });
    expect(chat.human.value).toMatchObject({ type: "waiting", isBotBack: false, promise: { rung: "live" } });
  });

  it("works before anything was opened", async () => {
    const visit = new Visit();
    const { chat } = visit.tab();
    const outcome = chat.talkToHuman("typed");
    await visit.clock.advance(100);
    expect(await outcome).toMatchObject({ stage: "asked" });
    expect(visit.server.conversation?.request?.why).toBe("typed");
  });

  it("says where the visitor is with all that may ask for a human, and with nothing that is said to one", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    const said = ["where is my order?", "and where is it now?"];
    for (const text of said) {
      chat.send(text);
      await visit.clock.advance(100);
    }
    void chat.talkToHuman();
    await visit.clock.advance(100);
    chat.send("hello?");
    await visit.clock.advance(100);
    const isTold = visit.server.to("/v1/commands").map(({ body }) => body.opening !== undefined);
    expect(isTold).toEqual([true, true, true, false]);
  });

  it("[HG3] says where the visitor is in text that the wire takes, whoever has cut the page's title", async () => {
    const visit = new Visit();
    // The shop has halved an emoji, and the limit falls on another one.
    const title = `${"a".repeat(59)}\ud83d…${"b".repeat(LIMITS.nameCharsMax - 62)}🛒 and more`;
    const page = { url: `https://shop.example/${"x".repeat(LIMITS.urlCharsMax)}`, title };
    const { chat } = visit.tab({ opening: () => ({ page, locale: "nb" }) });
    chat.send("hello");
    await visit.clock.advance(100);
    const told = visit.server.to("/v1/commands")[0]?.body.opening;
    expect(told?.page?.title).toBe(`${"a".repeat(59)}\ufffd…${"b".repeat(LIMITS.nameCharsMax - 62)}`);
    expect(told?.page?.url).toBe(page.url.slice(0, LIMITS.urlCharsMax));
    expect(told?.locale).toBe("nb");
  });

  it("[HG4] makes one request of three impatient clicks", async () => {
    const visit = new Visit();
    visit.server.signs = true;
    const { chat } = await visit.opened();
    const outcomes = [chat.talkToHuman(), chat.talkToHuman(), chat.talkToHuman()];
    await visit.clock.advance(1_000);
    const fourth = chat.talkToHuman();
    for (const outcome of [...outcomes, fourth]) expect(await outcome).toMatchObject({ stage: "asked" });
    expect(visit.server.sent("ask-human")).toHaveLength(1);
    expect(types(chat).filter((type) => type === "human.requested")).toHaveLength(1);
  });

  it("[HG12] makes a bot's request their own with a click, once", async () => {
    const visit = new Visit();
    visit.server.signs = true;
    const { chat } = await visit.opened();
    await botAsks(visit, chat);
    expect(chat.human.value).toMatchObject({ type: "waiting" });
    expect(chat.conversation.value?.request).toMatchObject({ why: "bot", isAutomatic: true });
    const outcomes = [chat.talkToHuman(), chat.talkToHuman()];
    await visit.clock.advance(1_000);
    for (const outcome of outcomes) expect(await outcome).toMatchObject({ stage: "asked" });
    expect(chat.human.value).toMatchObject({ type: "waiting", receipt: expect.stringMatching(/^told/) as string });
    expect(chat.conversation.value?.request).toMatchObject({ why: "button" });
    expect(await chat.talkToHuman()).toMatchObject({ stage: "asked" });
    expect(visit.server.sent("ask-human")).toHaveLength(1);
  });

  it("[HG3] does not take what a page remembers for an answer to a click: a back-up may have forgotten what the bot asked for", async () => {
    const visit = new Visit();
    visit.server.signs = true;
    const tab = await visit.opened();
    await botAsks(visit, tab.chat);
    visit.network(false);
    await visit.clock.advance(60_000);
    visit.server.restore(0, "g2");
    const outcome = tab.chat.talkToHuman();
    visit.network(true);
    await visit.clock.advance(60_000);
    expect(await outcome).toBeDefined();
    expect(visit.server.conversation).toMatchObject({ owner: { type: "queue" }, request: { why: "button" } });
    expect(tab.chat.human.value).toMatchObject({ type: "waiting" });
  });

  it("[HG11] asks again of an agent who took them for a written answer, and of nobody who answers in the chat", async () => {
    const visit = new Visit();
    visit.server.signs = true;
    const { chat } = await visit.opened();
    void chat.talkToHuman();
    await visit.clock.advance(100);
    const kari = { type: "agent", id: agentId("kari"), name: "Kari" } as const;
    visit.server.act(kari, { type: "accept", id: commandId("accept-by-kari-1") });
    await visit.clock.advance(100);
    void chat.talkToHuman();
    await visit.clock.advance(100);
    expect(visit.server.sent("ask-human")).toHaveLength(1);
    await visit.clock.advance(180_000);
    visit.server.act({ type: "relay" }, { type: "promise-due", id: commandId("promise-due-000001") });
    visit.server.act(kari, { type: "accept", id: commandId("accept-by-kari-2") });
    await visit.clock.advance(100);
    expect(chat.human.value).toMatchObject({ type: "talking", promise: { rung: "written" } });
    void chat.talkToHuman();
    await visit.clock.advance(100);
    expect(chat.human.value).toMatchObject({ type: "talking", promise: { rung: "live" } });
  });

  it("[HG3] passes messages that cannot be sent", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    visit.server.fault = ({ body }) => (body.commands?.some(({ type }) => type === "say") ? "hang" : null);
    chat.send("stuck");
    await visit.clock.advance(10);
    const outcome = chat.talkToHuman();
    await visit.clock.advance(10);
    expect(await outcome).toMatchObject({ stage: "asked" });
  });

  it("[HG3] travels alone, small, and with keepalive", async () => {
    const visit = new Visit();
    const page = { url: `https://shop.example/${"x".repeat(3_000)}`, title: "x".repeat(300) };
    const { chat } = visit.tab({ opening: () => ({ page, locale: "en" }) });
    visit.network(false);
    chat.send("x".repeat(4_000));
    void chat.talkToHuman();
    await visit.clock.advance(1_000);
    visit.network(true);
    await visit.clock.advance(100);
    const clicks = visit.server.to("/v1/commands").filter(({ body }) => body.commands?.[0]?.type === "ask-human");
    expect(clicks).toHaveLength(1);
    expect(clicks[0]?.keepalive).toBe(true);
    expect(clicks[0]?.body.commands).toHaveLength(1);
    expect(bytesOf(clicks[0]?.body)).toBeLessThanOrEqual(1024);
    const [words] = visit.server.to("/v1/commands").filter(({ body }) => body.commands?.[0]?.type === "say");
    expect(words?.body.opening?.page?.url).toHaveLength(2_000);
    expect(words?.body.opening?.page?.title).toHaveLength(120);
  });

  const titles = {
    latin: "Boots",
    "of the longest kind": "Boots, socks and tents ".repeat(50),
    chinese: "登山靴、帳篷與睡袋".repeat(50),
    emoji: `${"👩🏽‍🚀".repeat(50)}`,
    "that is cut in the middle of an emoji": `${"x".repeat(119)}😀`,
    "of what JSON escapes": '"\\\n\u0001'.repeat(100),
    "of halves of letters": "\uD83D".repeat(200),
  };
  const addresses = ["https://shop.example/boots", `https://shop.example/boots?from=${'"\\ä登😀'.repeat(500)}`];
  const pages = Object.entries(titles).flatMap(([name, title]) => addresses.map((url) => ({ name, title, url })));

  it.each(pages)("[HG3] fits into 1 KiB on a page with a title $name", async ({ title, url }) => {
    const visit = new Visit();
    const { chat } = visit.tab({ opening: () => ({ page: { url, title }, locale: "zh-Hant-".repeat(10) }) });
    void chat.talkToHuman();
    await visit.clock.advance(100);
    const body = visit.server.to("/v1/commands")[0]?.body;
    const { page, locale } = body?.opening ?? {};
    expect(bytesOf(body)).toBeLessThanOrEqual(1024);
    // What there is room for is there, and all of it is text.
    if (page && page.url !== url) expect(bytesOf(body)).toBeGreaterThan(1000);
    expect(page?.url).toMatch(/^https:\/\/shop.example\/boots/);
    expect(page?.title.slice(0, 5)).toBe(title.slice(0, 5).replace(/^\uD83D+$/, "\uFFFD".repeat(5)));
    for (const text of [page?.url ?? "", page?.title ?? ""]) expect(encodeURI(text)).not.toBe("");
    expect(locale).toHaveLength(35);
  });

  it("[HG3] [HG10] is larger by its receipt where it brings one back, and by nothing else", async () => {
    const visit = new Visit();
    visit.server.signs = true;
    const page = { url: `https://shop.example/${"x".repeat(3_000)}`, title: "登".repeat(300) };
    const { chat } = visit.tab({ opening: () => ({ page, locale: "en" }) });
    void chat.talkToHuman();
    await visit.clock.advance(1_000);
    visit.server.forget();
    await visit.clock.advance(60_000);
    const clicks = visit.server.to("/v1/commands").filter(({ body }) => body.commands?.[0]?.type === "ask-human");
    const [first, again] = clicks.map(({ body }) => body);
    const [click] = again?.commands ?? [];
    const receipt = click?.type === "ask-human" ? (click.receipt ?? "") : "";
    expect(receipt).toMatch(/^told/);
    expect(bytesOf(again)).toBeLessThanOrEqual(1024 + `,"receipt":"${receipt}"`.length);
    expect(again?.opening).toEqual(first?.opening);
  });

  it("[HG3] is shown as kept once the disk has it, and not before", async () => {
    const visit = new Visit();
    const { storage } = visit;
    let write = (): void => undefined;
    visit.storage = {
      ...storage,
      update: async (site, change) => {
        await new Promise<void>((resolve) => (write = resolve));
        return storage.update(site, change);
      },
    };
    const { chat } = await visit.opened();
    visit.server.fault = () => "lose";
    void chat.talkToHuman();
    await visit.clock.advance(1_000);
    expect(chat.human.value.type).toBe("keeping");
    write();
    await visit.clock.advance(0);
    expect(chat.human.value.type).toBe("kept");
  });

  it("[HG3] is on its way within 2 s of the network being there, also when nobody says that it is", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    visit.server.fault = () => "lose";
    const outcome = chat.talkToHuman();
    await visit.clock.advance(300_000);
    expect(await outcome).toEqual({ stage: "kept" });
    expect(chat.human.value.type).toBe("kept");
    expect(chat.connection.value).toBe("offline");
    visit.server.fault = () => null;
    await visit.clock.advance(2_000);
    expect(chat.human.value.type).toBe("waiting");
  });

  it("[HG3] is asked again at once when the browser says that the network is back, though a request hangs", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    visit.server.fault = () => "hang";
    const outcome = chat.talkToHuman();
    await visit.clock.advance(400);
    visit.server.fault = () => null;
    visit.network(true);
    await visit.clock.advance(0);
    expect(await outcome).toMatchObject({ stage: "asked" });
    const [first, again, ...more] = visit.server.sent("ask-human");
    expect(again).toEqual(first);
    expect(more).toEqual([]);
  });

  it("[HG3] is on its way within 2 s of a network that nobody says is back, whether requests hung or failed", async () => {
    const waits: number[] = [];
    for (let sample = 0; sample < 100; sample += 1) {
      const visit = new Visit();
      const { chat } = await visit.opened();
      const isHanging = sample % 2 === 0;
      visit.server.fault = () => (isHanging ? "hang" : "lose");
      void chat.talkToHuman();
      // Anywhere in the first half minute: what it does later is the same.
      await visit.clock.advance(sample * 300 + (sample % 7) * 31);
      visit.server.fault = () => null;
      const backAtMs = visit.clock.now();
      const arrived = visit.server.seen.length;
      await visit.clock.advance(4_000);
      const click = visit.server.seen.slice(arrived).find(({ body }) => body.commands?.[0]?.type === "ask-human");
      waits.push((click?.atMs ?? Infinity) - backAtMs);
      expect(chat.human.value.type).toBe("waiting");
      chat.stop();
    }
    waits.sort((one, other) => one - other);
    expect(waits.at(98)).toBeLessThan(2_000);
  }, 30_000);

  it("[HG3] is answered on a network that takes longer than it waits to ask again", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    visit.slowMs = 4_000;
    const outcome = chat.talkToHuman();
    await visit.clock.advance(4_000);
    expect(await outcome).toMatchObject({ stage: "asked" });
    expect(chat.human.value.type).toBe("waiting");
    await visit.clock.advance(20_000);
    expect(types(chat).filter((type) => type === "human.requested")).toHaveLength(1);
    expect(visit.server.sent("ask-human")).toHaveLength(3);
  });

  it("[HG4] asks again before an old click reopens what the visitor has ended", async () => {
    const visit = new Visit();
    const one = await visit.opened();
    one.chat.send("hello");
    await visit.clock.advance(100);
    visit.server.fault = ({ body }) => (body.commands?.some(({ type }) => type === "ask-human") ? "lose" : null);
    void one.chat.talkToHuman();
    await visit.clock.advance(100);
    one.kill();
    visit.server.act({ type: "visitor" }, { type: "close", id: commandId("close-elsewhere-1") });
    visit.server.fault = () => null;
    const { chat } = await visit.opened();
    await visit.clock.advance(5_000);
    expect(chat.human.value.type).toBe("still-want");
    expect(types(chat)).not.toContain("human.requested");
    const yes = chat.talkToHuman();
    await visit.clock.advance(100);
    expect(await yes).toMatchObject({ stage: "asked" });
    expect(chat.human.value.type).toBe("waiting");
  });

  it("[HG4] takes no for an answer to 'still want this?'", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    chat.send("hello");
    await visit.clock.advance(100);
    visit.server.cut();
    visit.server.fault = ({ path }) => (path === "/v1/events" ? "lose" : null);
    visit.server.act({ type: "visitor" }, { type: "close", id: commandId("close-elsewhere-1") });
    const outcome = chat.talkToHuman();
    await visit.clock.advance(10);
    expect(await outcome).toMatchObject({ stage: "refused", error: { code: "stale-request" } });
    expect(chat.human.value.type).toBe("still-want");
    chat.dismissNotice();
    expect(chat.human.value).toEqual({ type: "none" });
  });

  it("[HG3] adopts the click that the loader noted down, with its id", async () => {
    const visit = new Visit();
    const id = commandId("noted-by-the-loader-1");
    visit.storage.writeClick(visit.site, { id, atMs: visit.clock.now() });
    const { chat } = await visit.opened();
    await visit.clock.advance(100);
    expect(chat.human.value.type).toBe("waiting");
    expect(visit.server.sent("ask-human").map((command) => command.id)).toEqual([id]);
    expect(visit.storage.readClick(visit.site)).toBeNull();
  });

  it("[HG3] [HG4] forgets no click of an earlier page's over one that is made before the disk was read", async () => {
    const visit = new Visit();
    const id = commandId("noted-by-an-earlier-page");
    visit.storage.writeClick(visit.site, { id, atMs: visit.clock.now() });
    const { chat } = visit.tab();
    void chat.open();
    void chat.talkToHuman();
    expect(visit.storage.readClick(visit.site)?.id).toBe(id);
    await visit.clock.advance(1_000);
    expect(visit.server.sent("ask-human").map((command) => command.id)).toContain(id);
    expect(chat.human.value.type).toBe("waiting");
    const asked = chat.entries.value.filter(
      (entry) => entry.type === "event" && entry.event.type === "human.requested",
    );
    expect(asked).toHaveLength(1);
    expect(visit.storage.readClick(visit.site)).toBeNull();
  });

  it("says that a click is kept when it is stopped before the click could be sent", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    visit.server.fault = () => "hang";
    const outcome = chat.talkToHuman();
    await visit.clock.advance(10);
    chat.stop();
    expect(await outcome).toEqual({ stage: "kept" });
  });

  it("takes a request back although a notice was read in between", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    void chat.talkToHuman();
    await visit.clock.advance(100);
    visit.network(false);
    chat.withdraw();
    chat.dismissNotice();
    await visit.clock.advance(100);
    visit.network(true);
    await visit.clock.advance(100);
    expect(chat.human.value).toEqual({ type: "none" });
  });

  it("takes a request back only after it was made", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    visit.network(false);
    void chat.talkToHuman();
    chat.withdraw();
    await visit.clock.advance(100);
    visit.network(true);
    await visit.clock.advance(100);
    expect(types(chat)).toContain("promise.withdrawn");
    expect(chat.human.value).toEqual({ type: "none" });
  });

  it.each([["before"], ["after"]])(
    "lets the last word be the visitor's: a click %s and one behind a withdrawal",
    async (when) => {
      const visit = new Visit();
      const { chat } = await visit.opened();
      if (when === "before") visit.network(false);
      void chat.talkToHuman();
      await visit.clock.advance(100);
      visit.network(false);
      chat.withdraw();
      await visit.clock.advance(100);
      void chat.talkToHuman();
      await visit.clock.advance(100);
      visit.network(true);
      await visit.clock.advance(2_000);
      expect(chat.human.value.type).toBe("waiting");
      expect(types(chat).filter((type) => type === "human.requested")).toHaveLength(1);
    },
  );

  it("shows where a request stands at once after a reload, offline too (HG1)", async () => {
    const visit = new Visit();
    const first = await visit.opened();
    await Promise.all([first.chat.talkToHuman(), visit.clock.advance(5_000)]);
    first.kill();
    visit.network(false);
    const { chat } = await visit.opened();
    expect(chat.human.value).toMatchObject({ type: "waiting", promise: { rung: "live" } });
    await visit.clock.advance(60_000);
    expect(chat.human.value).toMatchObject({ type: "waiting", promise: { rung: "live" } });
    expect(chat.connection.value).toBe("offline");
    visit.network(true);
    await visit.clock.advance(100);
    expect(types(chat)).toEqual(["conversation.started", "human.requested", "promise.made"]);
  });
});

describe("talking with a human", () => {
  it("[HG7] says that an agent's answer is here, so that its promise counts as kept", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    void chat.talkToHuman();
    await visit.clock.advance(100);
    visit.server.agentJoins();
    visit.server.agentSays("Hello, I am Ada.");
    await visit.clock.advance(100);
    expect(chat.human.value).toMatchObject({ type: "talking", agent: { name: "Ada" }, promise: null });
    expect(types(chat)).toContain("promise.kept");
    expect(visit.server.sent("received")).toHaveLength(1);
    expect(texts(chat)).toEqual(["Hello, I am Ada."]);
  });

  it("[HG7] says so after a reload, when the first page was gone before the answer came", async () => {
    const visit = new Visit();
    const first = await visit.opened();
    void first.chat.talkToHuman();
    await visit.clock.advance(100);
    first.kill();
    visit.server.agentJoins();
    visit.server.agentSays("Are you there?");
    const { chat } = await visit.opened();
    await visit.clock.advance(100);
    expect(types(chat)).toContain("promise.kept");
  });

  it("[HG7] restores a settled promise with one tap", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    void chat.talkToHuman();
    await visit.clock.advance(100);
    visit.server.agentJoins();
    visit.server.agent({ type: "settle", id: commandId("settled-by-ada-01") });
    await visit.clock.advance(100);
    const settled = chat.conversation.value?.lastPromise;
    expect(settled?.end).toBe("settled");
    chat.stillNeed();
    await visit.clock.advance(100);
    expect(chat.conversation.value?.promise).toMatchObject({ id: settled?.id, dueAtMs: settled?.dueAtMs });
  });

  it("forgets a typing agent who says nothing more", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    void chat.talkToHuman();
    await visit.clock.advance(100);
    visit.server.agentJoins();
    visit.server.signal({ type: "typing", who: "agent", isTyping: true });
    await visit.clock.advance(100);
    expect(chat.typing.value).toBe("agent");
    await visit.clock.advance(7_000);
    expect(chat.typing.value).toBeNull();
  });

  it("[HG8] marks figures that are older than a beat as stale", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    void chat.talkToHuman();
    await visit.clock.advance(1_000);
    expect(chat.live.value).toMatchObject({ place: 1, isStale: false });
    await visit.clock.advance(6_000);
    expect(chat.live.value).toMatchObject({ isStale: true });
  });
});
