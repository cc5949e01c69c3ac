import { describe, expect, it } from "vitest";
import { buildOrder, fingerprint, isBuildInput } from "./build-plan.ts";

describe("buildOrder", () => {
  it("puts everything after what it uses", () => {
    const order = buildOrder([
      { name: "widget", uses: ["core", "protocol"] },
      { name: "core", uses: ["protocol", "bots"] },
      { name: "protocol", uses: [] },
      { name: "bots", uses: ["protocol"] },
    ]);
    expect(order.map((one) => one.name)).toEqual(["protocol", "bots", "core", "widget"]);
  });

  it("names the circle when packages use each other", () => {
    const circle = [
      { name: "a", uses: ["b"] },
      { name: "b", uses: ["a"] },
    ];
    expect(() => buildOrder(circle)).toThrow("a → b → a");
  });
});

describe("fingerprint", () => {
  const files = [
    ["src/a.ts", "one"],
    ["src/b.ts", "two"],
  ] as const;

  it("stays the same while nothing changes", () => {
    expect(fingerprint(files, ["x"])).toBe(fingerprint(files, ["x"]));
  });

  it("changes with a file's content, its name, and anything it builds on", () => {
    const base = fingerprint(files, ["x"]);
    expect(fingerprint([files[0], ["src/b.ts", "three"]], ["x"])).not.toBe(base);
    expect(fingerprint([files[0], ["src/c.ts", "two"]], ["x"])).not.toBe(base);
    expect(fingerprint(files, ["y"])).not.toBe(base);
    expect(fingerprint(files.slice(0, 1), ["x"])).not.toBe(base);
  });

  it("tells two files from one whose content looks like both", () => {
    expect(fingerprint([["a", "b\nc"]], [])).not.toBe(fingerprint([["a\nb", "c"]], []));
  });
});

describe("isBuildInput", () => {
  it("leaves out what no build reads", () => {
    const paths = ["src/a.ts", "src/a.test.ts", "README.md", "vitest.config.ts", "vite.config.ts", "e2e/a.ts"];
    expect(paths.filter(isBuildInput)).toEqual(["src/a.ts", "vite.config.ts"]);
  });
});
