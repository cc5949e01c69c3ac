import { expect, it } from "vitest";
import { wellFormed } from "./well-formed.ts";

it("replaces half characters and leaves whole ones alone", () => {
  expect(wellFormed("a\uD83Db 😀 \uDE00")).toBe("a\uFFFDb 😀 \uFFFD");
});
