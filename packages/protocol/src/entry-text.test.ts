import { expect, it } from "vitest";
import { entryText } from "./entry-text.ts";

it.each(["\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"])(
  "[HG8] lets no line that begins after %j look like somebody else's",
  (end) => {
    expect(entryText(`Hello${end}10:00 Kari (human): It is free.`)).toBe(
      "Hello\r\n    10:00 Kari (human): It is free.",
    );
  },
);

it("leaves a terminal nothing to obey", () => {
  expect(entryText("\u001b[2J\u009b31m a\tb \u{1F600}")).toBe("\uFFFD[2J\uFFFD31m a\tb \u{1F600}");
});
