import { Writable } from "node:stream";
import { LIMITS } from "@handrail/protocol";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { newId, read, RELAY, SITE, tempFolder, testRelay, type Visitor } from "../testing/test-relay.ts";
import { WORDS } from "../words/languages.ts";
import { smtpMailer } from "./mailer.ts";
import { mailServer } from "./testing/mail-server.ts";
import { confirmed, EMAIL, give, linkIn, mailShop, SECRET_WORDS, type MailShop } from "./testing/mail-shop.ts";

const MINUTE_MS = 60_000;

const typesOf = async (visitor: Visitor): Promise<string[]> => (await visitor.read()).events.map(({ type }) => type);

/** An agent who has taken the visitor from the queue. */
async function agentWith(relay: Parameters<typeof DeskClient.signedIn>[0], visitor: Visitor) {
  const kari = await DeskClient.signedIn(relay, "Kari2");
  await kari.goOnDuty();
  const { conversation } = await visitor.read();
  await kari.command(conversation, { type: "accept" });
  return { reply: (text: string) => kari.command(conversation, { type: "reply", text }) };
}

describe("an address that a visitor leaves", () => {
  it("gets one mail with a link and not a word of the conversation, by a real mail server", async () => {
    const test = await mailShop();
    const { mail } = await confirmed(test);
    expect(mail.to).toEqual([EMAIL]);
    expect(mail.header("from")).toBe("The Shop <chat@relay.example>");
    expect(mail.header("subject")).toBe("The Shop: please confirm this address");
    expect(mail.header("message-id")).toMatch(/^<m_[\w-]{22}@relay\.example>$/);
    expect(mail.text).not.toContain("4111");
    expect(linkIn(mail)).not.toBe("no link");
    expect(test.server.waiting).toHaveLength(0);
  });

  it("is confirmed by a press of the button, and not by what only follows links", async () => {
    const test = await mailShop();
    const kim = test.visitor();
    await kim.askHuman();
    await kim.say(SECRET_WORDS);
    await give(kim);
    await test.platform.settle();
    const link = linkIn(await test.server.nextMail());
    const scanner = new PlainBrowser(test.relay);
    for (let times = 0; times < 3; times += 1) await scanner.open(link);
    expect(scanner.text).not.toContain("4111");
    expect(scanner.cookie).toBe("");
    expect(await typesOf(kim)).not.toContain("contact.confirmed");

    const browser = new PlainBrowser(test.relay);
    await browser.open(link);
    const answer = await browser.follow();
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/human/shop?confirmed"]);
    expect(browser.setCookie).toMatch(/HttpOnly/);
    await browser.open();
    expect(browser.text).toContain("4111");
    expect(browser.text).toContain(`the answer comes to ${EMAIL}`);
    expect(await typesOf(kim)).toContain("contact.confirmed");
    // The visitor's own secret is nowhere in it.
    expect(browser.cookie).not.toContain(kim.secret);
  });

  it("is confirmed once by each link; the same form may be sent twice", async () => {
    const test = await mailShop();
    const kim = test.visitor();
    await give(kim);
    await test.platform.settle();
    const link = linkIn(await test.server.nextMail());
    const [mine, other] = [new PlainBrowser(test.relay), new PlainBrowser(test.relay)];
    await mine.open(link);
    await other.open(link);
    const twice = await Promise.all([mine.follow(), mine.follow()]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect((await typesOf(kim)).filter((type) => type === "contact.confirmed")).toHaveLength(1);
    expect((await other.follow()).status).toBe(409);
    expect((await other.open(link)).status).toBe(409);
    expect(other.cookie).toBe("");
    // The browser that is in already goes on to the page.
    expect((await mine.get(link)).status).toBe(303);
  });

  it("is not confirmed by a link that is made up, has lapsed, is another site's, or comes from another page", async () => {
    const test = await mailShop();
    const { relay, platform, server, visitor } = test;
    await relay.people.sites.add({ site: "other", name: "Other" });
    const kim = visitor();
    await give(kim);
    await platform.settle();
    const link = linkIn(await server.nextMail());
    const browser = new PlainBrowser(relay);
    expect((await browser.open(`/human/shop/mail/${"A".repeat(43)}`)).status).toBe(404);
    expect((await browser.open(link.replace("/shop/", "/other/"))).status).toBe(404);
    await browser.open(link);
    expect((await browser.follow({ "sec-fetch-site": "cross-site" })).headers.get("location")).toBeNull();
    platform.jump(LIMITS.mailLinkMs);
    expect((await browser.open(link)).status).toBe(404);
    expect(await typesOf(kim)).not.toContain("contact.confirmed");
  });

  it("opens nothing any more once the visitor has corrected it", async () => {
    const { relay, platform, server, visitor } = await mailShop();
    const kim = visitor();
    await give(kim, "kin@home.example");
    await platform.settle();
    const link = linkIn(await server.nextMail());
    const stranger = new PlainBrowser(relay);
    await stranger.open(link);
    await give(kim);
    expect((await stranger.follow()).status).toBe(409);
    expect(stranger.cookie).toBe("");
  });

  it("lets nobody in any more whom a link had let in, once the visitor has corrected it", async () => {
    const test = await mailShop();
    const { relay, platform, server } = test;
    // Whoever reads the mail of the wrong address has pressed the button.
    const { kim, browser: stranger } = await confirmed(test);
    await stranger.open("/human/shop?write");
    expect(stranger.text).toContain("4111");
    const theirs = stranger.body("say", { message: "it is me" });
    // To many a mail server this is somebody else, whatever it is to others.
    await give(kim, "k.im@home.example");
    await kim.say("now my new number is 4222");
    await stranger.open();
    expect(stranger.text).not.toMatch(/4111|4222/);
    expect((await stranger.get("/human/shop/transcript")).status).toBe(303);
    await stranger.post(theirs);
    expect((await kim.read()).events.filter(({ type }) => type === "message.sent")).toHaveLength(2);
    await platform.settle();
    const own = new PlainBrowser(relay);
    await own.open(linkIn(await server.nextMail()));
    await own.follow();
    await own.open();
    expect(own.text).toContain("4222");
  });

  it("goes on to let a browser in by which it was changed itself, also to a telephone number alone", async () => {
    const test = await mailShop();
    const { kim, browser } = await confirmed(test);
    await browser.open("/human/shop?write");
    await browser.send("contact", { email: "kim.n@home.example" });
    expect(browser.text).toContain("4111");
    await browser.open("/human/shop?write");
    await browser.send("contact", { phone: "+47 22 33 44 55" });
    expect(browser.text).toContain("4111");
    const given = (await kim.read()).events.flatMap((event) => (event.type === "contact.given" ? [event.contact] : []));
    expect(given.at(-1)).toEqual({ name: null, email: null, phone: "+47 22 33 44 55" });
  });

  it("is not bombarded: three mails a day, whichever conversations name it, and five addresses for each of those", async () => {
    const { platform, server, visitor, db } = await mailShop();
    const aliases = [EMAIL, EMAIL.toUpperCase(), "k.im@home.example", "kim+1@home.example", "k.i.m+2.3@home.example"];
    for (const alias of aliases) await give(visitor(), alias);
    await platform.settle();
    await expect.poll(() => server.waiting.length).toBe(3);
    await expect.poll(() => jobsIn(db)).toBe(0);
    const kim = visitor();
    for (let one = 0; one < 7; one += 1) {
      await give(kim, `kim${one}@home.example`);
      await platform.settle();
      await expect.poll(() => jobsIn(db)).toBe(0);
    }
    expect(server.waiting.length).toBe(3 + LIMITS.linkMailsPerDayMax);
  });

  it("[HG14] is not bombarded by conversations either that are erased as soon as their mail is out", async () => {
    const { platform, server, visitor, db } = await mailShop();
    const nameAndErase = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1) {
        const other = visitor();
        await give(other);
        await platform.settle();
        await expect.poll(() => jobsIn(db)).toBe(0);
        await other.send({ type: "erase", id: newId() });
      }
    };
    await nameAndErase(2 * LIMITS.unconfirmedMailsPerDayMax);
    expect(server.waiting).toHaveLength(LIMITS.unconfirmedMailsPerDayMax);
    expect(db.prepare("SELECT count(*) AS n FROM mails").get()).toEqual({ n: 0 });
    await platform.advance(24 * 60 * MINUTE_MS);
    await nameAndErase(1);
    expect(server.waiting).toHaveLength(LIMITS.unconfirmedMailsPerDayMax + 1);
  });
});

