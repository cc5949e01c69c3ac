import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readTrace } from "./trace.ts";

const PLACES = { folder: "/data", marks: "/marks" };
const hex = (text: string) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
const thread = "123";
const wal = `22<${hex("/data/a-wal")}>`;

async function read(...lines: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "handrail-trace-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "trace");
  writeFileSync(file, lines.map((line) => `${/^\d/.test(line) ? line : `${thread} ${line}`}\n`).join(""));
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
      { type: "write", thread, file: "a-wal", offset: 32, data: Buffer.from("hello") },
      { type: "sync", thread, file: "a-wal", isDone: true },
      { type: "sync-folder", isDone: true },
      { type: "sync", thread, file: "a-wal", isDone: false },
      { type: "truncate", thread, file: "a-wal", size: 7 },
      { type: "mark", line: "answered 1" },
    ]);
  });

  it("is read with the calls of two threads in each other, a sync as of its beginning and a mark, too", async () => {
    const ops = await read(
      `pwrite64(${wal}, "${hex("a")}", 1, 0 <unfinished ...>`,
      `7 fsync(${wal} <unfinished ...>`,
      "<... pwrite64 resumed>) = 1",
      `write(24<${hex("/marks")}>, "${hex("answered 1\n")}", 11 <unfinished ...>`,
      "7 <... fsync resumed>) = 0",
      "<... write resumed>) = 11",
      `7 fsync(${wal} <unfinished ...>`,
      "7 <... fsync resumed> <unfinished ...>) = ?",
      `7 pwrite64(${wal}, "${hex("b")}", 1, 0 <unfinished ...>`,
      "+++ killed by SIGKILL +++",
    );
    expect(ops).toEqual([
      { type: "sync-begun", thread: "7", file: "a-wal" },
      { type: "write", thread, file: "a-wal", offset: 0, data: Buffer.from("a") },
      { type: "mark", line: "answered 1" },
      { type: "sync", thread: "7", file: "a-wal", isDone: true },
      { type: "sync-begun", thread: "7", file: "a-wal" },
    ]);
  });

  it("is refused when it has a call that a replay would pass over", async () => {
    await expect(read(`rename("${hex("/data/a")}", "${hex("/data/b")}") = 0`)).rejects.toThrow("cannot be replayed");
    await expect(read(`pwritev(${wal}, [{iov_base="", iov_len=0}], 1, 0) = 0`)).rejects.toThrow("cannot be replayed");
    await expect(read("<... rename resumed>) = 0")).rejects.toThrow("cannot be replayed");
    await expect(read(`pwrite64(${wal}, "${hex("he")}"..., 5, 32) = 5`)).rejects.toThrow("cannot be replayed");
  });
});
