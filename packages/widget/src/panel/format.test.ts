import { describe, expect, it } from "vitest";
import { first } from "../locales/en/first.ts";
import { createFormat } from "./format.ts";

const format = createFormat(first);

describe("how the locale writes", () => {
  it("fills gaps, and chooses the plural by the number", () => {
    expect(format.say(first.pillAgent, { name: "Maya" })).toBe("Maya is with you");
    expect(format.say(first.unread, { n: 1 })).toBe("1 new message");
    expect(format.say(first.unread, { n: 1200 })).toBe("1,200 new messages");
  });

  it("leaves a gap that nobody fills visible", () => {
    expect(format.say(first.pillAgent)).toBe("{name} is with you");
  });
});
