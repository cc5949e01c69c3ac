// What the relay says where the panel is not, against what the panel says: one sentence for one thing, in every language.
import { WORDS } from "@handrail/relay/words";
import { HUMAN_BUTTON } from "@handrail/widget/human-button";
import { wordsOf } from "@handrail/widget/words";
import { expect, it } from "vitest";

it("the plain page and the letters speak every language of the widget", () => {
  expect(Object.keys(WORDS).toSorted()).toEqual(Object.keys(HUMAN_BUTTON).toSorted());
});

it.each(Object.keys(HUMAN_BUTTON))("what both say in %s, they say in the same words", async (tag) => {
  const relay: Readonly<Record<string, string>> = { ...WORDS[tag] };
  const { first, talk, forms } = await wordsOf(tag);
  const widget: Readonly<Record<string, unknown>> = { ...first, ...talk, ...forms };
  const shared = Object.keys(relay).filter((key) => key in widget);
  expect(shared.length).toBeGreaterThan(80);
  expect(shared.filter((key) => relay[key] !== widget[key])).toEqual([]);
  expect(relay["talkToHuman"]).toBe(HUMAN_BUTTON[tag]);
});
