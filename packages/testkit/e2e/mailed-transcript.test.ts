// The transcript by e-mail, as a visitor has it: refused until they have opened the link in a real mail, then a file with what was said.
// A mail server that is down is told of, and loses nothing.
import { afterAll, beforeAll, expect, it } from "vitest";
import { startMailServer, type MailServer } from "./mail-server.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

const EMAIL = "kim@home.example";

let mail: MailServer;
let stage: Stage;

beforeAll(async () => {
  mail = await startMailServer();
  stage = await setStage({ smtpUrl: mail.url });
  await stage.agent("Kari"); // whose sign-in makes the site live
});
afterAll(async () => {
  await stage.close();
  await mail.stop();
});

/** Chooses it in the menu, and waits for the words that come of it. */
async function mailTranscript(visitor: VisitorPage, words: string): Promise<void> {
  await visitor.press("More");
  await visitor.press("E-mail transcript");
  await visitor.sees(words);
}

/** The words of the file in the newest mail, once so many have come. */
async function fileIn(count: number): Promise<string> {
  await expect.poll(() => mail.mails.length).toBe(count);
  const newest = mail.mails.at(-1);
  expect(newest?.to).toEqual([{ address: EMAIL, name: "" }]);
  expect(newest?.attachments.map(({ filename }) => filename)).toEqual(["chat-shop.txt"]);
  const content = newest?.attachments[0]?.content;
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

it("mails what was said to an address once its link was opened, and again once the mail server is back", async () => {
  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.say("When will my parcel leave? Håper på mandag.");
  await visitor.sees("within one working day.");

  await mailTranscript(visitor, "First leave your e-mail address");
  await visitor.press("Leave contact");
  await visitor.panel.getByRole("textbox", { name: "E-mail" }).fill(EMAIL);
  await visitor.press("Save");
  await expect.poll(() => mail.mails.length).toBe(1);
  // Left, and not confirmed: anybody's address can be left.
  await mailTranscript(visitor, `We sent a link to ${EMAIL}.`);
  expect(mail.mails.length).toBe(1);
  expect(await visitor.panel.getByRole("button", { name: "Change contact" }).count()).toBe(1);
  await visitor.press("Back");

  const link = /http:\S+/.exec(mail.mails[0]?.text ?? "")?.[0] ?? "no link";
  const opened = await visitor.context.newPage();
  await opened.goto(link);
  await opened.getByRole("button").click();
  await visitor.sees(`You confirmed ${EMAIL}`);
  await opened.close();

  await mailTranscript(visitor, "The transcript is on its way to your e-mail address.");
  const told = await fileIn(2);
  expect(told).toContain("You: When will my parcel leave? Håper på mandag.");
  expect(told).toContain("Fjord assistant (AI): Parcels leave our house in Bergen within one working day.");
  await visitor.press("Back");

  await mail.stop();
  await visitor.say("And what does it cost?");
  await expect.poll(() => visitor.count("within one working day.")).toBe(2);
  await mailTranscript(visitor, "That did not work. Try again, call or write.");
  expect(mail.mails.length).toBe(2);
  await mail.start();
  await visitor.press("Try again");
  await visitor.sees("The transcript is on its way to your e-mail address.");
  expect(await fileIn(3)).toContain("You: And what does it cost?");
  await visitor.close();
});
