// A relay that mails by a real mail server, and a visitor whose address is confirmed.
import { manualPlatform } from "../../testing/manual-platform.ts";
import { PlainBrowser } from "../../testing/plain-browser.ts";
import { newId, RELAY, testRelay, type TestOptions, type Visitor } from "../../testing/test-relay.ts";
import { mailServer, type ArrivedMail } from "./mail-server.ts";

/** The visitor's. */
export const EMAIL = "kim@home.example";
/** What they said before they confirmed it. */
export const SECRET_WORDS = "my card is 4111 1111";

/** A relay with a mail server of its own. */
export type MailShop = Awaited<ReturnType<typeof mailShop>>;

export async function mailShop(options: TestOptions = {}) {
  const server = await mailServer();
  const mail = { url: `smtp://127.0.0.1:${server.port}`, from: "Handrail <chat@relay.example>" };
  return { ...(await testRelay({ platform: manualPlatform(), mail, ...options })), server };
}

/** Leaves an address. */
export function give(visitor: Visitor, email = EMAIL) {
  return visitor.send({ type: "give-contact", id: newId(), name: null, email, phone: null });
}

/** The path that the link of a mail leads to. */
export function linkIn({ text }: Pick<ArrivedMail, "text">): string {
  return new RegExp(`${RELAY}(/human/shop/mail/[\\w-]{43})`).exec(text)?.[1] ?? "no link";
}

/** A visitor who waits for a human and whose address is confirmed, by the link in the mail, and the browser that has confirmed it. */
export async function confirmed({ relay, visitor, platform, server }: MailShop) {
  const kim = visitor();
  await kim.askHuman();
  await kim.say(SECRET_WORDS);
  await give(kim);
  await platform.settle();
  const mail = await server.nextMail();
  const browser = new PlainBrowser(relay);
  await browser.open(linkIn(mail));
  await browser.follow();
  return { kim, mail, browser };
}
