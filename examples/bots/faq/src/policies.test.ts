import { expect, it } from "vitest";
import { parsePolicy, readPolicies } from "./policies.ts";

it("splits a document by its headings and leaves only words", () => {
  const policy = parsePolicy(
    "care",
    "# Care & *feeding*\n\nA lead.\n\n## Can't it be **washed**?\n\nYes, at `30 °C`: see [the label](https://x.example).\nNever hotter.\n\n- flat\n- slow\n\n| What | Days | Price |\n|---|---|---|\n| Wool | 2 | €5 |\n",
  );
  expect(policy).toMatchObject({ title: "Care & feeding", lead: "A lead." });
  expect(policy.sections).toEqual([
    {
      anchor: "care-cant-it-be-washed",
      heading: "Can't it be washed?",
      text: "Yes, at 30 °C: see the label. Never hotter.\n\n- flat\n- slow\n\n- Wool: Days 2, Price €5",
      markdown: expect.stringContaining("| Wool | 2 | €5 |"),
    },
  ]);
});

it("refuses a document that it could never quote", () => {
  expect(() => parsePolicy("care", "Just words.")).toThrow(/care\.md/);
});

it("reads the shop's six policies, every anchor once", () => {
  const policies = readPolicies();
  expect(policies.map(({ slug }) => slug)).toEqual(["orders", "payment", "refunds", "returns", "shipping", "warranty"]);
  const anchors = policies.flatMap(({ sections }) => sections).map(({ anchor }) => anchor);
  expect(new Set(anchors).size).toBe(anchors.length);
});
