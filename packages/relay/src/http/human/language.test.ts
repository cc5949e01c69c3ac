// The plain page speaks the visitor's language, in every state, and keeps to it.
import { conversationId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { DeskClient } from "../../desk/testing/desk-client.ts";
import { PlainBrowser } from "../../testing/plain-browser.ts";
import { newId, SITE, testRelay } from "../../testing/test-relay.ts";
import { WORDS } from "../../words/languages.ts";

/** What a page says of its own language. */
const tongueOf = ({ page }: PlainBrowser): string | undefined => /<html [^>]*>/.exec(page.html)?.[0];

async function setUp() {
  const test = await testRelay();
  const kari = await DeskClient.signedIn(test.relay, "Kari2");
  await kari.goOnDuty();
  const locales = (): unknown =>
    test.db
      .prepare("SELECT body FROM events WHERE seq = 1")
      .all()
      .map((row) => JSON.parse(String(row["body"])).locale);
  return { ...test, kari, locales, browser: new PlainBrowser(test.relay) };
}

describe("which language the page is in", () => {
  it.each([
    ["de-AT,de;q=0.9,en;q=0.8", '<html lang="de" dir="ltr">'],
    ["tlh, fr;q=0.2, ar-EG;q=0.7", '<html lang="ar" dir="rtl">'],
    ["de;q=0, ja", '<html lang="ja" dir="ltr">'],
    ["zh-TW", '<html lang="zh-Hant" dir="ltr">'],
    ["*", '<html lang="en" dir="ltr">'],
    [",;=q", '<html lang="en" dir="ltr">'],
  ])("is what the browser wants most of those that there are: %s", async (accepted, html) => {
    const { browser } = await setUp();
    await browser.open("/human/shop", { "accept-language": accepted });
    expect(tongueOf(browser)).toBe(html);
  });

  it("is what the shop's link asks for before all else, and stays so from page to page", async () => {
    const { browser, locales } = await setUp();
    const german = { "accept-language": "de" };
    await browser.open("/human/shop?lang=nb-NO", german);
    expect(browser.page.html).toContain('action="/human/shop?lang=nb-NO"');
    const answer = await browser.post(browser.body("ask"), german, "/human/shop?lang=nb-NO");
    expect(answer.headers.get("location")).toBe("/human/shop?asked&lang=nb-NO");
    await browser.open("/human/shop?asked&lang=nb-NO", german);
    expect(browser.page.html).toContain('http-equiv="refresh" content="15;url=/human/shop?lang=nb-NO"');
    expect(browser.page.html).toContain('href="/human/shop?erase&amp;lang=nb-NO"');
    expect(browser.page.html).toContain('href="/human/shop/transcript?lang=nb-NO"');
    expect(browser.text).toContain(WORDS["nb"]?.placeNext);
    expect(locales()).toEqual(["nb"]);
  });

  it("is passed over where there is no such language, and cannot be made to carry anything", async () => {
    const { browser } = await setUp();
    for (const lang of ["tlh", '"><script>', "x".repeat(36)]) {
      await browser.open(`/human/shop?lang=${encodeURIComponent(lang)}`, { "accept-language": "sv" });
      expect(tongueOf(browser)).toBe('<html lang="sv" dir="ltr">');
      expect(browser.page.html).not.toMatch(/<script|x{36}/);
    }
  });

  it("is stored with the conversation, and is the conversation's in whatever browser", async () => {
    const { browser, locales } = await setUp();
    await browser.open("/human/shop", { "accept-language": "ja" });
    await browser.send("ask", {}, { "accept-language": "ja" });
    expect(locales()).toEqual(["ja"]);
    await browser.open("/human/shop", { "accept-language": "de" });
    expect(tongueOf(browser)).toBe('<html lang="ja" dir="ltr">');
  });

  it("is the panel's, where the panel has begun the conversation", async () => {
    const { browser, visitor } = await setUp();
    const kim = visitor();
    await kim.askHuman(null, "uk");
    browser.cookie = `handrail-human=${kim.secret}`;
    await browser.open();
    expect(tongueOf(browser)).toBe('<html lang="uk" dir="ltr">');
    expect(browser.text).toContain(WORDS["uk"]?.noteAskedButton);
  });
});

describe.each(["ar", "ja", "de"])("in %s the page", (tag) => {
  const words = WORDS[tag] ?? (() => expect.fail())();
  const accept = { "accept-language": tag };
  const open = async () => {
    const test = await setUp();
    await test.browser.open("/human/shop", accept);
    return test;
  };
  /** What is left of a text of ours between its gaps, isolates and tags stand between them on the page. */
  const says = (browser: PlainBrowser, text: string): void => {
    for (const piece of text.split(/\{\w+\}/)) expect(browser.text).toContain(piece.trim());
  };

  it("asks, waits, takes more and is answered", async () => {
    const { browser, kari, asked } = await opened();
    says(browser, words.humanAnytime);
    says(browser, words.otherWays);
    await browser.send("ask", { message: "<i>Hei</i>", email: "kim@home.example" }, accept);
    for (const text of [words.placeNext, words.dueLive, words.comeBack, words.looksAgain, words.noteAskedButton])
      says(browser, text);
    says(browser, words.noteContact);
    await browser.open("/human/shop?write=contact");
    expect(browser.page.html).toMatch(/<details id="contact" open/);
    says(browser, words.changeContact);
    await kari.command(asked(), { type: "accept" });
    await kari.command(asked(), { type: "reply", text: "Here I am." });
    await browser.open();
    says(browser, words.withAgent);
    says(browser, words.noteJoined);
    expect(browser.text).toContain(`Kari2 ${words.human}`);
    // Nothing of it is English but what people wrote and are called.
    expect(browser.text.replaceAll(/<bdi>.*?<\/bdi>/g, "")).not.toMatch(/\b(?:human|person|answer|page|promised?)\b/i);
  });

  it("says what was not taken, and keeps what was typed", async () => {
    const { browser, platform, db } = await opened();
    platform.jump(5 * 60 * 60 * 1000);
    expect((await browser.send("ask", { message: "typed" }, accept)).status).toBe(403);
    says(browser, words.oldForm);
    expect(browser.page.html).toContain("typed</textarea>");
    db.exec("CREATE TRIGGER jam BEFORE INSERT ON events BEGIN SELECT raise(ABORT, 'jammed'); END");
    expect((await browser.send("ask", {}, accept)).status).toBe(503);
    says(browser, words.notStored);
    db.exec("DROP TRIGGER jam");
    expect((await browser.send("ask", { message: "x".repeat(4_001), email: "kim at home" }, accept)).status).toBe(422);
    says(browser, words.emailOdd);
    expect((await browser.send("say", { message: "x".repeat(4_001) }, accept)).status).toBe(422);
    says(browser, words.messageLong);
    await browser.open("/human/nowhere", accept);
    says(browser, words.unknownText);
    expect(tongueOf(browser)).toContain(`lang="${tag}"`);
  });

  it("tells of a broken promise, and of a request that was withdrawn", async () => {
    const { browser, platform } = await opened();
    await browser.send("ask", {}, accept);
    await platform.advance(60_000);
    await browser.open();
    for (const text of [words.broken, words.dueWritten, words.noteBroken]) says(browser, text);
    await browser.send("withdraw");
    says(browser, words.noteWithdrawn);
    says(browser, words.askAnytime);
  });

  it("names the day of a promise that is not due today, as the language does, in the site's time", async () => {
    const { browser, relay } = await opened();
    const week = Array.from({ length: 7 }, () => [["09:00", "12:00"]]);
    await relay.people.sites.set(SITE, { hours: { timeZone: "Europe/Oslo", week, holidays: [] } });
    await browser.send("ask", {}, accept);
    const [, due = ""] = /<strong><time datetime="([^"]+)"/.exec(browser.page.html) ?? [];
    const dueAtMs = Date.parse(due);
    const long = { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" } as const;
    const format = new Intl.DateTimeFormat(tag, { ...long, timeZone: "Europe/Oslo", timeZoneName: "short" });
    expect(due).toBe("2026-11-03T08:01:00.000Z");
    expect(browser.page.html).toContain(`>${format.format(dueAtMs)}</time>`);
  });

  it("asks before it erases, and hands the transcript out", async () => {
    const { browser, visitor } = await opened();
    await browser.send("ask", { message: "Hei" }, accept);
    await visitor(browser.cookie.split("=")[1]).send({
      type: "give-contact",
      id: newId(),
      name: null,
      email: null,
      phone: "+47 1",
    });
    const text = await (await browser.get("/human/shop/transcript")).text();
    expect(text).toContain(`${words.you}: Hei`);
    expect(text).toContain(words.noteAskedButton);
    await browser.open("/human/shop?erase");
    says(browser, words.eraseText);
    await browser.send("erase");
    // Nothing knows any more what it was held in.
    expect(tongueOf(browser)).toBe('<html lang="en" dir="ltr">');
  });

  it("gives the contacts alone while nobody can be asked", async () => {
    const { browser, db } = await opened();
    db.exec("DELETE FROM user");
    await browser.open("/human/shop", accept);
    for (const text of [words.notLiveTitle, words.notLive, words.call, words.write]) says(browser, text);
    expect(browser.page.html).not.toContain("<form");
  });

  async function opened() {
    const test = await open();
    const asked = () => conversationId(String(test.db.prepare("SELECT id FROM conversations").get()?.["id"]));
    return { ...test, asked };
  }
});
