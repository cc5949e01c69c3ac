import { describe, expect, it } from "vitest";
import { ambientDates, importsOf, loadedBy, packageOf } from "./imports.ts";

describe("importsOf", () => {
  it("sees imports, re-exports, bare and dynamic imports, on one line or many", () => {
    const source = [
      'import { a } from "one";',
      'import type { B } from "two";',
      "import {",
      "  c,",
      '} from "three";',
      'export * from "four";',
      'import "five";',
      'const d = await import("./six.ts");',
    ].join("\n");
    expect(importsOf(source)).toEqual(["one", "two", "three", "four", "five", "./six.ts"]);
  });

  it("does not take comments or other strings for imports", () => {
    expect(importsOf('// import { a } from "one";\n/* import "two"; */\nexport const from = "three";\n')).toEqual([]);
  });
});

describe("loadedBy", () => {
  it("leaves out what only names types, and what is imported later", () => {
    const source = [
      'import { a, type A } from "./one.ts";',
      'import type { B } from "./two.ts";',
      'import { type C, type D } from "./three.ts";',
      'export type { E } from "./four.ts";',
      'export * from "./five.ts";',
      'import "./six.ts";',
      "import {",
      "  type F,",
      "  g,",
      '} from "./seven.ts";',
      'const h = () => import("./eight.ts");',
    ].join("\n");
    expect(loadedBy(source)).toEqual(["./one.ts", "./five.ts", "./six.ts", "./seven.ts"]);
  });
});

describe("packageOf", () => {
  it("gives the package, whatever part of it is imported", () => {
    expect(["hono/cors", "@handrail/core/testing", "valibot"].map(packageOf)).toEqual([
      "hono",
      "@handrail/core",
      "valibot",
    ]);
  });

  it("gives nothing for Node's modules and one's own files", () => {
    expect(["node:fs", "./a.ts", "../b.ts", "#x"].map(packageOf)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("ambientDates", () => {
  it("finds each Date that reads the clock by itself, and none that is given a time", () => {
    const source = "const a = new Date();\nconst b = new Date(atMs);\n// new Date()\nconst c = Date();\n";
    expect(ambientDates(source)).toEqual([1, 4]);
  });
});
