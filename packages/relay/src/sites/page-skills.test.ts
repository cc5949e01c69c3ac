import { describe, expect, it } from "vitest";
import { skillsOfPage } from "./page-skills.ts";

const RULES = [
  { page: "/help", skills: ["general"] },
  { page: "/help/orders", skills: ["orders", "returns"] },
  { page: "https://help.shop.example/", skills: ["experts"] },
];

describe("the skills of a page", () => {
  it.each([
    ["https://shop.example/help", ["general"]],
    ["https://shop.example/help/", ["general"]],
    ["https://shop.example/HELP/returns?id=7#top", ["general"]],
    ["https://shop.example/help/orders/7", ["orders", "returns"]],
    ["https://shop.example/helpers", []],
    ["https://shop.example/", []],
    ["https://help.shop.example/about", ["experts"]],
    ["not an address", []],
  ])("are those of the longest rule about it: %s", (url, skills) => {
    expect(skillsOfPage(RULES, url)).toEqual(skills);
  });

  it("are found whatever letters the path has", () => {
    expect(skillsOfPage([{ page: "/hjelp/kjøp", skills: ["kjøp"] }], "https://shop.example/hjelp/kj%C3%B8p")).toEqual([
      "kjøp",
    ]);
  });
});
