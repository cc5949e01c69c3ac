import { describe, expect, it } from "vitest";
import type { Seen } from "./testing/law-relay.ts";
import { texts, types, Visit } from "./testing/visit.ts";

const COMMANDS = "https://chat.example/v1/commands";
const ENDINGS: readonly string[] = ["withdraw", "close", "resume-bot"];

const portal = () => new Response("<html>Welcome to our Wi-Fi</html>", { headers: { "content-type": "text/html" } });

describe("sending", () => {
  it("shows what was said at once, and once when it is in the log", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    chat.send("hello");
    expect(texts(chat)).toEqual(["(sending: hello)"]);
    await visit.clock.advance(100);
    expect(texts(chat)).toEqual(["hello"]);
    expect(types(chat)).toEqual(["conversation.started", "message.sent"]);
  });

  it("[HG9] never shows a message twice or not at all on its way into the log", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    const counts: number[] = [];
    chat.send("one");
    const stop = chat.entries.subscribe(() => counts.push(texts(chat).length));
    await visit.clock.advance(20_000);
    stop();
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  it("keeps the order of what was said offline", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    visit.network(false);
    for (const text of ["one", "two", "three"]) chat.send(text);
    await visit.clock.advance(60_000);
    expect(texts(chat)).toEqual(["(kept: one)", "(kept: two)", "(kept: three)"]);
    visit.network(true);
    await visit.clock.advance(100);
    expect(texts(chat)).toEqual(["one", "two", "three"]);
  });

  it.each([
    ["no network", () => "lose" as const],
    ["a lost answer", () => "lose-answer" as const],
    ["a captive portal's 200", portal],
    ["another server's 500", () => new Response("oops", { status: 500 })],
    ["JSON that is no answer", () => Response.json({ ok: true })],
    ["silence", () => "hang" as const],
  ])("[HG3] sends the same id again after %s, and it is in the log once", async (_name, fault) => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    let left = 3;
    visit.server.fault = ({ path }) => (path === "/v1/commands" && left-- > 0 ? fault() : null);
    chat.send("hello");
    await visit.clock.advance(60_000);
    expect(texts(chat)).toEqual(["hello"]);
    const ids = visit.server.sent("say").map(({ id }) => id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(1);
  });

  it("waits longer after each failure, and never spins", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    visit.server.fault = ({ path }) => (path === "/v1/commands" ? "lose" : null);
    chat.send("hello");
    await visit.clock.advance(600_000);
    const times = visit.server.to("/v1/commands").map(({ atMs }) => atMs);
    expect(times.length).toBeGreaterThan(30);
    expect(times.length).toBeLessThan(70);
  });

  it("shows what was refused with its reason, and sends the rest", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    chat.send("hello");
    chat.stillNeed();
    await visit.clock.advance(100);
    visit.server.isLive = false;
    const outcome = chat.talkToHuman();
    chat.send("and more");
    await visit.clock.advance(100);
    expect(await outcome).toMatchObject({ stage: "refused", error: { code: "site-not-live" } });
    expect(chat.human.value).toMatchObject({ type: "refused", error: { code: "site-not-live" } });
    expect(chat.notice.value?.code).toBe("site-not-live");
    expect(texts(chat)).toEqual(["hello", "and more"]);
    chat.dismissNotice();
    expect(chat.notice.value).toBeNull();
    expect(chat.human.value).toEqual({ type: "none" });
  });

  it("tells an empty message and a long one from a message, and takes neither", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    expect(chat.send("  \n")).toMatchObject({ ok: false, error: { details: { reason: "empty" } } });
    expect(chat.send("x".repeat(4_001))).toMatchObject({ ok: false, error: { details: { reason: "too-long" } } });
    expect(chat.send("x".repeat(4_000))).toMatchObject({ ok: true });
    expect(chat.entries.value).toHaveLength(1);
  });

  it("sends half an emoji as text that every disk can hold", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    chat.send("a\uD83D b \u{1F600}");
    await visit.clock.advance(100);
    expect(texts(chat)).toEqual(["a\uFFFD b \u{1F600}"]);
  });

  it("never sends a body over the limit, however much has piled up", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    visit.network(false);
    for (let n = 0; n < 40; n += 1) chat.send(`${n} `.padEnd(4_000, "\u20AC"));
    await visit.clock.advance(1_000);
    visit.network(true);
    await visit.clock.advance(1_000);
    expect(texts(chat)).toHaveLength(40);
    for (const { body } of visit.server.to("/v1/commands")) {
      expect(new TextEncoder().encode(JSON.stringify(body)).length).toBeLessThanOrEqual(64 * 1024);
    }
  });

  it("sends once more with keepalive when the page is going", async () => {
    const visit = new Visit();
    const tab = await visit.opened();
    visit.server.fault = () => "hang";
    tab.chat.send("last words");
    await visit.clock.advance(10);
    visit.server.fault = () => null;
    tab.hide();
    tab.kill();
    await visit.clock.advance(10);
    expect(visit.server.to("/v1/commands").at(-1)).toMatchObject({ keepalive: true });
    expect(visit.server.events.map(({ type }) => type)).toEqual(["conversation.started", "message.sent"]);
  });
});

