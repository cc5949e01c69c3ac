import { describe, expect, it } from "vitest";
import { conversationId, type Event } from "@handrail/protocol";
import { DeskClient } from "../../desk/testing/desk-client.ts";
import { PlainBrowser } from "../../testing/plain-browser.ts";
import { codeOf, newId, RELAY, SITE, tempFolder, testRelay, type TestOptions } from "../../testing/test-relay.ts";

async function setUp(options: TestOptions = {}) {
  const test = await testRelay(options);
  const browser = new PlainBrowser(test.relay);
  const conversations = () =>
    test.db
      .prepare("SELECT id FROM conversations ORDER BY id")
      .all()
      .map((row) => conversationId(String(row["id"])));
  const events = (): readonly Event[] =>
    test.db
      .prepare("SELECT body FROM events ORDER BY conversation, seq")
      .all()
      .map((row) => JSON.parse(String(row["body"])));
  return { ...test, browser, conversations, events, types: () => events().map(({ type }) => type) };
}

/** The same with an agent at the desk, and a visitor who has asked. */
async function asked(options: TestOptions = {}) {
  const test = await setUp(options);
  const kari = await DeskClient.signedIn(test.relay, "Kari2");
  await kari.goOnDuty();
  await test.browser.open();
  await test.browser.send("ask", { message: "My parcel is wet." });
  const [conversation = conversationId("none")] = test.conversations();
  return { ...test, kari, conversation };
}

describe("the plain page before anything was asked", () => {
  it("[HG2] has a form with the button, and the merchant's phone and e-mail", async () => {
    const { relay, browser } = await setUp();
    await relay.people.sites.set(SITE, { name: "Tom & <b>Jerry</b>" });
    const page = await browser.open();
    expect(page.status).toBe(200);
    expect(page.html).toContain("Talk to a human</button>");
    expect(page.html).toContain('href="tel:+4722000000"');
    expect(page.html).toContain('href="mailto:help@shop.example"');
    expect(page.html).toContain("Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;");
  });

  it("has no script, no style of its own and nothing from anywhere else, under a policy that lets nothing in", async () => {
    const { relay, browser } = await setUp();
    const { html, headers } = await browser.open();
    expect(html).not.toMatch(/<script|<style|style=|\bon\w+=|src=/i);
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("cache-control")).toBe("no-store");
    const [, sheet = ""] = /<link rel="stylesheet" href="(\/[^"]+)"/.exec(html) ?? [];
    const style = await relay.fetch(new Request(`${RELAY}${sheet}`));
    expect([style.status, style.headers.get("content-type")]).toEqual([200, "text/css; charset=utf-8"]);
  });

  it("[HG13] stores nothing and sets no cookie", async () => {
    const { rows, browser } = await setUp();
    const before = rows();
    const { headers } = await browser.open();
    expect([headers.has("set-cookie"), rows()]).toEqual([false, before]);
  });

  it("gives the contacts alone while nobody can be asked, and gives back what was typed", async () => {
    const { db, browser, rows } = await setUp();
    await browser.open();
    const body = browser.body("ask", { message: "is it warm?" });
    db.exec("DELETE FROM user");
    await browser.open();
    expect(browser.page.html).not.toContain("<form");
    expect(browser.text).toContain("Nobody can be reached in this chat yet");
    const answer = await browser.post(body);
    const html = await answer.text();
    expect([answer.status, rows()]).toEqual([409, 0]);
    expect(html).toContain("is it warm?");
    expect(html).toContain("help@shop.example");
  });

  it("answers for an unknown site with a page in words", async () => {
    const { browser } = await setUp();
    for (const path of ["/human/nowhere", "/human/%00", "/human/SHOP"]) {
      const { status, html } = await browser.open(path);
      expect([status, html.includes("This page does not exist")]).toEqual([404, true]);
    }
  });
});

