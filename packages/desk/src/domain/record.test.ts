import { expect, it } from "vitest";
import { endRows, segmentsOf, shareText, waitText } from "./record.ts";

const none = { open: 0, kept: 0, broken: 0, settled: 0, withdrawn: 0, unanswered: 0, erased: 0 };

it("[HG7] shows every end in a row of its own, the automatic ones apart", () => {
  const ends = { open: 1, kept: 2, broken: 3, settled: 4, withdrawn: 5, unanswered: 6, erased: 7 };
  const rows = endRows({ clicks: ends, automatic: { ...none, kept: 9 } });
  expect(Object.fromEntries(rows.map(({ end, clicks }) => [end, clicks]))).toEqual(ends);
  expect(rows.filter(({ automatic }) => automatic > 0)).toMatchObject([{ end: "kept", automatic: 9 }]);
});

it("draws the clicks as one whole, and nothing of none", () => {
  const segments = segmentsOf({ ...none, kept: 3, broken: 1 });
  expect(segments).toEqual([
    { end: "kept", from: 0, length: 75 },
    { end: "broken", from: 75, length: 25 },
  ]);
  expect(segmentsOf(none)).toEqual([]);
});

it("[HG8] rounds a share down, and says nothing where too few tell it", () => {
  expect([1, 0.9996, 0.9, 0, null].map(shareText)).toEqual(["100%", "99.9%", "90%", "0%", "–"]);
  expect([48, 60, 171, 3_600, 3_900, null].map(waitText)).toEqual([
    "48 s",
    "1 min",
    "2 min 51 s",
    "1 h",
    "1 h 5 min",
    "–",
  ]);
});
