import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tempFolder } from "../testing/test-relay.ts";
import { writeOnce } from "./write-once.ts";

it("leaves a file that is there as it is", () => {
  const file = join(tempFolder(), "key");
  writeOnce(file, "first");
  writeOnce(file, "second");
  expect(readFileSync(file, "utf8")).toBe("first");
});

it("leaves no half of a file when there is no room for it", () => {
  const folder = tempFolder();
  const module = join(import.meta.dirname, "write-once.ts");
  const program = `import { writeOnce } from ${JSON.stringify(module)}; writeOnce("key", "x".repeat(100_000));`;
  // A file may have 8 blocks of 512 bytes: the write ends in the middle.
  const shell = `ulimit -f 8 && exec "$0" --input-type=module-typescript --eval "$1"`;
  const { stderr } = spawnSync("sh", ["-c", shell, process.execPath, program], { cwd: folder });
  expect(String(stderr)).toContain("EFBIG");
  expect(readdirSync(folder)).toEqual([]);
});

it("makes the file in spite of a draft that a killed process left", () => {
  const file = join(tempFolder(), "key");
  writeFileSync(`${file}.${process.pid}`, "ha");
  writeOnce(file, "whole");
  expect(readFileSync(file, "utf8")).toBe("whole");
  expect(existsSync(`${file}.${process.pid}`)).toBe(false);
});