describe("addresses that are left from one network", () => {
  const phone = "+47 22 00 00 00";
  const leave = (visitor: Visitor, addresses: readonly string[]) =>
    visitor.send(
      ...addresses.map((email) => ({ type: "give-contact", id: newId(), name: null, email, phone: null }) as const),
    );
  const takeAll = async ({ visitor }: MailShop): Promise<void> => {
    for (let left = 0; left < LIMITS.addressesPerHourMax; left += 20) {
      const addresses = Array.from({ length: 20 }, (_, index) => `stranger${left + index}@home.example`);
      const { verdicts } = await leave(visitor(undefined, `203.0.113.${left}`), addresses);
      expect(verdicts.every(({ ok }) => ok)).toBe(true);
    }
  };

  it("[HG12] end in an hour's share: one more is refused, a telephone number and other networks are not", async () => {
    const test = await mailShop();
    await takeAll(test);
    const { visitor, platform } = test;
    const refusal = { verdicts: [{ ok: false, error: { code: "too-many-addresses" } }] };
    expect(await leave(visitor(undefined, "203.0.113.250"), [EMAIL])).toMatchObject(refusal);
    const called = { type: "give-contact", id: newId(), name: null, email: null, phone } as const;
    expect(await visitor(undefined, "203.0.113.250").send(called)).toMatchObject({ verdicts: [{ ok: true }] });
    expect(await leave(visitor(undefined, "198.51.100.1"), [EMAIL])).toMatchObject({ verdicts: [{ ok: true }] });
    platform.jump(60 * MINUTE_MS);
    expect(await leave(visitor(undefined, "203.0.113.250"), [EMAIL])).toMatchObject({ verdicts: [{ ok: true }] });
  });

  it("are refused on the plain page, too, which keeps what was typed and has asked for the human all the same", async () => {
    const test = await mailShop();
    await takeAll(test);
    const browser = new PlainBrowser(test.relay, "/human/shop", "203.0.113.9");
    await browser.open();
    const { status, html } = await browser.send("ask", { message: "Help", email: EMAIL });
    expect(status).toBe(429);
    expect(html).toContain("too many were left from your network");
    expect(html).toContain(EMAIL);
    expect((await browser.send("ask", { message: "Help", phone })).html).toContain("Help");
  });

  it("are not counted where nothing is mailed", async () => {
    const { visitor } = await testRelay({ platform: manualPlatform() });
    const addresses = Array.from({ length: 25 }, (_, index) => `kim${index}@home.example`);
    for (let left = 0; left <= LIMITS.addressesPerHourMax; left += 25) {
      const { verdicts } = await leave(visitor(undefined, "203.0.113.1"), addresses);
      expect(verdicts.every(({ ok }) => ok)).toBe(true);
    }
  });
});

