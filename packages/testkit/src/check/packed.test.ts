import { describe, expect, it } from "vitest";
import { faultsOf } from "./packed.ts";

const manifest = { name: "@handrail/x", license: "MIT", engines: { node: ">=22" } };
const files = new Map([
  ["README.md", "# x"],
  ["dist/index.js", "export const x = 1;"],
]);

describe("faultsOf", () => {
  it("finds nothing wrong with a package that carries what it should", () => {
    expect(faultsOf({ manifest, files }, ["/home/somebody"])).toEqual([]);
  });

  it("finds sources, tests and the builder's own folders", () => {
    const leaky = new Map([...files, ["src/a.ts", ""], ["dist/a.test.js", ""], ["dist/m.js", "/home/somebody/x"]]);
    const faults = faultsOf({ manifest, files: leaky }, ["/home/somebody"]);
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["src/a.ts", "dist/a.test.js", "dist/m.js"]);
  });

  it("asks for a licence, engines and a README", () => {
    expect(faultsOf({ manifest: { name: "x" }, files: new Map() }, [])).toHaveLength(3);
  });

  it("notices a manifest that still points at the workspace", () => {
    const unpublished = { ...manifest, bin: { x: "./src/x.ts" }, dependencies: { y: "workspace:*" } };
    expect(faultsOf({ manifest: unpublished, files }, [])).toHaveLength(2);
  });
});
