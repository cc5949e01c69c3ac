// What a visitor reads once the link of a mail has confirmed their address: that it has, what comes there, and then where they stand.
import { describe, expect, it } from "vitest";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { newId, type Visitor } from "../testing/test-relay.ts";
import { WORDS } from "../words/languages.ts";
import { EMAIL, give, linkIn, mailShop, type MailShop } from "./testing/mail-shop.ts";

/** A browser on the page that the newest mail's link leads to, its button pressed. */
async function afterLink({ relay, server, platform }: MailShop, lang = "en") {
  await platform.settle();
  const link = `${linkIn(await server.nextMail())}?lang=${lang}`;
  const browser = new PlainBrowser(relay);
  await browser.open(link);
  const answer = await browser.post(browser.body("open"), {}, `/human/shop/mail?lang=${lang}`);
  await browser.open(answer.headers.get("location") ?? "");
  return browser;
}

const titleOf = ({ page }: PlainBrowser): string | undefined => /<title>([^<]*)/.exec(page.html)?.[1];
const headingsOf = ({ page }: PlainBrowser): readonly string[] =>
  [...page.html.matchAll(/<h[12][^>]*>([^<]*)</g)].map(([, text = ""]) => text);

/** A visitor who has left an address and asked for nobody. */
async function writer({ visitor }: MailShop): Promise<Visitor> {
  const kim = visitor();
  await give(kim);
  return kim;
}

const CONFIRMED = "Your e-mail address is confirmed";

describe("the page after an address was confirmed", () => {
  it("says so first, and what comes there, to a visitor who waits for nobody", async () => {
    const shop = await mailShop();
    await writer(shop);
    const browser = await afterLink(shop);
    expect(titleOf(browser)).toBe(`${CONFIRMED} · The Shop`);
    expect(headingsOf(browser)).toEqual([CONFIRMED, "You are not waiting for a human", "Conversation"]);
    expect(browser.text).toContain(`If you ask for the transcript, it comes to ${EMAIL}`);
    // The ways on, in their order; what has just been left is not asked for again.
    expect(browser.text).toMatch(/E-mail transcript .*can ask for a human .*Change contact .*Talk to a human/);
    expect(browser.text).not.toContain("How can we reach you?");
    expect(browser.page.html).toContain('aria-labelledby="stands"');
    // It is news once: from then on the page says where the visitor stands.
    await browser.open();
    expect(headingsOf(browser)[0]).toBe("You are not waiting for a human");
    expect(browser.text).not.toContain(CONFIRMED);
  });

  it("says so to a visitor who waits, with their place, and no sentence twice", async () => {
    const shop = await mailShop();
    const kim = shop.visitor();
    await kim.askHuman();
    await give(kim);
    const browser = await afterLink(shop);
    expect(headingsOf(browser)).toEqual([CONFIRMED, "You are next", "Conversation"]);
    expect(browser.text.split(`the answer comes to ${EMAIL}`)).toHaveLength(2);
    // It looks for news at the page itself, which has the place for a heading.
    expect(browser.page.html).toMatch(/http-equiv="refresh" content="\d+;url=\/human\/shop\?lang=en"/);
    await browser.open();
    expect(headingsOf(browser)[0]).toBe("You are next");
    expect(browser.text.split(`the answer comes to ${EMAIL}`)).toHaveLength(2);
  });

  it("says so to a second press of the button, which is the one whose answer is shown", async () => {
    const shop = await mailShop();
    await writer(shop);
    await shop.platform.settle();
    const browser = new PlainBrowser(shop.relay);
    await browser.open(linkIn(await shop.server.nextMail()));
    const first = await browser.follow();
    const second = await browser.follow();
    expect([first, second].map(({ headers }) => headers.get("location"))).toEqual(
      Array.from({ length: 2 }, () => "/human/shop?confirmed"),
    );
  });

  it("does not say so to whom a later mail's link has only let in, nor of an address that was corrected", async () => {
    const shop = await mailShop();
    const kim = await writer(shop);
    await afterLink(shop);
    await shop.post("/v1/transcript", kim.credentials);
    const browser = await afterLink(shop);
    expect(headingsOf(browser)[0]).toBe("You are not waiting for a human");
    await browser.send("ask", { email: "ola@home.example" });
    await browser.open("/human/shop?confirmed");
    expect(headingsOf(browser)[0]).toBe("You are next");
    expect(browser.text).not.toContain(CONFIRMED);
  });

  it("says so with an agent, and where the chat has ended", async () => {
    const shop = await mailShop();
    const kim = await writer(shop);
    await kim.askHuman();
    const kari = await DeskClient.signedIn(shop.relay, "Kari2");
    await kari.goOnDuty();
    const { conversation } = await kim.read();
    await kari.command(conversation, { type: "accept" });
    expect(headingsOf(await afterLink(shop)).slice(0, 2)).toEqual([CONFIRMED, "Kari2 is with you"]);
    const ola = await writer(shop);
    await ola.send({ type: "close", id: newId() });
    const browser = await afterLink(shop);
    expect(headingsOf(browser).slice(0, 2)).toEqual([CONFIRMED, "This chat has ended"]);
    expect(browser.text).toContain(`If you ask for the transcript, it comes to ${EMAIL}`);
  });

  it("speaks the visitor's language and runs its way", async () => {
    const shop = await mailShop();
    await writer(shop);
    const browser = await afterLink(shop, "ar");
    expect(browser.page.html).toContain('<html lang="ar" dir="rtl">');
    expect(headingsOf(browser).slice(0, 2)).toEqual([WORDS["ar"]?.addressConfirmed, WORDS["ar"]?.notWaiting]);
    expect(browser.page.html).toContain(`<bdi><strong>${EMAIL}</strong></bdi>`);
  });
});