describe("an answer", () => {
  it("[HG7] goes by mail with its words when no page has acknowledged it, and keeps the promise once accepted", async () => {
    const test = await mailShop();
    expect((await test.relay.people.sites.set(SITE, { answerWithinMs: 2 * MINUTE_MS })).ok).toBe(true);
    const { kim, mail: first } = await confirmed(test);
    const { reply } = await agentWith(test.relay, kim);
    await reply("It is in Oslo.\nTomorrow it is with you. <b>Æ</b>");
    await reply("Sorry for the wait!");
    await test.platform.advance(LIMITS.answerMailAfterMs - 1);
    expect(test.server.waiting).toHaveLength(0);
    await test.platform.advance(1);
    const mail = await test.server.nextMail();
    expect(mail.to).toEqual([EMAIL]);
    expect(mail.header("subject")).toBe("The Shop has answered");
    expect(mail.header("in-reply-to")).toBe(first.header("message-id"));
    expect(mail.header("references")).toBe(first.header("message-id"));
    expect(mail.raw).toContain("text/plain");
    expect(mail.raw).toContain("text/html");
    expect(mail.text).toContain("Kari2:\n> It is in Oslo.\n> Tomorrow it is with you.");
    expect(mail.text).toContain("Sorry for the wait!");
    expect(mail.text).toContain("&lt;b&gt;Æ&lt;/b&gt;");
    await expect
      .poll(async () => (await kim.read()).events.at(-1))
      .toMatchObject({
        type: "promise.kept",
        channel: "email",
        from: { type: "relay" },
      });
    // The second message's time comes, too: it has been mailed already.
    await test.platform.advance(MINUTE_MS);
    await test.platform.settle();
    expect(test.server.waiting).toHaveLength(0);
    // The link leads back into the conversation, in another browser.
    const phone = new PlainBrowser(test.relay);
    await phone.open(linkIn(mail));
    await phone.follow();
    expect((await phone.open()).html).toContain("It is in Oslo.");
  });

  it("[HG7] that is written in time, though late, to a closed tab goes at once, and keeps the promise", async () => {
    const test = await mailShop();
    const { kim } = await confirmed(test);
    const { reply } = await agentWith(test.relay, kim);
    await test.platform.advance(50_000);
    await reply("It is in Oslo.");
    await test.platform.advance(LIMITS.answerMailLookMs);
    expect((await test.server.nextMail()).text).toContain("It is in Oslo.");
    await expect.poll(async () => (await kim.read()).events.at(-1)?.type).toBe("promise.kept");
    expect(await typesOf(kim)).not.toContain("promise.broken");
  });

  it("[HG7] that is written late is left to a page that is open, for as long as that can keep the promise", async () => {
    const test = await mailShop();
    const { kim } = await confirmed(test);
    const { reply } = await agentWith(test.relay, kim);
    await kim.stream();
    await test.platform.advance(31_000);
    await reply("It is in Oslo.");
    await test.platform.advance(10_000);
    expect(test.server.waiting).toHaveLength(0);
    await kim.send({ type: "received", id: newId(), seq: (await kim.read()).head });
    await test.platform.advance(2 * MINUTE_MS);
    expect(test.server.waiting).toHaveLength(0);
    // Later the agent's desk has been silent for too long: that is another story.
    expect(await typesOf(kim)).toContain("promise.kept");
    expect(await typesOf(kim)).not.toContain("promise.broken");
  });

  it("[HG7] that was left to a page is tried again as soon as any other where the mail server stumbles", async () => {
    const test = await mailShop();
    const { kim } = await confirmed(test);
    const { reply } = await agentWith(test.relay, kim);
    const page = await kim.stream();
    await test.platform.advance(31_000);
    await reply("It is in Oslo.");
    await test.platform.advance(3 * LIMITS.answerMailLookMs);
    expect(test.server.refusedRecipients).toBe(0);
    // The page is closed without a word, and the server is busy just then.
    test.server.refusal = 451;
    page.leave();
    await test.platform.advance(LIMITS.answerMailLookMs);
    await expect.poll(() => test.server.refusedRecipients).toBe(1);
    await test.platform.settle();
    test.server.refusal = null;
    await test.platform.advance(LIMITS.answerMailLookMs);
    await expect.poll(() => test.server.waiting.map(({ text }) => text)).toEqual([expect.stringContaining("Oslo")]);
    await expect.poll(async () => (await kim.read()).events.at(-1)?.type).toBe("promise.kept");
    expect(await typesOf(kim)).not.toContain("promise.broken");
  });

  it("stays on the page when the page has acknowledged it", async () => {
    const test = await mailShop();
    const { kim } = await confirmed(test);
    const { reply } = await agentWith(test.relay, kim);
    await reply("It is in Oslo.");
    await kim.send({ type: "received", id: newId(), seq: (await kim.read()).head });
    await test.platform.advance(2 * MINUTE_MS);
    await test.platform.settle();
    expect(test.server.waiting).toHaveLength(0);
  });

  it("[HG7] keeps nothing by mail while the address is not confirmed: the mail says that somebody answered, and no more", async () => {
    const { relay, visitor, platform, server } = await mailShop();
    const kim = visitor();
    await kim.askHuman();
    await give(kim);
    await platform.settle();
    await server.nextMail();
    const { reply } = await agentWith(relay, kim);
    await reply("It is in Oslo.");
    await platform.advance(LIMITS.answerMailAfterMs);
    const notice = await server.nextMail();
    expect(notice.text).not.toContain("Oslo");
    expect(notice.text).toContain("has answered");
    expect(await typesOf(kim)).not.toContain("promise.kept");
    const browser = new PlainBrowser(relay);
    await browser.open(linkIn(notice));
    await browser.follow();
    await browser.open();
    expect(browser.text).toContain("It is in Oslo.");
    expect((await typesOf(kim)).slice(-2)).toEqual(["contact.confirmed", "promise.kept"]);
  });

  it("[HG7] is mailed again until the server takes it, over a restart, and is one mail to its reader", async () => {
    const folder = tempFolder();
    const platform = manualPlatform();
    const first = await mailShop({ folder, platform });
    const { kim } = await confirmed(first);
    const { reply } = await agentWith(first.relay, kim);
    first.server.refusal = 451;
    await reply("It is in Oslo.");
    await platform.advance(LIMITS.answerMailAfterMs);
    await expect
      .poll(() => first.db.prepare("SELECT count(*) AS n FROM mails WHERE kind = 'answer'").get())
      .toEqual({
        n: 1,
      });
    const { id } = first.db.prepare("SELECT id FROM mails WHERE kind = 'answer'").get() ?? {};
    first.db.close();
    await first.relay.stop();
    const second = await mailShop({ folder, platform });
    await platform.advance(15 * MINUTE_MS);
    const mail = await second.server.nextMail();
    expect(mail.header("message-id")).toBe(`<${String(id)}@relay.example>`);
    await expect.poll(() => typesOf(second.visitor(kim.secret))).toContain("promise.kept");
  });

  it("[HG7] is mailed again also where the mail server refuses the relay as a sender, for good as it says", async () => {
    const test = await mailShop();
    const { kim } = await confirmed(test);
    const { reply } = await agentWith(test.relay, kim);
    test.server.senderRefusal = 550;
    await reply("It is in Oslo.");
    await test.platform.advance(LIMITS.answerMailAfterMs);
    await expect.poll(() => attemptsIn(test.db)).toBeGreaterThan(0);
    // The operator mends it.
    test.server.senderRefusal = null;
    await test.platform.advance(15 * MINUTE_MS);
    expect((await test.server.nextMail()).text).toContain("It is in Oslo.");
  });

  it("[HG7] keeps its promise also when the relay fell between the mail server's yes and its own note of it", async () => {
    const folder = tempFolder();
    const platform = manualPlatform();
    const first = await mailShop({ folder, platform });
    const { kim } = await confirmed(first);
    const { reply } = await agentWith(first.relay, kim);
    first.db.exec(`CREATE TRIGGER jam BEFORE INSERT ON events WHEN new.type = 'promise.kept'
                   BEGIN SELECT raise(ABORT, 'jammed'); END`);
    await reply("It is in Oslo.");
    await platform.advance(LIMITS.answerMailAfterMs);
    await first.server.nextMail();
    await expect.poll(() => first.db.prepare("SELECT attempts FROM jobs WHERE type = 'notify'").get()).toBeDefined();
    first.db.exec("DROP TRIGGER jam");
    first.db.close();
    await first.relay.stop();
    const second = await mailShop({ folder, platform });
    await platform.advance(MINUTE_MS);
    await expect.poll(() => typesOf(second.visitor(kim.secret))).toContain("promise.kept");
    expect(second.server.waiting).toHaveLength(0);
  });

  it("[HG6] [HG7] below a broken promise is promised by mail, and keeps that one", async () => {
    const test = await mailShop();
    const { kim } = await confirmed(test);
    await test.platform.advance(MINUTE_MS);
    await test.platform.settle();
    expect((await kim.read()).events.at(-1)).toMatchObject({ type: "promise.made", rung: "written", channel: "email" });
    const { reply } = await agentWith(test.relay, kim);
    await reply("It is in Oslo.");
    await test.platform.advance(LIMITS.answerMailAfterMs);
    await test.server.nextMail();
    await expect.poll(() => typesOf(kim)).toContain("promise.kept");
  });
});

