// Writes the mails to visitors. What was said in a conversation stands only in those that go to an address its visitor has confirmed.
import { messageText } from "@handrail/protocol";
import { html } from "hono/html";
import { momentTextIn } from "../domain/moment-text.ts";
import type { Site } from "../sites/site.ts";
import type { Mail } from "./mailer.ts";
import type { Answer } from "./unheard.ts";

/** What a mail says, before it has an address and a place in its thread. */
export type Letter = Required<Pick<Mail, "subject" | "text" | "html" | "fromName">>;

/** What every mail has. */
export interface LetterFrame {
  readonly site: Pick<Site, "name" | "hours">;
  /** Opens the conversation once. */
  readonly link: string;
  readonly expiresAtMs: number;
  readonly nowMs: number;
}

/** HG7: asks whether the address is the visitor's. Whoever gets it by mistake learns nothing but the site's name. */
export function linkLetter(frame: LetterFrame): Letter {
  const { name } = frame.site;
  return letter(frame, {
    subject: `${name}: please confirm this address`,
    before: [
      `Somebody has asked ${name} for a human, and has left this e-mail address to be answered at.`,
      "If that was you, confirm it here. You then see your conversation, and answers reach you by e-mail when you have closed the page:",
    ],
    after: [`If it was not you, do nothing: no answer is sent to an address that is not confirmed.`],
  });
}

/** Somebody has answered, and the address is not confirmed: no word of it. */
export function noticeLetter(frame: LetterFrame): Letter {
  const { name } = frame.site;
  return letter(frame, {
    subject: `${name} has answered`,
    before: [
      `A person of ${name} has answered in the conversation that this address was left in.`,
      "If it is your conversation, read the answer here. That confirms this address, too:",
    ],
    after: ["If it is not, do nothing: no answer is sent to an address that is not confirmed."],
  });
}

/** The answers themselves. */
export function answerLetter(frame: LetterFrame, answers: readonly Answer[]): Letter {
  const { name } = frame.site;
  return letter(frame, {
    subject: `${name} has answered`,
    before: [`You asked ${name} for a human. Here is the answer.`],
    answers,
    after: ["To read the whole conversation and to write back, open it here:"],
    isLinkLast: true,
  });
}

interface Content {
  readonly subject: string;
  readonly before: readonly string[];
  readonly answers?: readonly Answer[];
  readonly after: readonly string[];
  readonly isLinkLast?: boolean;
}

function letter({ site, link, expiresAtMs, nowMs }: LetterFrame, content: Content): Letter {
  const until = momentTextIn(site.hours?.timeZone ?? null, nowMs)(expiresAtMs);
  const small = [
    `The link opens the conversation once, in one browser, until ${until}.`,
    "Please do not reply to this e-mail: a reply does not reach the conversation.",
  ];
  const { subject, before, answers = [], after, isLinkLast = false } = content;
  const said = answers.map((answer) => ({ who: speakerOf(answer), text: messageText(answer) }));
  const text = [
    ...before,
    ...said.map(({ who, text: words }) => `${who}:\n${quoted(words)}`),
    ...(isLinkLast ? [...after, link] : [link, ...after]),
    ["-- ", ...small].join("\n"),
  ].join("\n\n");
  const button = html`<p><a href="${link}" style="${BUTTON}">Open the conversation</a></p>`;
  const paragraphs = (lines: readonly string[]) => lines.map((line) => html`<p>${line}</p>`);
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${subject}</title></head>
<body style="${BODY}">
${paragraphs(before)}
${said.map(({ who, text: words }) => html`<p><b>${who}</b></p><blockquote style="${QUOTE}">${words}</blockquote>`)}
${isLinkLast ? paragraphs(after) : ""}${button}${isLinkLast ? "" : paragraphs(after)}
<hr>
${small.map((line) => html`<p><small>${line}</small></p>`)}
</body>
</html>`;
  return { subject, text: `${text}\n`, html: String(page), fromName: site.name };
}

const BODY =
  "font-family: system-ui, sans-serif; line-height: 1.5; max-width: 36rem; margin: 1rem auto; padding: 0 1rem";
const QUOTE = "margin: 0 0 1rem; padding: 0 0 0 1rem; border-left: 3px solid #999; white-space: pre-wrap";
const BUTTON =
  "display: inline-block; padding: .6rem 1rem; border-radius: .4rem; background: #1a5fb4; color: #fff; text-decoration: none";

// HG8: who speaks comes from the log's author.
function speakerOf({ from }: Answer): string {
  return from.type === "agent" ? from.name : "";
}

// The answer is told apart from our own words, also where nothing is styled.
function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
