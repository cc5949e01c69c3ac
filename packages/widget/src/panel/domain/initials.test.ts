import { expect, it } from "vitest";
import { initials } from "./initials.ts";

it.each([
  ["Maya Lind", "ML"],
  ["  jean-luc   picard ", "JP"],
  ["Kari", "K"],
  ["李 小龍", "李小"],
  ["😀 Smile", "😀S"],
  ["Maya Lind (Support)", "ML"],
  ["", ""],
])("writes %j as %j", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
