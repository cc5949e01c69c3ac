// The options that several commands share.
import { InvalidArgumentError, Option } from "commander";
import { DEFAULT_PUBLIC_URL, parsePublicUrl } from "../accounts/public-url.ts";
import { DEFAULT_FOLDER } from "./data-folder.ts";
import type { Terminal } from "./terminal.ts";

/** Where the data is. */
export function dataOption(): Option {
  return new Option("--data <folder>", "the data folder").env("HANDRAIL_DATA").default(DEFAULT_FOLDER);
}

/** Where people reach the relay. */
export function publicUrlOption(): Option {
  return new Option(
    "--public-url <address>",
    "the relay's address as browsers see it, like https://chat.shop.example; known from the last start",
  )
    .env("HANDRAIL_PUBLIC_URL")
    .argParser(publicUrl);
}

/** By which server mails go out. */
export function smtpUrlOption(): Option {
  return new Option(
    "--smtp-url <address>",
    "the mail server that mails to visitors and alarms are sent by, like smtp://name:password@mail.example:587",
  ).env("HANDRAIL_SMTP_URL");
}

/** Whom mails are from. */
export function mailFromOption(): Option {
  return new Option(
    "--mail-from <address>",
    "whom its mails are from, visitors' with the site's name; chat@ the public address at first",
  ).env("HANDRAIL_MAIL_FROM");
}

/** What is printed holds an address that nobody else's browser can reach, and nobody has said that it shall. */
export function noteAddress(publicUrl: string, given: string | undefined, terminal: Pick<Terminal, "err">): void {
  if (given !== undefined || publicUrl !== DEFAULT_PUBLIC_URL) return;
  terminal.err(
    `${publicUrl} is for browsers on this machine. Say where others find the relay, here or at handrail start:`,
  );
  terminal.err("  --public-url https://chat.shop.example");
}

/** For programs that read the answer. */
export function jsonOption(): Option {
  return new Option("--json", "answer in JSON");
}

function publicUrl(text: string): string {
  const address = parsePublicUrl(text);
  if (address === null) throw new InvalidArgumentError("It must be like https://chat.shop.example, without a path.");
  return address;
}
