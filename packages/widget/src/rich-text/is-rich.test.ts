import { describe, expect, it } from "vitest";
import { isRich } from "./is-rich.ts";

describe("isRich", () => {
  it.each([
    "**bold**",
    "It is _not_ there",
    "`npm start`",
    "See [returns](https://shop.example/returns)",
    "# Returns",
    "- one\n- two",
    "First:\n1. Open the box",
    "Title\n=====",
    "a | b",
    "> you said",
    "<b>bold</b>",
    "Fish &amp; chips",
    "~~old price~~",
  ])("draws %j", (text) => {
    expect(isRich(text)).toBe(true);
  });

  it.each([
    "Hello!",
    "Your order 1234 - a red jacket, size M - left us on 12. May.",
    "See https://shop.example/returns?id=1&lang=nb for more.",
    "C# or F#? 50 % off + 10 more.",
    "こんにちは。\nどうぞ。",
    "",
  ])("lets %j be the text that it is", (text) => {
    expect(isRich(text)).toBe(false);
  });
});
