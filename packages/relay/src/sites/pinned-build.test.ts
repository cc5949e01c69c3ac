import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../testing/test-relay.ts";
import { readPinnedBuild } from "./pinned-build.ts";

describe("the build that a page can pin", () => {
  it.each([
    [
      "is what the widget's build says",
      '{"src":"widget/pinned-1.js","integrity":"sha256-a=","more":1}',
      "widget/pinned-1.js",
    ],
    ["is none where the file is damaged", '{"src":"widget/pin', undefined],
    ["is none where the hash is missing", '{"src":"widget/pinned-1.js"}', undefined],
  ])("%s", (_, text, src) => {
    const folder = tempFolder();
    writeFileSync(join(folder, "pinned.json"), text);
    expect(readPinnedBuild(folder)?.src).toBe(src);
  });

  it("is none where nothing is built", () => {
    expect(readPinnedBuild(tempFolder())).toBeNull();
  });
});
