// Hands mail to the operator's mail server by SMTP. What is written in it is not its business.
import { createTransport } from "nodemailer";
import type { Delivery } from "../domain/delivery.ts";
import { senderOf } from "./sender.ts";

/** A mail of a few lines. Ids stand for what becomes a Message-ID once the sender's domain is put behind them. */
export interface Mail {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same in HTML, for readers who like it. */
  readonly html?: string;
  /** The same for each attempt, so that a reader's mail program shows one. */
  readonly id: string;
  /** Ids of the mails that this one belongs to, oldest first. */
  readonly references: readonly string[];
  /** The id of the mail that it follows. */
  readonly inReplyTo?: string | null;
  /** A file of plain text beside it. */
  readonly attachment?: { readonly filename: string; readonly content: string };
  /** Whom the reader knows it to be from; the relay's own name without it. */
  readonly fromName?: string;
  /** The address that the reader's answer goes to; the sender's without it. */
  readonly replyTo?: string | null;
}

/** A way to send mail. */
export interface Mailer {
  /** Resolves when the mail server has accepted it, or has not within seconds. */
  send(mail: Mail): Promise<Delivery>;
  stop(): void;
}

/** How mail is sent. */
export interface SmtpOptions {
  /** `smtp://name:password@mail.example:587`, or `smtps://` for TLS from the first byte on. */
  readonly url: string;
  /** Whom the mails are from: an address, or a name and an address, `Fjell & Fjord <chat@shop.example>`. */
  readonly from: string;
}

const TIMEOUT_MS = 10_000;

/** What went wrong, in the mail server's own words, which may hold addresses: for an operator who looks on, and for no log. */
export interface MailTrouble {
  /** Nodemailer's: `EAUTH`, `EENVELOPE`. */
  readonly code: string;
  /** What was asked when it did: `MAIL FROM`; empty where nobody answered. */
  readonly command: string;
  readonly said: string;
}

/**
 * `onTrouble` hears of each mail that was not taken.
 *
 * @throws TypeError when the address is not one of a mail server, or the sender has none
 */
export function smtpMailer({ url, from }: SmtpOptions, onTrouble?: (trouble: MailTrouble) => void): Mailer {
  if (!isSmtpUrl(url)) throw new TypeError("the address of the mail server is not like smtp://mail.example:587");
  const sender = senderOf(from);
  if (!sender) throw new TypeError("the sender of mails is not like Fjell & Fjord <chat@shop.example>");
  const { address } = sender;
  const transport = createTransport(settled(url));
  const domain = address.slice(address.indexOf("@") + 1);
  const messageId = (id: string): string => `<${id}@${domain}>`;
  return {
    async send({ to, subject, text, html, id, references, inReplyTo, attachment, fromName = sender.name, replyTo }) {
      try {
        await transport.sendMail({
          // As parts and not as one text: nothing of a name or an address can be read as another header or recipient.
          from: { name: fromName, address },
          ...(replyTo && { replyTo: { name: fromName, address: replyTo } }),
          to: { name: "", address: to },
          subject,
          text,
          ...(html !== undefined && { html }),
          ...(attachment && { attachments: [{ ...attachment, contentType: "text/plain; charset=utf-8" }] }),
          messageId: messageId(id),
          references: references.map(messageId),
          ...(inReplyTo && { inReplyTo: messageId(inReplyTo) }),
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return { ok: true };
      } catch (error) {
        onTrouble?.(troubleOf(error));
        return { ok: false, why: whyOf(error), ...(isRecipientRefused(error) && { isFinal: true as const }) };
      }
    },
    stop: () => transport.close(),
  };
}

/** Whether the mail server can be reached, and takes the name and the password. It says nothing of senders and recipients. */
export async function tryMailServer({ url }: Pick<SmtpOptions, "url">): Promise<Delivery> {
  const transport = createTransport(settled(url));
  try {
    await transport.verify();
    return { ok: true };
  } catch (error) {
    return { ok: false, why: whyOf(error) };
  } finally {
    transport.close();
  }
}

/** Whether a text is the address of a mail server. */
export function isSmtpUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "";
}

/** This machine, by its usual names. */
const HERE: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

function settled(text: string): string {
  const url = new URL(text);
  // Whoever stands in between can leave out that the server speaks TLS, and would be told the password.
  const isExposed = url.protocol === "smtp:" && url.password !== "" && !HERE.includes(url.hostname);
  if (isExposed && !["requireTLS", "ignoreTLS"].some((name) => url.searchParams.has(name))) {
    url.searchParams.set("requireTLS", "true");
  }
  // A mail server that does not answer must not hold up what else is to be told.
  for (const name of ["connectionTimeout", "greetingTimeout", "socketTimeout", "dnsTimeout"]) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(TIMEOUT_MS));
  }
  return url.href;
}

// The server's own words may hold addresses: only the kind of trouble is told.
function whyOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const status = error instanceof Error && "responseCode" in error ? ` ${String(error.responseCode)}` : "";
  return `mail server: ${code}${status}`;
}

function troubleOf(error: unknown): MailTrouble {
  if (!(error instanceof Error)) return { code: "unknown", command: "", said: String(error) };
  const own = (name: string): string => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === "string" ? value : "";
  };
  return { code: own("code") || "unknown", command: own("command"), said: own("response") || error.message };
}

// RFC 5321: a status from 500 on is for good, and after this command it is about the recipient. A sender who is refused for good is the
// operator's to mend, and then the mail goes; others may pass later.
function isRecipientRefused(error: unknown): boolean {
  if (troubleOf(error).command !== "RCPT TO") return false;
  if (!(error instanceof Error) || !("responseCode" in error)) return false;
  return typeof error.responseCode === "number" && error.responseCode >= 500;
}