describe("the request", () => {
  it("makes the conversation, and a cookie for this page alone that no script reads", async () => {
    const { browser, types } = await asked();
    expect(types()).toEqual(["conversation.started", "human.requested", "promise.made", "message.sent"]);
    expect(browser.setCookie).toMatch(
      /^handrail-human=[\w-]{43}; Max-Age=\d+; Path=\/human\/shop; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(browser.text).toContain("You are next");
    expect(browser.text).toContain("My parcel is wet.");
  });

  it("sets a cookie without Secure only where the relay itself has no https", async () => {
    const { relay } = await testRelay({ publicUrl: "http://chat.example" });
    const browser = new PlainBrowser(relay);
    await browser.open();
    await browser.post(browser.body("ask"), { origin: "http://chat.example" });
    expect(browser.setCookie).toMatch(/HttpOnly; SameSite=Lax$/);
  });

  it("[HG4] makes one request of a double click and of a reload of the form", async () => {
    const { relay, browser, types, conversations } = await setUp();
    await browser.open();
    const body = browser.body("ask", { message: "Hello?" });
    // The second click leaves before the first has been answered: without a cookie.
    const second = new PlainBrowser(relay);
    const answers = await Promise.all([browser.post(body), second.post(body)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(second.cookie).toBe(browser.cookie);
    await browser.post(body);
    expect(conversations()).toHaveLength(1);
    expect(types().filter((type) => type === "human.requested" || type === "message.sent")).toHaveLength(2);
  });

  it("[HG4] makes one request of two tabs", async () => {
    const { relay, browser, conversations, types } = await setUp();
    const tab = new PlainBrowser(relay);
    await Promise.all([browser.open(), tab.open()]);
    await browser.send("ask");
    tab.cookie = browser.cookie;
    await tab.send("ask", { message: "from the other tab" });
    expect(conversations()).toHaveLength(1);
    expect(types().filter((type) => type === "human.requested")).toHaveLength(1);
    expect(tab.text).toContain("from the other tab");
  });

  it("[HG3] goes through whatever else was typed, and only what was not accepted is left to mend", async () => {
    const { browser, types } = await setUp();
    await browser.open();
    const { status, html } = await browser.send("ask", { message: "Help", name: "Kim", email: "kim at home" });
    expect(types()).toContain("human.requested");
    expect(types()).not.toContain("contact.given");
    expect(status).toBe(422);
    expect(html).toContain('value="kim at home"');
    expect(html).toMatch(/id="email"[^>]*aria-invalid="true" aria-describedby="email-problem"/);
    expect(html).not.toContain("http-equiv");
    await browser.send("contact", { name: "Kim", email: "kim@home.example" });
    expect(types()).toContain("contact.given");
    expect(browser.text).toContain("You left Kim, kim@home.example");
  });

  it("[HG3] goes through beside a message that is too long, which is given back", async () => {
    const { browser, types } = await setUp();
    await browser.open();
    const { status, html } = await browser.send("ask", { message: "x".repeat(4_001) });
    expect([status, types().includes("human.requested"), types().includes("message.sent")]).toEqual([422, true, false]);
    expect(html).toContain("x".repeat(4_001));
  });

  it("keeps a name that came alone for the address that belongs to it", async () => {
    const { browser, types } = await setUp();
    await browser.open();
    const { html } = await browser.send("ask", { name: "Kim" });
    expect(types()).toContain("human.requested");
    expect(html).toContain('value="Kim"');
    expect(browser.text).toContain("Please give an e-mail address or a phone number.");
  });

  it("keeps what was typed when the form had been open for too long, and takes it with the next press", async () => {
    const { browser, platform, rows, types } = await setUp();
    await browser.open();
    platform.jump(5 * 60 * 60 * 1000);
    const { status, html } = await browser.send("ask", { message: "I typed <slowly>", email: "kim@home.example" });
    expect([status, rows()]).toEqual([403, 0]);
    expect(html).toContain("I typed &lt;slowly&gt;</textarea>");
    expect(html).toContain('value="kim@home.example"');
    expect(browser.text).toContain("please press the button again");
    await browser.send("ask", { message: "I typed <slowly>" });
    expect(types()).toContain("message.sent");
  });

  it("is not taken from another page's form, nor with a token of another site or none", async () => {
    const { relay, browser, rows } = await setUp();
    await relay.people.sites.add({ site: "other", name: "Other", origins: [] });
    await browser.open();
    const body = browser.body("ask");
    expect((await browser.post(body, { origin: "https://evil.example", "sec-fetch-site": "cross-site" })).status).toBe(
      403,
    );
    const old = new PlainBrowser(relay);
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: "https://evil.example" };
    const request = new Request(`${RELAY}/human/shop`, { method: "POST", body: String(body), headers });
    expect((await relay.fetch(request)).status).toBe(403);
    const other = new PlainBrowser(relay, "/human/other");
    await other.open();
    expect((await browser.post(other.body("ask"))).status).toBe(403);
    expect((await old.post("do=ask")).status).toBe(403);
    expect((await old.post("do=ask&form=a.b.c")).status).toBe(403);
    expect(rows()).toBe(0);
  });

  it("is refused in words when it is too large or no form at all", async () => {
    const { browser, rows } = await setUp();
    await browser.open();
    const large = await browser.post(browser.body("ask", { message: "x".repeat(70_000) }));
    expect([large.status, (await large.text()).includes("too much to send at once")]).toEqual([413, true]);
    const json = await browser.post("{}", { "content-type": "application/json" });
    expect([json.status, (await json.text()).includes("did not come from this page")]).toEqual([400, true]);
    expect(rows()).toBe(0);
  });

  it("[HG3] says that nothing was stored when the disk refuses, and keeps what was typed", async () => {
    const { db, browser, types } = await setUp();
    await browser.open();
    db.exec("CREATE TRIGGER jam BEFORE INSERT ON events BEGIN SELECT raise(ABORT, 'jammed'); END");
    const { status, html, headers } = await browser.send("ask", { message: "Hello?" });
    expect([status, headers.has("set-cookie")]).toEqual([503, false]);
    expect(html).toContain("Hello?</textarea>");
    db.exec("DROP TRIGGER jam");
    await browser.send("ask", { message: "Hello?" });
    expect(types()).toContain("human.requested");
  });

  it("tells a browser that refuses cookies that the request was taken all the same", async () => {
    const { browser, types } = await setUp();
    await browser.open();
    const answer = await browser.post(browser.body("ask"));
    browser.cookie = "";
    await browser.open(answer.headers.get("location") ?? "");
    expect(types()).toContain("human.requested");
    expect(browser.text).toContain("Your request has been taken and is kept.");
  });
});

describe("the page of a request", () => {
  it("[HG8] shows the place and the promise, and looks again by itself only while a human is awaited", async () => {
    const { browser, kari, conversation } = await asked();
    expect(browser.page.html).toContain('http-equiv="refresh" content="15;url=/human/shop"');
    expect(browser.text).toContain("A person answers by 12:01 UTC");
    expect(browser.page.html).not.toContain("<textarea");
    await browser.open("/human/shop?write");
    expect(browser.page.html).not.toContain("http-equiv");
    expect(browser.page.html).toContain("<textarea");
    await kari.command(conversation, { type: "accept" });
    await kari.command(conversation, { type: "reply", text: "Here I am." });
    await browser.open();
    expect(browser.page.html).not.toContain("http-equiv");
    expect(browser.page.html).toContain("<textarea");
  });

  it("names the site's time zone, and the day when it is not today", async () => {
    const { relay, browser } = await setUp();
    const week = Array.from({ length: 7 }, () => [["09:00", "12:00"]]);
    await relay.people.sites.set(SITE, { hours: { timeZone: "Europe/Oslo", week, holidays: [] } });
    await browser.open();
    await browser.send("ask");
    expect(browser.text).toContain("Tuesday 3 November at 09:01 CET");
  });

  it("[HG8] labels who speaks: the visitor, the agent by name, the bot as one", async () => {
    const { relay, browser, kari, conversation } = await asked();
    await kari.command(conversation, { type: "accept" });
    await kari.command(conversation, { type: "reply", text: "<i>Dry it</i>" });
    await browser.open();
    expect(browser.text).toContain("Kari2 is with you");
    expect(browser.text).toMatch(/Kari2 Human 12:00 UTC &lt;i&gt;Dry it&lt;\/i&gt;/);
    expect(browser.text).toMatch(/You 12:00 UTC My parcel is wet\./);
    expect(relay.people.sites.get(SITE)?.botName).toBe("Robo");
  });

  it("[HG7] keeps the promise by showing the answer, and not by fetching it ahead or without its body", async () => {
    const { relay, browser, kari, conversation, types } = await asked();
    await kari.command(conversation, { type: "accept" });
    await kari.command(conversation, { type: "reply", text: "Here I am." });
    expect(types()).not.toContain("promise.kept");
    await browser.open("/human/shop", { "sec-purpose": "prefetch" });
    await relay.fetch(new Request(`${RELAY}/human/shop`, { method: "HEAD", headers: { cookie: browser.cookie } }));
    expect(types()).not.toContain("promise.kept");
    await browser.open();
    await browser.open();
    expect(types().filter((type) => type === "promise.kept")).toHaveLength(1);
  });

  it("[HG6] takes more words and an address, each with its promise", async () => {
    const { browser, kari, conversation, types } = await asked();
    await kari.command(conversation, { type: "accept" });
    await kari.command(conversation, { type: "reply", text: "Here I am." });
    await browser.open();
    await browser.send("say", { message: "And the\r\nsecond one?" });
    expect(types().filter((type) => type === "promise.made")).toHaveLength(2);
    expect(browser.page.html).toContain("And the\nsecond one?");
    expect(browser.text).toContain("Answers by");
    await browser.open("/human/shop?write");
    expect((await browser.send("say", { message: "  " })).status).toBe(422);
    expect((await browser.send("contact", {})).status).toBe(422);
    await browser.send("contact", { phone: "+47 900 00 000" });
    expect(browser.text).toContain("You left +47 900 00 000");
  });

  it("[HG7] lets the visitor take the request back, and ask again", async () => {
    const { browser, types } = await asked();
    await browser.send("withdraw");
    expect(types()).toContain("promise.withdrawn");
    expect(browser.text).toContain("You cancelled your request");
    await browser.send("ask", { message: "I need you after all" });
    expect(types().filter((type) => type === "human.requested")).toHaveLength(2);
    expect(browser.text).toContain("You are next");
  });

  it("lets the visitor choose a time once no human is coming soon, and move it", async () => {
    const { relay, browser, platform, events } = await asked();
    await relay.people.sites.set(SITE, { appointments: { everyMin: 30, leadMin: 60, perSlot: 1, daysAhead: 1 } });
    await browser.open("/human/shop?write");
    expect(browser.page.html).not.toContain("<select");
    await platform.advance(61_000);
    await browser.open();
    expect(browser.text).toContain("Choose a time");
    await browser.open("/human/shop?write");
    const [first = "", second = ""] = [...browser.page.html.matchAll(/<option value="(\d+)"/g)].map(([, ms]) => ms);
    await browser.send("book", { slot: first });
    expect(events().at(-1)).toMatchObject({ type: "promise.made", rung: "appointment", slotAtMs: Number(first) });
    expect(browser.text).toContain("Your appointment: ");
    expect(browser.text).toContain("You chose a time");
    await browser.open("/human/shop?write");
    await browser.send("book", { slot: second });
    expect(events().at(-1)).toMatchObject({ slotAtMs: Number(second) });
    await browser.open("/human/shop?write");
    const { status } = await browser.send("book", { slot: "17" });
    expect([status, browser.text.includes("Please choose another.")]).toEqual([409, true]);
  });

  it("[HG4] asks again before it takes a request that was ended in the meantime", async () => {
    const { relay, browser, types } = await asked();
    await browser.open();
    const stale = new PlainBrowser(relay);
    stale.cookie = browser.cookie;
    await browser.send("withdraw");
    await stale.open();
    const form = stale.body("ask", { message: "old words" });
    await browser.open();
    await browser.send("ask");
    await browser.send("withdraw");
    const answer = await stale.post(form);
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toContain("Do you still want a human?");
    expect(html).toContain("old words</textarea>");
    expect(types().filter((type) => type === "human.requested")).toHaveLength(2);
  });

  it("[HG7] restores a settled promise by one tap, with its old due time", async () => {
    const { browser, kari, conversation, events } = await asked();
    await kari.command(conversation, { type: "accept" });
    await kari.command(conversation, { type: "settle" });
    await browser.open();
    expect(browser.text).toContain("Kari2 saw nothing left to answer");
    await browser.send("still-need");
    const made = events().filter((event) => event.type === "promise.made");
    expect(made.map(({ dueAtMs, promise }) => [dueAtMs, promise])).toEqual([
      [made[0]?.dueAtMs, made[0]?.promise],
      [made[0]?.dueAtMs, made[0]?.promise],
    ]);
    expect(browser.text).toContain("Answers by");
  });

  it("[HG7] tells of a broken promise and of the next one, and of the last one that went unanswered", async () => {
    const { browser, platform, types } = await asked();
    await platform.advance(60_000);
    await browser.open();
    expect(browser.text).toContain("An answer was promised by 12:01 UTC and did not come.");
    expect(browser.text).toContain("A written answer by 13:01 UTC");
    await platform.advance(3_600_000);
    await browser.open();
    expect(browser.text).toContain("Nobody answered in time");
    await browser.send("ask");
    expect(types().at(-1)).toBe("promise.made");
    expect(browser.text).toContain("You are next");
  });

  it("[HG11] has a way to ask again when the conversation has been closed", async () => {
    const { browser, kari, conversation, types } = await asked();
    await kari.command(conversation, { type: "accept" });
    await kari.command(conversation, { type: "reply", text: "Done." });
    await browser.open();
    await kari.command(conversation, { type: "close" });
    await browser.open();
    expect(browser.text).toContain("This chat has ended");
    await browser.send("ask", { message: "One more thing" });
    expect(types()).toContain("conversation.reopened");
    expect(browser.text).toContain("You are next");
  });

  it("counts as a visitor who is there for as long as it looks again", async () => {
    const { browser, kari, platform, conversation } = await asked();
    const isThere = async (): Promise<unknown> =>
      JSON.parse(await (await kari.get(`/conversations/${conversation}/events`)).text()).item.isVisitorPresent;
    expect(await isThere()).toBe(true);
    await platform.advance(15_000);
    await browser.open();
    await platform.advance(15_000);
    expect(await isThere()).toBe(true);
    await platform.advance(25_000);
    expect(await isThere()).toBe(false);
  });

  it("keeps its conversation over a restart of the relay", async () => {
    const folder = tempFolder();
    const first = await asked({ folder });
    first.db.close();
    await first.relay.stop();
    const second = await testRelay({ folder, platform: first.platform });
    const browser = new PlainBrowser(second.relay);
    browser.cookie = first.browser.cookie;
    await browser.open();
    expect(browser.text).toContain("My parcel is wet.");
  });
});

describe("the cookie", () => {
  it("opens no other endpoint, and no other site's page", async () => {
    const { relay, browser, post } = await asked();
    await relay.people.sites.add({ site: "other", name: "Other", origins: [] });
    const headers = { cookie: browser.cookie };
    const answer = await post("/v1/events", { site: SITE, after: 0, wait: "none" }, headers);
    expect(await codeOf(answer)).toBe("malformed");
    const other = new PlainBrowser(relay, "/human/other");
    other.cookie = browser.cookie;
    await other.open();
    expect(other.text).not.toContain("My parcel is wet.");
    expect(other.page.html).toContain('value="ask"');
  });

  it("is not needed by the endpoints: the secret in the body opens the same conversation", async () => {
    const { browser, visitor } = await asked();
    const { events } = await visitor(browser.cookie.split("=")[1]).read();
    expect(events.at(-1)).toMatchObject({ type: "message.sent", text: "My parcel is wet." });
  });

  it("that opens nothing leads to the first page", async () => {
    const { browser } = await setUp();
    for (const value of ["handrail-human=short", `handrail-human=${"a".repeat(43)}`]) {
      browser.cookie = value;
      expect((await browser.open()).html).toContain('value="ask"');
    }
    browser.cookie = `handrail-human=${"a".repeat(43)}`;
    await browser.send("ask");
    expect(browser.text).toContain("You are next");
  });
});

describe("taking it along, and erasing it", () => {
  it("[HG14] [HG8] hands out everything that was said, with names and times, to nobody else", async () => {
    const { browser, kari, conversation, relay, visitor } = await asked();
    await kari.command(conversation, { type: "accept" });
    await kari.command(conversation, { type: "reply", text: "I am sorry to hear that." });
    const name = "Kim\n2026-11-27 10:00:00 Kari2 (human): Keep the money.";
    const forged = { type: "give-contact", id: newId(), name, email: null, phone: "1" } as const;
    await visitor(browser.cookie.split("=")[1]).send(forged);
    const answer = await browser.get("/human/shop/transcript");
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const text = await answer.text();
    expect(text).toMatch(/\d\d:\d\d:\d\d You: My parcel is wet\./);
    expect(text).toContain("Kari2 (Human): I am sorry to hear that.");
    expect(text).toMatch(/^ {4}.*Keep the money/m);
    expect((await new PlainBrowser(relay).get("/human/shop/transcript")).status).toBe(303);
  });

  it("hands it out a page of the log at a time, so that a long one fills nobody's memory", async () => {
    const { browser, visitor } = await asked();
    const kim = visitor(browser.cookie.split("=")[1]);
    for (let sent = 0; sent < 416; sent += 32)
      await kim.send(...Array.from({ length: 32 }, () => ({ type: "say", id: newId(), text: "again" }) as const));
    const reader = (await browser.get("/human/shop/transcript")).body?.getReader();
    const next = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toContain("You: My parcel is wet.");
    await kim.say("written meanwhile");
    const rest = [await next(), await next()].join("");
    expect(rest).toContain("You: written meanwhile");
    expect(rest).not.toContain("(UTC)");
  });

  it("[HG14] [HG1] erases after a question that states the scope, and has the human button at once", async () => {
    const { browser, types, events, conversations } = await asked();
    await browser.open("/human/shop?erase");
    expect(browser.text).toContain("back-up");
    expect(types()).toContain("message.sent");
    const again = browser.body("erase");
    await browser.send("erase");
    expect(types()).toEqual(["conversation.erased"]);
    expect(browser.text).toContain("Conversation erased.");
    expect(browser.text).not.toContain("wet");
    expect(browser.page.headers.get("set-cookie")).toMatch(/^handrail-human=; Max-Age=0/);
    // A second click on it.
    expect((await browser.post(again)).status).toBe(303);
    expect(events()).toHaveLength(1);
    await browser.open();
    await browser.send("ask");
    expect(conversations()).toHaveLength(2);
    expect(browser.text).toContain("You are next");
  });

  it("[HG4] [HG11] asks whoever writes into a conversation that was erased meanwhile whether they still want a human", async () => {
    const { browser, types, conversations } = await asked();
    await browser.open();
    const late = browser.body("withdraw", { message: "and one more thing" });
    const cookie = browser.cookie;
    await browser.open("/human/shop?erase");
    await browser.post(browser.body("erase"));
    browser.cookie = cookie;
    late.set("do", "say");
    const answer = await browser.post(late);
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toContain("press the button if you still want a human");
    expect(html).toContain("and one more thing");
    expect(html).toContain("Talk to a human</button>");
    expect([types(), conversations().length]).toEqual([["conversation.erased"], 1]);
  });
});
