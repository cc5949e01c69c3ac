// The transcript by e-mail, through the real relay and a real mail server: to a confirmed address, and to nobody else.
import { LIMITS, type ErrorResponse, type TranscriptResponse } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { newId, testRelay, type Visitor } from "../testing/test-relay.ts";
import { confirmed, EMAIL, give, linkIn, mailShop, SECRET_WORDS, type MailShop } from "./testing/mail-shop.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The address that it went to, or the code of the refusal. */
async function ask({ post }: Pick<MailShop, "post">, { credentials }: Visitor): Promise<string> {
  const response = await post("/v1/transcript", credentials);
  const answer: Partial<TranscriptResponse & ErrorResponse> = JSON.parse(await response.text());
  return answer.email ?? answer.error?.code ?? "nothing";
}

describe("the transcript by e-mail", () => {
  it("goes to the confirmed address, as a file beside a letter with a link back", async () => {
    const test = await mailShop();
    const { kim } = await confirmed(test);
    await test.platform.settle();
    expect(await ask(test, kim)).toBe(EMAIL);
    const mail = await test.server.nextMail();
    expect(mail.to).toEqual([EMAIL]);
    expect(mail.header("from")).toBe("The Shop <chat@relay.example>");
    expect(mail.header("reply-to")).toBe("The Shop <help@shop.example>");
    expect(mail.header("subject")).toBe("Chat with The Shop");
    expect(mail.raw).toContain("filename=chat-shop.txt");
    expect(mail.text).toContain(`You: ${SECRET_WORDS}`);
    expect(linkIn(mail)).not.toBe("no link");
    // In the thread of the mail that confirmed it.
    expect(mail.header("references")).toMatch(/^<m_/);
    const browser = new PlainBrowser(test.relay);
    await browser.open(linkIn(mail));
    expect((await browser.follow()).status).toBe(303);
  });

  it("goes to no address that nobody has confirmed, nor to the one before a correction", async () => {
    const test = await mailShop();
    const kim = test.visitor();
    expect(await ask(test, kim)).toBe("unknown-conversation");
    await kim.say(SECRET_WORDS);
    expect(await ask(test, kim)).toBe("address-not-confirmed");
    await give(kim);
    await test.platform.settle();
    await test.server.nextMail();
    expect(await ask(test, kim)).toBe("address-not-confirmed");
    const { kim: ola } = await confirmed(test);
    await give(ola, "ola@home.example");
    await test.platform.settle();
    expect((await test.server.nextMail()).text).not.toContain("4111");
    expect(await ask(test, ola)).toBe("address-not-confirmed");
    expect(test.server.waiting).toHaveLength(0);
  });

  it("goes to one address so often in an hour, and then again", async () => {
    const test = await mailShop();
    const { kim } = await confirmed(test);
    for (let times = 0; times < LIMITS.transcriptMailsPerHourMax; times += 1) expect(await ask(test, kim)).toBe(EMAIL);
    expect(await ask(test, kim)).toBe("too-many-transcripts");
    expect(test.server.waiting).toHaveLength(LIMITS.transcriptMailsPerHourMax);
    // Nothing was said in between: a reader's mail program has one of them.
    expect(new Set(test.server.waiting.map((mail) => mail.header("message-id"))).size).toBe(1);
    await test.platform.advance(HOUR_MS);
    expect(await ask(test, kim)).toBe(EMAIL);
  });

  it("is not counted where the mail server did not take it, and tried so often in a minute", async () => {
    const test = await mailShop();
    const { kim } = await confirmed(test);
    const refuse = async (times: number): Promise<number> => {
      test.server.refusal = 450;
      const before = test.server.refusedRecipients;
      for (let time = 0; time < times; time += 1) expect(await ask(test, kim)).toBe("not-mailed");
      test.server.refusal = null;
      return test.server.refusedRecipients - before;
    };
    for (let minute = 0; minute < 3; minute += 1) {
      expect(await refuse(2 * LIMITS.transcriptTriesPerMinuteMax)).toBe(LIMITS.transcriptTriesPerMinuteMax);
      // The mail server is not asked again before the minute is over, also once it could.
      expect(await ask(test, kim)).toBe("not-mailed");
      await test.platform.advance(MINUTE_MS);
    }
    for (let times = 0; times < LIMITS.transcriptMailsPerHourMax; times += 1) expect(await ask(test, kim)).toBe(EMAIL);
    expect(await ask(test, kim)).toBe("too-many-transcripts");
    expect(test.server.waiting).toHaveLength(LIMITS.transcriptMailsPerHourMax);
  });

  it("is refused where the mail server refuses it, where there is none, and once the conversation was erased", async () => {
    const test = await mailShop();
    const { kim } = await confirmed(test);
    test.server.refusal = 450;
    expect(await ask(test, kim)).toBe("not-mailed");
    test.server.refusal = null;
    await kim.send({ type: "erase", id: newId() });
    expect(await ask(test, kim)).toBe("erased");
    const poor = await testRelay();
    const ola = poor.visitor();
    await ola.say("hello");
    expect(await ask(poor, ola)).toBe("not-mailed");
  });

  it("is offered by the page without script once there is a confirmed address", async () => {
    const test = await mailShop();
    const plain = new PlainBrowser(test.relay);
    await plain.open();
    await plain.send("ask", { email: "ola@home.example" });
    expect(plain.page.html).not.toContain('value="mail"');
    await test.platform.settle();
    await test.server.nextMail();
    const { browser } = await confirmed(test);
    await browser.open();
    const page = await browser.send("mail");
    expect(page.status).toBe(200);
    expect(browser.text).toContain("The transcript is on its way to your e-mail address.");
    expect((await test.server.nextMail()).text).toContain("4111");
  });
});
