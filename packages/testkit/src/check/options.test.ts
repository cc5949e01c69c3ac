import { describe, expect, it } from "vitest";
import { parseOptions } from "./options.ts";

const OPTIONS = {
  seed: { type: "string", default: "1" },
  minutes: { type: "string" },
  replay: { type: "boolean", default: false },
} as const;
const ALL = "Options:\n  --seed … (1)\n  --minutes …\n  --replay";

describe("parseOptions", () => {
  it("gives what is said, and the defaults of what is not", () => {
    const read = parseOptions(OPTIONS, ["--minutes", "5", "--replay"]);
    expect(read).toEqual({ values: { seed: "1", minutes: "5", replay: true } });
  });

  it.each([
    ["an option that there is not", ["--minuets", "5"], "Unknown option '--minuets'"],
    ["an option without what it takes", ["--seed"], "Option '--seed <value>' argument missing"],
    ["a word too many", ["five"], "Unexpected argument 'five'"],
  ])("ends with 2, a sentence and all options for %s", (_what, words, sentence) => {
    const read = parseOptions(OPTIONS, words);
    expect(read).toEqual({ says: expect.stringContaining(sentence), exitCode: 2 });
    expect(read).toEqual({ says: expect.stringMatching(/^.*\.\nOptions:/), exitCode: 2 });
  });

  it("lists them when asked to", () => {
    expect(parseOptions(OPTIONS, ["--help"])).toEqual({ says: ALL, exitCode: 0 });
  });
});
