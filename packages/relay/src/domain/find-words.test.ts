import { expect, it } from "vitest";
import { findWords, wordsOf } from "./find-words.ts";

const LINES = ["Maja Lien", "maja@mail.example", "Où est la lampe ?", "Order 40217, please"];
const find = (typed: string, lines: readonly string[] = LINES) => findWords(wordsOf(typed), lines);

it("finds each of the words in any line, in any case, without its accents", () => {
  expect(find("ou LAMPE")).toBe("Où est la lampe ?");
  expect(find("40217 maja")).toBe("Order 40217, please");
  expect(find("maja 40218")).toBeNull();
  expect(find("  ")).toBe("Order 40217, please");
  expect([find("x", []), find("", [])]).toEqual([null, ""]);
});

it("cuts a long line around what was found, between whole characters", () => {
  const found = find("needle", [`${"ä😀".repeat(200)} needle ${"😀".repeat(200)}`]) ?? "";
  expect(found).toContain(" needle ");
  expect(found.length).toBeLessThanOrEqual(140);
  expect(encodeURIComponent(found)).toContain("needle"); // which throws on half a character
  expect(find("주문", [`${"가나다라마".repeat(80)} 주문 ${"바사".repeat(80)}`])).toContain(" 주문 ");
  const end = find("needle", [`${"x".repeat(300)} needle`]) ?? "";
  expect([end.startsWith("…x"), end.includes("needle")]).toEqual([true, true]);
});
