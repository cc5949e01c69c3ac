// Looks at the addresses that a relay is started with, so that none that cannot be one is found out when it is needed first.
import { isSmtpUrl } from "../mail/mailer.ts";
import { senderOf } from "../mail/sender.ts";
import { CliError } from "./cli-error.ts";

/** How a login stands in an address. */
export const LOGIN_SIGNS = "In a name or a password, @ is written %40, / is %2F, : is %3A and % is %25.";

/** What was written. */
export interface StartAddresses {
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
  readonly heartbeatUrl?: string;
  readonly scanUrl?: string;
}

/** @throws CliError that says how it is written, for the first that cannot be read */
export function refuseUnreadable(words: StartAddresses): void {
  if (words.smtpUrl !== undefined && !isSmtpUrl(words.smtpUrl)) {
    // The address may hold a password, so it is not repeated.
    throw new CliError("The mail server's address could not be read.", {
      next: `Write it like --smtp-url smtp://mail.example:587. ${LOGIN_SIGNS}`,
      exitCode: 2,
    });
  }
  if (words.mailFrom !== undefined && !senderOf(words.mailFrom)) {
    throw new CliError("Whom mails are from could not be read.", {
      next: 'Write it like --mail-from "Fjell & Fjord <chat@shop.example>".',
      exitCode: 2,
    });
  }
  if (words.heartbeatUrl !== undefined && !isHttpUrl(words.heartbeatUrl)) {
    // Whoever knows the address can call it, so it is not repeated.
    throw new CliError("The heartbeat's address could not be read.", {
      next: "Write it like --heartbeat-url https://monitor.example/ping/shop.",
      exitCode: 2,
    });
  }
  if (words.scanUrl !== undefined && !isHttpUrl(words.scanUrl)) {
    throw new CliError("The virus scanner's address could not be read.", {
      next: "Write it like --scan-url http://127.0.0.1:9000/scan.",
      exitCode: 2,
    });
  }
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