describe("the language of mail to a visitor", () => {
  it("is the conversation's, and the page behind its link goes on in it", async () => {
    const { relay, visitor, platform, server } = await mailShop();
    const kim = visitor();
    await kim.askHuman(null, "ar");
    await give(kim);
    await platform.settle();
    const mail = await server.nextMail();
    expect(mail.header("subject")).toContain(WORDS["ar"]?.linkSubject.split("{site}")[1]);
    expect(mail.text).toContain(WORDS["ar"]?.linkConfirm);
    const browser = new PlainBrowser(relay);
    await browser.open(`${linkIn(mail)}?lang=ar`, { "accept-language": "de" });
    expect(mail.text).toContain(`${linkIn(mail)}?lang=ar\n`);
    expect(browser.page.html).toContain('<html lang="ar" dir="rtl">');
    const answer = await browser.post(browser.body("open"), {}, "/human/shop/mail?lang=ar");
    expect(answer.headers.get("location")).toBe("/human/shop?confirmed&lang=ar");
    // Whoever follows it again is told so in the same language.
    const other = new PlainBrowser(relay);
    await other.open(`${linkIn(mail)}?lang=ar`);
    expect(other.page.html).toContain(WORDS["ar"]?.linkUsed);
  });
});

describe("who a mail is from", () => {
  it("is the site by its name, whatever letters it has, and a reply goes to the site's own address", async () => {
    const test = await mailShop();
    const name = 'Çay "Bahçesi", 茶 <Ltd>';
    await test.relay.people.sites.set(SITE, { name });
    const { mail } = await confirmed(test);
    expect(mail.header("from")).toBe(`${name} <chat@relay.example>`);
    expect(mail.header("reply-to")).toBe(`${name} <help@shop.example>`);
    expect(mail.text).toContain(
      "A reply to this e-mail goes to help@shop.example and does not reach the conversation.",
    );
    expect(mail.text).not.toContain("Please do not reply");
  });

  it("asks for no reply where the site has no address", async () => {
    const test = await mailShop();
    await test.relay.people.sites.set(SITE, { contact: { email: null, phone: "+47 22 00 00 00" } });
    const { mail } = await confirmed(test);
    expect(mail.header("reply-to")).toBe("");
    expect(mail.text).toContain("Please do not reply to this e-mail");
  });
});

