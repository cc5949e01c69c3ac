import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { measure, uncovered } from "./measure.ts";

function folder(files: Readonly<Record<string, string>>): string {
  const top = mkdtempSync(join(tmpdir(), "handrail-size-"));
  mkdirSync(join(top, "widget"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(top, name), content);
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  return top;
}

it("counts the compressed bytes of what is fetched together, whatever hash is in a name", async () => {
  const dist = folder({ "a.js": "x".repeat(10_000), "widget/talk-0abc1234.js": "y".repeat(10_000) });
  const [one, both] = await measure(dist, [
    { name: "one", files: ["a.js"], gzipBytesMax: 1 },
    { name: "both", files: ["a.js", "widget/talk-*.js"], gzipBytesMax: 1 },
  ]);
  expect(one?.gzipBytes).toBeGreaterThan(20);
  expect(one?.gzipBytes).toBeLessThan(200);
  expect(both?.gzipBytes).toBeGreaterThan(one?.gzipBytes ?? 0);
  expect(one?.brotliBytes).toBeLessThan(one?.gzipBytes ?? 0);
});

it("refuses to call nothing small: a file that is not there fails", async () => {
  const dist = folder({});
  await expect(measure(dist, [{ name: "gone", files: ["gone.js"], gzipBytesMax: 1 }])).rejects.toThrow(/0 files/);
});

it("finds what no budget covers", () => {
  const dist = folder({ "widget/panel.js": "", "widget/stray-1.js": "" });
  expect(uncovered(dist, [{ name: "panel", files: ["widget/panel.js"], gzipBytesMax: 1 }])).toEqual([
    "widget/stray-1.js",
  ]);
});
