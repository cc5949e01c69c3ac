import type { Form } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { filledFields, inWords, missing } from "./filled.ts";

const FORM: Form = {
  title: null,
  fields: [
    { name: "order", label: "Order number", type: "text", isRequired: true },
    { name: "gift", label: "Is it a gift?", type: "yes-no", isRequired: true },
    { name: "why", label: "Why?", type: "long-text", isRequired: false },
  ],
};

describe("a form", () => {
  it("lacks what must be filled in and is not, blanks counted as nothing", () => {
    expect(missing(FORM, { order: "  ", gift: "no" })).toEqual(["order"]);
    expect(missing(FORM, { order: "40217", gift: "no" })).toEqual([]);
  });

  it("is sent whole, with its labels, and in words", () => {
    const fields = filledFields(FORM, { order: " 40217 ", gift: "no", other: "is not asked for" });
    expect(fields).toEqual([
      { name: "order", label: "Order number", value: "40217" },
      { name: "gift", label: "Is it a gift?", value: "no" },
      { name: "why", label: "Why?", value: "" },
    ]);
    expect(inWords(fields)).toBe("Order number: 40217\nIs it a gift?: no\nWhy?: –");
  });
});
