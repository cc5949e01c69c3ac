import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readTrace } from "./trace.ts";

const PLACES = { folder: "/data", marks: "/marks" };
const hex = (text: string) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
const wal = `22<${hex("/data/a-wal")}>`;

async function read(...lines: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "handrail-trace-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "trace");
  writeFileSync(file, lines.map((line) => `123 ${line}\n`).join(""));
  return readTrace(file, PLACES);
}

describe("a record of strace", () => {
  it("is read as writes, syncs and marks, in order", async () => {
    const ops = await read(
      `openat(AT_FDCWD<${hex("/")}>, "${hex("/data/a-wal")}", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = ${wal}`,
      `pwrite64(${wal}, "${hex("hello")}", 5, 32) = 5`,
      `fsync(${wal}) = 0`,
      `fsync(25<${hex("/data")}>) = 0`,
      `fdatasync(${wal}) = -1 EIO (Input/output error) (INJECTED)`,
      `ftruncate(${wal}, 7) = 0`,
      `write(24<${hex("/marks")}>, "${hex("answered 1\n")}", 11) = 11`,
      "+++ killed by SIGKILL +++",
    );
    expect(ops).toEqual([
      { type: "create", file: "a-wal" },
      { type: "write", file: "a-wal", offset: 32, data: Buffer.from("hello") },
      { type: "sync", file: "a-wal", isDone: true },
      { type: "sync-folder", isDone: true },
      { type: "sync", file: "a-wal", isDone: false },
      { type: "truncate", file: "a-wal", size: 7 },
      { type: "mark", line: "answered 1" },
    ]);
  });

  it("is refused when it has a call that a replay would pass over", async () => {
    await expect(read(`rename("${hex("/data/a")}", "${hex("/data/b")}") = 0`)).rejects.toThrow("cannot be replayed");
    await expect(read(`pwritev(${wal}, [{iov_base="", iov_len=0}], 1, 0) = 0`)).rejects.toThrow("cannot be replayed");
    await expect(read(`fsync(${wal} <unfinished ...>`)).rejects.toThrow("cannot be replayed");
    await expect(read(`pwrite64(${wal}, "${hex("he")}"..., 5, 32) = 5`)).rejects.toThrow("cannot be replayed");
  });
});
