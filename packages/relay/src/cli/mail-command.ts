// `handrail mail test`: sends one mail as the relay would, and tells what the mail server says to it, with what to look at.
import { emailSchema } from "@handrail/protocol/wire";
import type { Command } from "commander";
import * as v from "valibot";
import { smtpMailer, type MailTrouble } from "../mail/mailer.ts";
import { usualSender } from "../mail/sender.ts";
import { nodePlatform, randomName } from "../platform.ts";
import { CliError } from "./cli-error.ts";
import { withData } from "./data-folder.ts";
import { dataOption, jsonOption, mailFromOption, publicUrlOption, smtpUrlOption } from "./options.ts";
import { LOGIN_SIGNS, refuseUnreadable } from "./start-input.ts";
import type { Terminal } from "./terminal.ts";

interface MailWords {
  readonly data: string;
  readonly publicUrl?: string;
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
  readonly json?: boolean;
}

/** Adds the `mail` commands to the program. */
export function addMailCommands(program: Command, terminal: Terminal): void {
  program
    .command("mail")
    .description("the mails that the relay sends")
    .command("test")
    .description("send one mail by the mail server that the relay is given, and say what comes of it")
    .argument("<to>", "an address that you can look into, like you@shop.example")
    .addOption(dataOption())
    .addOption(publicUrlOption())
    .addOption(smtpUrlOption())
    .addOption(mailFromOption())
    .addOption(jsonOption())
    .action((to: string, words: MailWords) => test(to, words, terminal));
}

async function test(to: string, words: MailWords, terminal: Terminal): Promise<void> {
  refuseUnreadable(words);
  const { smtpUrl: url } = words;
  if (url === undefined) {
    throw new CliError("No mail server is named.", {
      next: "Name the relay's in HANDRAIL_SMTP_URL, like smtp://name:password@mail.example:587.",
      exitCode: 2,
    });
  }
  if (!v.is(emailSchema, to)) {
    throw new CliError("The mail can be sent to no such address.", {
      next: "Write it like: handrail mail test you@shop.example",
      exitCode: 2,
    });
  }
  const from = words.mailFrom ?? usualSender(await publicUrlOf(words, terminal));
  let trouble: MailTrouble | null = null;
  const mailer = smtpMailer({ url, from }, (heard) => (trouble = heard));
  const delivery = await mailer.send({
    to,
    id: `test_${randomName(nodePlatform)}`,
    references: [],
    subject: "Handrail: this mail has arrived",
    text: "Answers to visitors who have left, and alarms, will come from the same mail server and the same address.\n",
  });
  mailer.stop();
  if (!delivery.ok) throw refusalOf(trouble ?? { code: "unknown", command: "", said: delivery.why });
  if (words.json) return terminal.out(JSON.stringify({ to, from }));
  terminal.out(`The mail server has taken a mail to ${to} from ${from}.`);
  terminal.out("Look whether it arrives, and not among the spam. Then give handrail start the same settings.");
}

async function publicUrlOf({ data, publicUrl }: MailWords, terminal: Terminal): Promise<string> {
  if (publicUrl !== undefined) return publicUrl;
  try {
    return await withData({ data, terminal, folder: "known" }, (folder) => folder.publicUrl);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    throw new CliError("Nobody has said whom mails are from, and no relay has run here yet.", {
      next: 'Say it with --mail-from "Fjell & Fjord <chat@shop.example>", or with --public-url where the relay is going to be.',
      exitCode: 2,
    });
  }
}

function refusalOf(trouble: MailTrouble): CliError {
  return new CliError(`The mail was not taken (${trouble.code}): ${trouble.said}`, { next: nextOf(trouble) });
}

function nextOf({ code, command }: MailTrouble): string {
  switch (code) {
    case "EDNS":
    case "ECONNECTION":
    case "ETIMEDOUT":
    case "ESOCKET":
      return "Look at the name and the port in HANDRAIL_SMTP_URL: 587 is for smtp://, 465 for smtps://. Some providers let no machine out to them before it is asked for.";
    case "ETLS":
      return "The server speaks no TLS here, or has no certificate for this name. In a network of your own, HANDRAIL_SMTP_URL may end in ?ignoreTLS=true.";
    case "EAUTH":
    case "ENOAUTH":
      return `Look at the name and the password in HANDRAIL_SMTP_URL. ${LOGIN_SIGNS}`;
    default:
      return command === "MAIL FROM"
        ? "Take a sender that the mail server lets you send as: --mail-from, or HANDRAIL_MAIL_FROM."
        : command === "RCPT TO"
          ? "Look at the address that it goes to, and whether the mail server sends to others than its own without a name and a password."
          : "The words are the mail server's own. Ask whoever runs it.";
  }
}
