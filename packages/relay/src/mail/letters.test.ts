// The letters in other languages than English, as mail programs get them: text, HTML and subject.
import { agentId, eventId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { WORDS } from "../words/languages.ts";
import { speechFor } from "../words/speech.ts";
import { answerLetter, linkLetter, noticeLetter, type LetterFrame } from "./letters.ts";
import type { Answer } from "./unheard.ts";

const NOON_MS = Date.UTC(2026, 10, 3, 12);
const LINK = "https://relay.example/human/shop/mail/token";
const week = Array.from({ length: 7 }, () => []);

const frameIn = (tag: string, name = "Fjord & Field"): LetterFrame => ({
  site: {
    name,
    hours: { timeZone: "Europe/Oslo", week, holidays: [] },
    contact: { email: "help@fjord.example", phone: null },
  },
  speech: speechFor([tag]),
  link: LINK,
  expiresAtMs: NOON_MS + 7 * 86_400_000,
  nowMs: NOON_MS,
});
const answer: Answer = {
  type: "message.sent",
  text: "In Oslo.\nשלום",
  id: eventId("a.reply.1"),
  seq: 9,
  atMs: NOON_MS,
  from: { type: "agent", id: agentId("kari"), name: "Kari" },
};

describe.each(Object.keys(WORDS))("the letters in %s", (tag) => {
  const frame = frameIn(tag);
  const letters = [linkLetter(frame), noticeLetter(frame), answerLetter(frame, [answer])];

  it("say in subject, text and HTML what they are about, in that language alone", () => {
    for (const { subject, text, html } of letters) {
      expect(subject).toContain("Fjord & Field");
      expect(text).toContain(`\n${LINK}\n`);
      expect(html).toContain(`href="${LINK}"`);
      expect(html).toContain(`<html lang="${tag}" dir="${frame.speech.dir}">`);
      expect(html).toContain("Fjord &amp; Field");
      for (const part of [subject, text, html.replaceAll(/ style="[^"]*"/g, "")]) expect(part).not.toMatch(/\{\w+\}/);
      if (tag !== "en") expect(text).not.toMatch(/\b(?:please|answered|open it)\b/i);
    }
    expect(new Set(letters.map(({ text }) => text)).size).toBe(3);
  });

  it("tell until when the link opens, with the day, in the site's time", () => {
    const until = frame.speech.moments("Europe/Oslo", NOON_MS).moment(frame.expiresAtMs);
    for (const { text } of letters) expect(text).toContain(until);
  });
});

describe("a letter from right to left", () => {
  it("runs so wherever it is read: in HTML, and each of our own lines in plain text", () => {
    const { subject, text, html } = answerLetter(frameIn("ar", "Fjord (Inc.)"), [answer]);
    expect(html.match(/dir="rtl"/g)).toHaveLength(3);
    expect(html).toContain("border-right: 3px");
    // Between the marks of its own direction, a name keeps its punctuation.
    expect(subject).toContain("\u2068Fjord (Inc.)\u2069");
    const own = text.split("\n").filter((line) => /\p{Script=Arabic}/u.test(line));
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter((line) => !line.startsWith("\u200f"))).toEqual([]);
    // What was said is quoted as it was.
    expect(text).toContain("Kari:\n> In Oslo.\n> שלום");
    expect(html).toContain('<div dir="auto">In Oslo.\nשלום</div>');
  });

  it("leaves those from left to right without any mark", () => {
    const { subject, text } = linkLetter(frameIn("de"));
    expect(subject + text).not.toMatch(/[\u200e\u200f\u2066-\u2069]/);
  });
});
