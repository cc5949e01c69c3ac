import { expect, it } from "vitest";
import { linkName } from "./link-name.ts";

const ELSEWHERE = new URL("https://elsewhere.example/login");

it.each([
  ["bank.example", "bank.example (elsewhere.example)"],
  ["https://bank.example/login", "https://bank.example/login (elsewhere.example)"],
  [`bank.example ${"x".repeat(100)}`, "elsewhere.example"],
  ["Our terms", "Our terms"],
  ["www.elsewhere.example", "www.elsewhere.example"],
])("calls a link %j to elsewhere %j", (words, name) => {
  expect(linkName(words, ELSEWHERE, 120)).toBe(name);
});
