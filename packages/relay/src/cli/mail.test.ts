// `handrail mail test`, against a real mail server: what an administrator reads who sets mail up for the first time.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { mailServer, type MailServer } from "../mail/testing/mail-server.ts";
import { handrail, type Ended } from "./handrail.fixture.ts";

const BOSS = "boss@shop.example";
const FROM = "Fjell & Fjord <chat@shop.example>";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "handrail-mail-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const test = (url: string, ...words: readonly string[]): Promise<Ended> =>
  handrail(["mail", "test", ...words, "--smtp-url", url, "--data", folder()]);
const urlOf = ({ port }: MailServer, login = ""): string => `smtp://${login}127.0.0.1:${port}`;

it("sends one mail as the relay would, and says whom it is from", async () => {
  const server = await mailServer({ password: "hunter/2" });
  const ended = await test(urlOf(server, "shop:hunter%2F2@"), BOSS, "--mail-from", FROM);
  expect([ended.code, ended.err]).toEqual([0, ""]);
  expect(ended.out).toContain(`has taken a mail to ${BOSS} from ${FROM}.`);
  const mail = await server.nextMail();
  expect(mail.to).toEqual([BOSS]);
  expect(mail.header("from")).toBe('"Fjell & Fjord" <chat@shop.example>');
  expect(mail.header("subject")).toBe("Handrail: this mail has arrived");
  const json = await test(urlOf(server, "shop:hunter%2F2@"), BOSS, "--mail-from", FROM, "--json");
  expect(JSON.parse(json.out)).toEqual({ to: BOSS, from: FROM });
});

it("knows whom mails are from by where the relay is, now or at its last start, and else asks", async () => {
  const server = await mailServer();
  const told = await test(urlOf(server), BOSS, "--public-url", "https://chat.shop.example");
  expect(told.out).toContain("from Handrail <chat@chat.shop.example>.");

  const data = folder();
  await handrail(["site", "add", "shop", "--origin", "https://shop.example", "--data", data]);
  const known = await handrail(["mail", "test", BOSS, "--data", data, "--smtp-url", urlOf(server)]);
  expect(known.out).toContain("from Handrail <chat@");

  const empty = folder();
  const asked = await handrail(["mail", "test", BOSS, "--data", empty, "--smtp-url", urlOf(server)]);
  expect([asked.code, readdirSync(empty)]).toEqual([2, []]);
  expect(asked.err).toContain('--mail-from "Fjell & Fjord <chat@shop.example>"');
});

it("says in the mail server's words why a mail was not taken, and what to look at", async () => {
  const server = await mailServer({ password: "hunter2" });
  const login = "shop:hunter2@";
  const wrong = await test(urlOf(server, "shop:secret%40@"), BOSS, "--mail-from", FROM);
  expect([wrong.code, wrong.out]).toEqual([1, ""]);
  expect(wrong.err).toContain("(EAUTH): 535 wrong password");
  expect(wrong.err).toContain("@ is written %40");
  expect(wrong.err).not.toContain("secret");

  server.senderRefusal = 553;
  const sender = await test(urlOf(server, login), BOSS, "--mail-from", FROM);
  expect(sender.err).toContain("553 not your address");
  expect(sender.err).toContain("HANDRAIL_MAIL_FROM");
  server.senderRefusal = null;

  server.refusal = 550;
  const recipient = await test(urlOf(server, login), BOSS, "--mail-from", FROM);
  expect(recipient.err).toContain("550 no such mailbox");
  expect(recipient.err).toContain("the address that it goes to");

  const plain = await test(`${urlOf(server, login)}?requireTLS=true`, BOSS, "--mail-from", FROM);
  expect(plain.err).toContain("?ignoreTLS=true");
  const absent = await test("smtp://127.0.0.1:1", BOSS, "--mail-from", FROM);
  expect(absent.err).toContain("587 is for smtp://, 465 for smtps://");
  expect([plain.code, absent.code, server.waiting]).toEqual([1, 1, []]);
});

it.each([
  [[BOSS, "--mail-from", FROM], "HANDRAIL_SMTP_URL"],
  [["boss", "--mail-from", FROM, "--smtp-url", "smtp://127.0.0.1:1"], "you@shop.example"],
  [[BOSS, "--mail-from", "Fjell", "--smtp-url", "smtp://127.0.0.1:1"], "<chat@shop.example>"],
  [[BOSS, "--mail-from", FROM, "--smtp-url", "mail.example"], "smtp://mail.example:587"],
])("does not try with %j", async (words, text) => {
  const ended = await handrail(["mail", "test", ...words]);
  expect(ended.code).toBe(2);
  expect(ended.err).toContain(text);
});
