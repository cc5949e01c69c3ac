import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { NODE_LEAST, nodeTrouble } from "./node-version.ts";

it("refuses a Node that has no database, in words, and takes every later one", () => {
  expect(nodeTrouble("20.20.2")).toContain("needs Node 22.16 or later, and this is 20.20.2");
  expect(nodeTrouble("22.15.1")).toContain("22.16");
  expect([nodeTrouble("22.16.0"), nodeTrouble("24.0.0")]).toEqual([null, null]);
});

it("asks for what the package asks for", () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(manifest).toMatchObject({ engines: { node: `>=${NODE_LEAST.join(".")}` } });
});
