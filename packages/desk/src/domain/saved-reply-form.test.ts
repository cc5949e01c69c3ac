import { siteId } from "@handrail/protocol";
import { expect, it } from "vitest";
import { savedReplyForm, savedReplyInput, savedReplyProblems } from "./saved-reply-form.ts";

const FORM = { title: " Thanks ", text: " Thank you! ", language: "", shortcut: "" };
const SHOP = siteId("shop");

it("sends what is written, the language by its tag and the shortcut without its slash", () => {
  const form = { ...FORM, language: "Norwegian Bokmål", shortcut: "/Takk" };
  expect(savedReplyProblems(form)).toEqual({});
  const input = { site: SHOP, title: "Thanks", text: "Thank you!", language: "nb", shortcut: "takk" };
  expect(savedReplyInput(form, SHOP)).toEqual(input);
  expect(savedReplyForm({ id: "r", ...input })).toEqual({
    title: "Thanks",
    text: "Thank you!",
    language: "Norwegian Bokmål",
    shortcut: "takk",
  });
  for (const language of ["yo", "nb-NO", "zh-Hant"]) {
    const known = savedReplyForm({ id: "r", ...input, language });
    expect([savedReplyProblems(known), savedReplyInput(known, SHOP).language]).toEqual([{}, language]);
  }
  expect(savedReplyInput(FORM, null)).toMatchObject({ site: null, language: null, shortcut: null });
});

it.each([
  ["title", { title: " " }],
  ["title", { title: "x".repeat(121) }],
  ["text", { text: "" }],
  ["text", { text: "x".repeat(4_001) }],
  ["language", { language: "Klingonese" }],
  ["shortcut", { shortcut: "two words" }],
  ["shortcut", { shortcut: "x".repeat(41) }],
])("says what is wrong with a %s", (field, change) => {
  expect(Object.keys(savedReplyProblems({ ...FORM, ...change }))).toEqual([field]);
});
