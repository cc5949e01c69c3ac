import { describe, expect, it } from "vitest";
import { isWebAddress, links } from "./links.ts";

describe("links in plain text", () => {
  it("links web addresses and leaves the sentence's own marks out of them", () => {
    expect(links("See https://a.example/x?y=1, or (http://b.example).")).toEqual([
      { text: "See ", href: null },
      { text: "https://a.example/x?y=1", href: "https://a.example/x?y=1" },
      { text: ", or (", href: null },
      { text: "http://b.example", href: "http://b.example" },
      { text: ").", href: null },
    ]);
  });

  it.each(["javascript:alert(1)", "data:text/html,<b>", "//a.example", "https://", "<a href='https:'>"])(
    "leaves %s as text",
    (text) => {
      expect(links(text)).toEqual([{ text, href: null }]);
      expect(isWebAddress(text)).toBe(false);
    },
  );

  it("finds phone numbers, which are read from left to right in every language", () => {
    expect(links("رقمي +47 912 34 567، أو +۹۸ (۲۱) ۱۲۳۴-۵۶۷۸. 1.")).toEqual([
      { text: "رقمي ", href: null },
      { text: "+47 912 34 567", href: null, isPhone: true },
      { text: "، أو ", href: null },
      { text: "+۹۸ (۲۱) ۱۲۳۴-۵۶۷۸", href: null, isPhone: true },
      { text: ". 1.", href: null },
    ]);
    expect(links("1+1, +5 %, C++ 14, +1.")).toEqual([{ text: "1+1, +5 %, C++ 14, +1.", href: null }]);
  });

  it("is not held up by a bot that writes full stops without end", () => {
    const startedAt = performance.now();
    expect(links(`https://${".".repeat(100_000)}a`)).toHaveLength(1);
    expect(links("+1 ".repeat(30_000))).toHaveLength(1);
    expect(links(`+1${" ".repeat(100_000)}`)).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
