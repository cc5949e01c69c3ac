import { expect, it } from "vitest";
import { plot } from "./plot.ts";

it("draws bars as long as their times, and takes names for text", () => {
  const bar = { note: "", isOurs: false };
  const picture = plot("Times", [
    { ...bar, name: "<ours> & theirs", launcherMs: 250, usableMs: 500 },
    { ...bar, name: "slow", launcherMs: 1_000, usableMs: 1_000 },
  ]);
  const widths = [...picture.matchAll(/width="(\d+)"/g)].map(([, width]) => Number(width));
  const [late = 0, early = 0, longest = 0] = widths;
  expect([late / longest, early / longest]).toEqual([expect.closeTo(0.5, 2), expect.closeTo(0.25, 2)]);
  expect(picture).toContain("&#60;ours&#62; &#38; theirs");
});
