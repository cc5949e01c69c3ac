// Writes the mails to visitors, in their language. What was said in a conversation stands only in those that go to an address its visitor has confirmed.
import { messageText } from "@handrail/protocol";
import { html } from "hono/html";
import type { Site } from "../sites/site.ts";
import type { Speech } from "../words/speech.ts";
import type { Mail } from "./mailer.ts";
import type { Answer } from "./unheard.ts";

/** What a mail says, before it has an address and a place in its thread. */
export type Letter = Required<Pick<Mail, "subject" | "text" | "html" | "fromName" | "replyTo">>;

/** What every mail has. */
export interface LetterFrame {
  readonly site: Pick<Site, "name" | "hours" | "contact">;
  /** The visitor's language. */
  readonly speech: Speech;
  /** Opens the conversation once. */
  readonly link: string;
  readonly expiresAtMs: number;
  readonly nowMs: number;
}

/** HG7: asks whether the address is the visitor's. Whoever gets it by mistake learns nothing but the site's name. */
export function linkLetter(frame: LetterFrame): Letter {
  const { linkSubject, linkAsked, linkConfirm, linkNotYou } = frame.speech.words;
  return letter(frame, { subject: linkSubject, before: [linkAsked, linkConfirm], after: [linkNotYou] });
}

/** Somebody has answered, and the address is not confirmed: no word of it. */
export function noticeLetter(frame: LetterFrame): Letter {
  const { answeredSubject, noticeAnswered, noticeRead, linkNotYou } = frame.speech.words;
  return letter(frame, { subject: answeredSubject, before: [noticeAnswered, noticeRead], after: [linkNotYou] });
}

/** The answers themselves. */
export function answerLetter(frame: LetterFrame, answers: readonly Answer[]): Letter {
  const { answeredSubject, answerHere, answerOpen } = frame.speech.words;
  return letter(frame, {
    subject: answeredSubject,
    before: [answerHere],
    answers,
    after: [answerOpen],
    isLinkLast: true,
  });
}

/** What was said so far goes beside it, to a confirmed address, because the visitor has asked for it. */
export function transcriptLetter(frame: LetterFrame): Letter {
  const { chatWith, transcriptHere, answerOpen } = frame.speech.words;
  return letter(frame, { subject: chatWith, before: [transcriptHere], after: [answerOpen], isLinkLast: true });
}

/** Texts with the gap `{site}`. */
interface Content {
  readonly subject: string;
  readonly before: readonly string[];
  readonly answers?: readonly Answer[];
  readonly after: readonly string[];
  readonly isLinkLast?: boolean;
}

function letter(frame: LetterFrame, content: Content): Letter {
  const { site, speech, link, expiresAtMs, nowMs } = frame;
  const { words, dir } = speech;
  const replyTo = site.contact.email;
  const time = speech.moments(site.hours?.timeZone ?? null, nowMs).moment(expiresAtMs);
  const own = (text: string): string =>
    `${dir === "rtl" ? RIGHT_TO_LEFT : ""}${speech.say(text, { site: site.name, time, email: replyTo ?? "" })}`;
  const subject = own(content.subject);
  const before = content.before.map(own);
  const after = content.after.map(own);
  const small = [words.linkOnce, replyTo === null ? words.noReply : words.replyGoes].map(own);
  const { answers = [], isLinkLast = false } = content;
  const said = answers.map((answer) => ({ who: speakerOf(answer), text: messageText(answer) }));
  const text = [
    ...before,
    ...said.map(({ who, text: written }) => `${who}:\n${quoted(written)}`),
    ...(isLinkLast ? [...after, link] : [link, ...after]),
    ["-- ", ...small].join("\n"),
  ].join("\n\n");
  const button = html`<p><a href="${link}" style="${BUTTON}">${words.openTalk}</a></p>`;
  const paragraphs = (lines: readonly string[]) => lines.map((line) => html`<p>${line}</p>`);
  const quote = `${QUOTE}; ${dir === "rtl" ? "padding-right: 1rem; border-right" : "padding-left: 1rem; border-left"}: 3px solid #999`;
  // What runs which way stands on more than one element: mail programs put a letter into a page of their own.
  const page = html`<!doctype html>
<html lang="${speech.tag}" dir="${dir}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${subject}</title></head>
<body lang="${speech.tag}" dir="${dir}" style="${BODY}">
<div lang="${speech.tag}" dir="${dir}">
${paragraphs(before)}
${said.map(({ who, text: written }) => html`<p><b><bdi>${who}</bdi></b></p><blockquote style="${quote}"><div dir="auto">${written}</div></blockquote>`)}
${isLinkLast ? paragraphs(after) : ""}${button}${isLinkLast ? "" : paragraphs(after)}
<hr>
${small.map((line) => html`<p><small>${line}</small></p>`)}
</div>
</body>
</html>`;
  return { subject, text: `${text}\n`, html: String(page), fromName: site.name, replyTo };
}

/** Before each of our own lines: they run that way also where the site's name begins them, and where nothing but text is read. */
const RIGHT_TO_LEFT = "\u200f";
const BODY =
  "font-family: system-ui, sans-serif; line-height: 1.5; max-width: 36rem; margin: 1rem auto; padding: 0 1rem";
const QUOTE = "margin: 0 0 1rem; padding: 0; white-space: pre-wrap";
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
