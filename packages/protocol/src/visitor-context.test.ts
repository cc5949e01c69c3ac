import { expect, it } from "vitest";
import { contextFault } from "./visitor-context.ts";

it("takes a small flat record of words, numbers and yes or no", () => {
  expect(contextFault({ page: "/lamps/7", cart: 2, total: 129.5, isMember: false })).toBeNull();
  expect(contextFault({})).toBeNull();
});

it.each([
  ["nothing", null, { field: null, reason: "not-a-record" }],
  ["a list", ["a"], { field: null, reason: "not-a-record" }],
  ["words", "cart", { field: null, reason: "not-a-record" }],
  ["what is not flat", { cart: { items: 2 } }, { field: "cart", reason: "bad-value" }],
  ["what is no number", { total: Number.NaN }, { field: "total", reason: "bad-value" }],
  ["nothing in a field", { order: null }, { field: "order", reason: "bad-value" }],
  ["a field without a name", { " ": 1 }, { field: " ", reason: "bad-name" }],
  ["a long name", { ["x".repeat(41)]: 1 }, { field: "x".repeat(40), reason: "bad-name" }],
  ["long words", { note: "x".repeat(201) }, { field: "note", reason: "too-long" }],
  [
    "too many fields",
    Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`f${index}`, 1])),
    { field: null, reason: "too-many-fields" },
  ],
  [
    "too much of it all",
    Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`f${index}`, "x".repeat(150)])),
    { field: null, reason: "too-long" },
  ],
])("says what is wrong with %s", (_what, value, fault) => {
  expect(contextFault(value)).toEqual(fault);
});
