// `npm run sheets` runs as people run it, and draws what was asked for.
import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { PNG } from "pngjs";
import { expect, it } from "vitest";
import { ROOT } from "../src/check/workspace.ts";

const FILE = join(ROOT, ".screenshots/sheet-phone-dark-1.png");

const sheets = (...options: readonly string[]) =>
  promisify(execFile)(process.execPath, [join(ROOT, "packages/testkit/src/sheets/main.ts"), ...options], {
    cwd: ROOT,
    encoding: "utf8",
  });

it("draws some states in a look", async () => {
  await rm(FILE, { force: true });
  const { stdout } = await sheets("--looks", "phone-dark", "--states", "waiting,talking", "--languages", "");
  expect(stdout.trimEnd().split("\n").at(-1)).toBe('result: {"sheets":1,"states":2,"languages":47}');
  const { width, height, data } = PNG.sync.read(await readFile(FILE));
  expect([width > 2 * 390, height > 844]).toEqual([true, true]);
  // A sheet on which nothing was drawn has its own grey, the captions' black, and what is between the two.
  const colours = new Set<number>();
  for (let at = 0; at < data.length; at += 4) colours.add(data.readUInt32BE(at));
  expect(colours.size).toBeGreaterThan(1_000);
});

it("says which state there is not", async () => {
  await expect(sheets("--states", "no-such-state")).rejects.toThrow("There is no no-such-state.");
});
