import { describe, expect, it } from "vitest";
import { first as arabic } from "../locales/ar/first.ts";
import { first } from "../locales/en/first.ts";
import { createFormat } from "./format.ts";

const format = createFormat(first);

describe("how the locale writes", () => {
  it("fills gaps, and chooses the plural by the number", () => {
    expect(format.say(first.pillAgent, { name: "Maya" })).toBe("Maya is with you");
    expect(format.say(first.unread, { n: 1 })).toBe("1 new message");
    expect(format.say(first.unread, { n: 1200 })).toBe("1,200 new messages");
  });

  it("leaves a name from left to right whole in a sentence from right to left, its brackets at their own ends", () => {
    expect(createFormat(arabic).say(arabic.pillAgent, { name: "Maya (Support)" })).toBe(
      "\u2068Maya (Support)\u2069 معك الآن",
    );
  });

  it("leaves a gap that nobody fills visible", () => {
    expect(format.say(first.pillAgent)).toBe("{name} is with you");
  });
});