describe("what is kept", () => {
  it("[HG3] is sent by the next page when the first was killed before it could", async () => {
    const visit = new Visit();
    visit.network(false);
    const first = await visit.opened();
    first.chat.send("hello");
    const outcome = first.chat.talkToHuman();
    await visit.clock.advance(1_000);
    expect(await outcome).toEqual({ stage: "kept" });
    first.kill();
    visit.network(true);
    const { chat } = await visit.opened();
    await visit.clock.advance(1_000);
    expect(texts(chat)).toEqual(["hello"]);
    expect(chat.human.value.type).toBe("waiting");
    expect(types(chat).filter((type) => type === "human.requested")).toHaveLength(1);
  });

  it("is one conversation for two tabs that begin at the same time", async () => {
    const visit = new Visit();
    const one = await visit.opened();
    const two = await visit.opened();
    one.chat.send("from one");
    two.chat.send("from two");
    await visit.clock.advance(1_000);
    expect(new Set(visit.server.to("/v1/commands").map(({ body }) => body.secret)).size).toBe(1);
    expect(texts(one.chat).toSorted()).toEqual(["from one", "from two"]);
    expect(texts(two.chat)).toEqual(texts(one.chat));
  });

  it("reaches a tab that had nothing to follow before", async () => {
    const visit = new Visit();
    const silent = await visit.opened();
    const { chat } = await visit.opened();
    chat.send("hello");
    await visit.clock.advance(2_000);
    expect(texts(silent.chat)).toEqual(["hello"]);
  });

  it("[HG3] does not send from one tab what another has taken back with a click", async () => {
    const visit = new Visit();
    const one = await visit.opened();
    const two = await visit.opened();
    void one.chat.talkToHuman();
    await visit.clock.advance(1_000);
    visit.network(false);
    one.chat.withdraw();
    await visit.clock.advance(1_000);
    void one.chat.talkToHuman();
    await visit.clock.advance(1_000);
    one.kill();
    visit.network(true);
    await visit.clock.advance(20_000);
    expect(visit.server.sent("withdraw")).toEqual([]);
    expect(two.chat.human.value.type).toBe("waiting");
  });

  it("[HG3] goes by the last wish: a click makes void what would end its stretch and is on its way, in another tab as well", async () => {
    for (const what of ["withdraw", "close", "resumeBot"] as const) {
      const visit = new Visit();
      const one = await visit.opened();
      const two = await visit.opened();
      void one.chat.talkToHuman();
      await visit.clock.advance(1_000);
      const late: Seen["body"][] = [];
      visit.server.fault = ({ body }) => {
        if (!body.commands?.some(({ type }) => ENDINGS.includes(type))) return null;
        late.push(body);
        return "lose";
      };
      one.chat[what]();
      await visit.clock.advance(100);
      void two.chat.talkToHuman();
      await visit.clock.advance(100);
      visit.server.fault = () => null;
      expect(late).not.toEqual([]);
      for (const body of late) await visit.server.fetch(COMMANDS, { method: "POST", body: JSON.stringify(body) });
      await visit.clock.advance(20_000);
      expect(visit.server.conversation?.owner.type, what).toBe("queue");
      expect([one, two].map(({ chat }) => chat.human.value.type)).toEqual(["waiting", "waiting"]);
    }
  });

  it.each(["lose-answer", null] as const)(
    '[HG3] [HG4] goes by the last wish where the earlier one came first (answer: %s), and asks no "still want this?"',
    async (answer) => {
      for (const what of ["withdraw", "close", "resumeBot"] as const) {
        const visit = new Visit();
        const { chat } = await visit.opened();
        void chat.talkToHuman();
        await visit.clock.advance(1_000);
        if (what === "resumeBot") visit.server.agentJoins();
        await visit.clock.advance(1_000);
        visit.server.fault = ({ path, body }) => {
          if (path === "/v1/events") return "lose";
          return body.commands?.some(({ type }) => ENDINGS.includes(type)) ? answer : null;
        };
        visit.server.cut();
        chat[what]();
        await visit.clock.advance(100);
        expect(visit.server.conversation?.owner.type, what).toMatch(/^(bot|nobody)$/);
        expect(await chat.talkToHuman(), what).toMatchObject({ stage: "asked" });
        expect(visit.server.conversation?.owner.type, what).toBe("queue");
        visit.server.fault = () => null;
        await visit.clock.advance(60_000);
        expect(visit.server.conversation?.owner.type, what).toBe("queue");
        expect(chat.human.value.type, what).toBe("waiting");
        expect(types(chat).filter((type) => type === "human.requested")).toHaveLength(2);
      }
    },
  );

  it("stays in memory, and says so, when the browser refuses its disk", async () => {
    const visit = new Visit();
    const refuse = () => Promise.reject(new Error("refused"));
    visit.storage = { load: refuse, update: refuse, readClick: () => null, writeClick: () => false };
    const { chat } = await visit.opened();
    chat.send("hello");
    await visit.clock.advance(100);
    expect(chat.storage.value).toBe("memory");
    expect(texts(chat)).toEqual(["hello"]);
  });
});

describe("before the first touch", () => {
  it("[HG13] asks for nothing and keeps nothing", async () => {
    const visit = new Visit();
    const kept: string[] = [];
    const { storage } = visit;
    visit.storage = {
      ...storage,
      update: (site, change) => (kept.push("update"), storage.update(site, change)),
      writeClick: (site, click) => (kept.push("click"), storage.writeClick(site, click)),
    };
    const tab = visit.tab();
    await visit.clock.advance(60_000);
    expect(visit.server.seen).toEqual([]);
    void tab.chat.open();
    await visit.clock.advance(60_000);
    expect(visit.server.seen.map(({ path }) => path)).toEqual(["/v1/sites/shop"]);
    expect(kept).toEqual([]);
    expect(tab.chat.connection.value).toBe("idle");
  });
});