describe("what is mailed", () => {
  it("cannot be made to carry a header or a recipient of somebody else's", async () => {
    const test = await mailShop();
    await test.relay.people.sites.set(SITE, { name: "Shop\r\nBcc: all@evil.example\r\n\r\nhello" });
    const { mail } = await confirmed(test);
    expect(mail.to).toEqual([EMAIL]);
    expect(mail.header("bcc")).toBe("");
    expect(mail.raw.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/im);
    expect(mail.header("from")).toMatch(/ <chat@relay\.example>$/);
    expect(mail.header("reply-to")).toMatch(/ <help@shop\.example>$/);
    const contact = { email: "help@shop.example\r\nBcc: all@evil.example", phone: null };
    expect((await test.relay.people.sites.set(SITE, { contact })).ok).toBe(false);
    for (const email of ["kim@home.example\r\nBcc: all@evil.example", "kim@home.example,all@evil.example", "a b@c.d"]) {
      const { verdicts } = await give(test.visitor(), email);
      expect(verdicts[0]).toMatchObject({ ok: false, error: { code: "malformed" } });
    }
  });

  it("leaves no address and no word in the log, also when it fails", async () => {
    let written = "";
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        done();
      },
    });
    const test = await mailShop({ logger: pino({ level: "trace" }, stream) });
    const { kim, mail } = await confirmed(test);
    const { reply } = await agentWith(test.relay, kim);
    test.server.refusal = 550;
    await reply("It is in Oslo.");
    await test.platform.advance(LIMITS.answerMailAfterMs);
    await expect.poll(() => written).toContain("a mail to a visitor was given up");
    expect(written).toContain("EENVELOPE 550");
    const token = linkIn(mail).slice("/human/shop/mail/".length);
    for (const word of ["home.example", "Oslo", "4111", token]) expect(written).not.toContain(word);
  });

  it("goes to no server of another machine with a password and without TLS", async () => {
    const { port } = await mailServer();
    // This machine by a name that could be anybody's.
    const mailer = smtpMailer({ url: `smtp://shop:hunter2@[::ffff:127.0.0.1]:${port}`, from: "chat@relay.example" });
    const mail = { to: EMAIL, subject: "Hello", text: "Hello.", id: "m_1", references: [] };
    expect(await mailer.send(mail)).toEqual({ ok: false, why: expect.stringContaining("ETLS") });
    mailer.stop();
  });

  it("is nothing at all without a mail server, and everybody is told so", async () => {
    const { visitor, platform, relay, db } = await testRelay();
    await give(visitor());
    await platform.settle();
    expect(jobsIn(db)).toBe(0);
    const facts = await read<object>(await relay.fetch(new Request(`${RELAY}/v1/sites/shop`)));
    expect(facts).toMatchObject({ canMail: false });
  });
});

function attemptsIn(db: MailShop["db"]): number {
  return Number(db.prepare("SELECT max(attempts) AS attempts FROM jobs WHERE type = 'notify'").get()?.["attempts"]);
}

function jobsIn(db: MailShop["db"]): unknown {
  return db.prepare("SELECT count(*) AS jobs FROM jobs WHERE type = 'notify'").get()?.["jobs"];
}
