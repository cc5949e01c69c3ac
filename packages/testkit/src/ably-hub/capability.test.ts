// What a capability allows, pattern by pattern.
import { describe, expect, it } from "vitest";
import { allows, intersect, readCapability } from "./capability.ts";

describe("a resource", () => {
  it.each([
    ["*", "anything:at:all", true],
    ["*", "[meta]log", false],
    ["[*]*", "[meta]log", true],
    ["talk:*", "talk:1", true],
    ["talk:*", "talk:1:typing", true],
    ["talk:*", "talk", false],
    ["talk:*", "talks:1", false],
    ["talk:*:typing", "talk:1:typing", true],
    ["talk:*:typing", "talk:1:2:typing", false],
    ["talk:1", "talk:1", true],
    ["talk:1", "talk:10", false],
  ])("%s covers %s: %s", (resource, channel, isCovered) => {
    expect(allows({ [resource]: ["publish"] }, channel, "publish")).toBe(isCovered);
    expect(allows({ [resource]: ["subscribe"] }, channel, "publish")).toBe(false);
  });
});

describe("two capabilities", () => {
  it("leave what both allow, on the narrower resource", () => {
    expect(intersect({ "*": ["*"] }, { "a:*": ["subscribe"] })).toEqual({ "a:*": ["subscribe"] });
    expect(intersect({ "a:1": ["publish", "subscribe"] }, { "a:*": ["subscribe"], "*": ["history"] })).toEqual({
      "a:1": ["subscribe"],
    });
    expect(intersect({ a: ["publish"] }, { b: ["publish"] })).toBeUndefined();
  });
});

it("is a table of operations, and nothing else is one", () => {
  expect(readCapability('{"a":["publish"]}')).toEqual({ a: ["publish"] });
  const misspelled = ['{"a":["publsh"]}', '{"a":["*","publish"]}'];
  for (const none of ["{", "[]", "{}", '{"a":[]}', '{"a":"publish"}', ...misspelled, 7, null])
    expect(readCapability(none)).toBeUndefined();
});
