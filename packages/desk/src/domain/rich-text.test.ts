import { describe, expect, it } from "vitest";
import { textParts } from "./rich-text.ts";

describe("textParts", () => {
  it("loses not a character of what was sent", () => {
    const text = "See (https://a.example/x?y=1). And https://b.example, or javascript:alert(1) http://";
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });

  it("leaves the sentence's own punctuation out of an address", () => {
    const links = textParts("Look at https://a.example/x. Now!").filter((part) => part.type === "link");
    expect(links.map((link) => link.text)).toEqual(["https://a.example/x"]);
  });

  it("makes a link of web addresses only", () => {
    expect(textParts("javascript:alert(1) data:text/html,x").every((part) => part.type === "text")).toBe(true);
  });

  it("finds phone numbers, in whichever digits", () => {
    const phones = textParts("رقمي +47 912 34 567، أو +۹۸ (۲۱) ۱۲۳۴-۵۶۷۸. 1+1, +5 %, +1.").filter(
      (part) => part.type === "phone",
    );
    expect(phones.map(({ text }) => text)).toEqual(["+47 912 34 567", "+۹۸ (۲۱) ۱۲۳۴-۵۶۷۸"]);
  });

  it("is not held up by a visitor who types full stops without end", () => {
    const startedAt = performance.now();
    expect(textParts(`https://${".".repeat(100_000)}a`)).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
