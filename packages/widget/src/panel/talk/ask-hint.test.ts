import { describe, expect, it } from "vitest";
import { SITE } from "../../testing/fake-chat.ts";
import { STATES } from "../../testing/states.ts";
import { askHint, type AskHint } from "./ask-hint.ts";

function hintIn(name: string): AskHint {
  return askHint(STATES[name]?.().site.value ?? null);
}

describe("what is said under the button", () => {
  it("[HG1] is what always holds before anything of the site is known", () => {
    expect(hintIn("site-unknown-yet")).toEqual({ type: "any-time" });
  });

  it("[HG8] says how soon only while somebody is on duty", () => {
    const soon = { type: "soon", withinMs: SITE.answerWithinMs };
    expect(hintIn("first-open")).toEqual({ ...soon, usuallyMs: null });
    expect(hintIn("first-open-with-figures")).toEqual({ ...soon, usuallyMs: 240_000 });
    expect(hintIn("closed-hours")).toMatchObject({ type: "opens" });
  });
});
