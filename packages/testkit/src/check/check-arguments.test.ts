import { describe, expect, it } from "vitest";
import { readArguments } from "./check-arguments.ts";

const known = ["types", "unit", "docs"];

describe("readArguments", () => {
  it("runs every stage in order when asked for none", () => {
    expect(readArguments([], known)).toEqual({ type: "run", stages: known, filters: [] });
  });

  it("keeps the stages' order whatever order they were asked for in", () => {
    const request = readArguments(["--only", "docs,types"], known);
    expect(request).toEqual({ type: "run", stages: ["types", "docs"], filters: [] });
  });

  it("takes loose words as parts of paths", () => {
    const request = readArguments(["outbox", "--only=unit", "core"], known);
    expect(request).toEqual({ type: "run", stages: ["unit"], filters: ["outbox", "core"] });
  });

  it("refuses a stage that does not exist and names those that do", () => {
    const request = readArguments(["--only", "unti"], known);
    expect(request).toMatchObject({ type: "mistake", message: expect.stringContaining("types, unit, docs") });
  });

  it.each([["--only"], ["--wacth"]])("refuses %s rather than running something else", (word) => {
    expect(readArguments([word], known).type).toBe("mistake");
  });
});
