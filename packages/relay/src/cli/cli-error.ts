// What goes wrong on the command line: a sentence, the next step, and whether the words or the world were at fault.
import type { WireError } from "@handrail/protocol";

/** Trouble that the reader can mend. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly next: string;
  /** 1: it could not be done. 2: the command was not understood. */
  readonly exitCode: 1 | 2;

  constructor(message: string, options: { readonly next: string; readonly exitCode?: 1 | 2 }) {
    super(message);
    this.next = options.next;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** The option that fills a field of a site, an invitation or an account. */
const OPTIONS: Readonly<Record<string, string>> = {
  site: "the site's key (a-z, 0-9 and -, 3 to 40 characters)",
  name: "--name",
  origins: "--origin (exactly like https://shop.example, without a path)",
  botName: "--bot-name",
  "bot.url": "--bot-url (http or https, without a name and password in it)",
  "bot.baseUrl": "--openai-base-url (http or https, without a name and password in it)",
  "bot.model": "--openai-model",
  "bot.system": "--openai-system",
  "bot.secret": "--bot-secret (it must be given again when the bot moves to another address)",
  bot: "the bot",
  "hours.timeZone": "--time-zone (an IANA name like Europe/Oslo)",
  "hours.week": "--hours (times from 00:00 to 24:00 that begin and end apart, and do not overlap)",
  "hours.holidays": "--holiday (like 2026-12-25)",
  "contact.email": "--email (an address like help@shop.example)",
  "contact.phone": "--phone (a number like +47 55 00 00 00)",
  answerWithinMs: "--answer-within (15s to 72h)",
  writtenWithinMs: "--written-within (1m to 72h)",
  appointments: "--appointments (every 15m, 30m or 1h; lead 0m to 24h; 1 to 100 per slot; 1 to 3 days)",
  pageSkills: "--page-skills (a path like /returns or an address; at most 100)",
  "alarms.webhookUrl": "--webhook-url (http or https, without a name and password in it)",
  "alarms.email": "--alarm-email (an address like help@shop.example)",
  "onCall.webhookUrl": "--on-call-webhook (http or https, without a name and password in it)",
  "onCall.email": "--on-call-email (an address like help@shop.example)",
  "onCall.afterShare": "--on-call-after (30% to 90%)",
  onCall: "--on-call-after (somebody has to be on call: give --on-call-webhook or --on-call-email as well)",
  "probe.everyMin": "--probe-every (5m to 24h, or never)",
  "identity.keys":
    "--identity-keys (1 to 10 keys as a JWK set, each with a kid of its own: public Ed25519 or P-256, or a secret)",
  "identity.maxAgeSeconds": "--identity-max-age (1m to 24h)",
  "ably.key": "--ably-key (as Ably's dashboard shows it, like app.id:secret)",
  email: "the e-mail address (like ola@shop.example)",
  capacity: "--capacity (1 to 20)",
  languages: "--language (a tag like nb or pt-BR; at most 20)",
  skills: "--skill (a word or two without a comma; at most 30)",
  role: "--role",
};

/** A refusal in the words of the command line. */
export function fromWire(error: WireError): CliError {
  const field = error.details?.["field"];
  if (error.code === "already-exists") {
    return field === "email"
      ? new CliError("There is an account with this e-mail address already.", {
          next: "For a new password: handrail agent reset <email>",
        })
      : new CliError("There is a site with this key already.", { next: "Change it with: handrail site set <site>" });
  }
  if (error.code === "unknown-site") {
    return new CliError(error.message, { next: "See the sites with: handrail site list" });
  }
  if (field === undefined) return new CliError(error.message, { next: error.next });
  return new CliError(`This was not accepted: ${optionOf(field)}.`, { next: "Mend it and run the command again." });
}

function optionOf(field: string): string {
  const names = Object.keys(OPTIONS).filter((name) => field === name || field.startsWith(`${name}.`));
  const longest = names.toSorted((one, other) => other.length - one.length)[0];
  return (longest !== undefined && OPTIONS[longest]) || field;
}
