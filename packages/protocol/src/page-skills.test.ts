import { describe, expect, it } from "vitest";
import { formatPageSkills, isPage, readPageSkills } from "./page-skills.ts";

describe("a rule about a page's skills", () => {
  it("is read as it is typed, and written back", () => {
    expect(readPageSkills("  /returns:  Returns ,  big  Parcels,returns ")).toEqual({
      page: "/returns",
      skills: ["returns", "big parcels"],
    });
    expect(formatPageSkills({ page: "/returns", skills: ["returns", "refunds"] })).toBe("/returns: returns, refunds");
  });

  it.each([
    "",
    "/returns",
    "/returns:",
    "/returns: ,",
    "returns: a",
    "//other.example: a",
    "/a?b=1: a",
    `/a: ${"x".repeat(41)}`,
  ])("is not read from what could be taken two ways: %s", (line) => {
    expect(readPageSkills(line)).toBeNull();
  });

  it("is of a path or of an address of the web", () => {
    expect(["/", "/a", "https://x.example/a", "ftp://x.example", "javascript:a", "//x"].map(isPage)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
