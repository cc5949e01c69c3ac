import { describe, expect, it } from "vitest";
import { chanceOf } from "../../world/chance.ts";
import { Disk } from "./disk.ts";
import type { Op } from "./trace.ts";

const thread = "main";
const write = (offset: number, text: string): Op => ({
  type: "write",
  thread,
  file: "a",
  offset,
  data: Buffer.from(text),
});
const sync = (isDone: boolean, by = thread): Op => ({ type: "sync", thread: by, file: "a", isDone });
const diskWith = (text: string, seed = 1) => new Disk(new Map([["a", Buffer.from(text)]]), chanceOf(seed, "disk"));
const cutsOf = (disk: Disk, file = "a") =>
  new Set(Array.from({ length: 100 }, () => disk.powerCut().get(file)?.toString() ?? "gone"));

describe("a disk that loses its power", () => {
  it("has what was synced, always", () => {
    const disk = diskWith("old");
    for (const op of [write(0, "new"), sync(true)]) disk.apply(op);
    expect(cutsOf(disk)).toEqual(new Set(["new"]));
  });

  it("has some of what was not synced, sometimes, and in any order", () => {
    const disk = diskWith("");
    for (const op of [write(0, "a"), write(1, "b")]) disk.apply(op);
    expect(cutsOf(disk)).toEqual(new Set(["", "a", "ab", "\0b"]));
  });

  it("writes sectors whole, and a long write in pieces", () => {
    const disk = diskWith("");
    disk.apply(write(0, "x".repeat(1024)));
    const lengths = [...cutsOf(disk)].map((text) => text.replaceAll("\0", "").length);
    expect(new Set(lengths)).toEqual(new Set([0, 512, 1024]));
  });

  it("may keep or lose what it refused to sync, whatever is synced later", () => {
    const fates = Array.from({ length: 30 }, (_, seed) => {
      const disk = diskWith("old", seed);
      for (const op of [write(0, "new"), sync(false), sync(true)]) disk.apply(op);
      return [...cutsOf(disk)].join();
    });
    expect(new Set(fates)).toEqual(new Set(["old", "new"]));
  });

  it("has what any thread has synced, as far as it was written when the sync began", () => {
    const disk = diskWith("");
    for (const op of [
      write(0, "a"),
      { type: "sync-begun", thread: "other", file: "a" },
      write(1, "b"),
      sync(true, "other"),
    ] as const)
      disk.apply(op);
    expect(cutsOf(disk)).toEqual(new Set(["a", "ab"]));
    disk.apply(sync(true, "other"));
    expect(cutsOf(disk)).toEqual(new Set(["ab"]));
  });

  it("gives up nothing of a thread's that another thread's sync was refused for: the thread is told itself", () => {
    const disk = diskWith("");
    for (const op of [write(0, "a"), sync(false, "other"), sync(true)]) disk.apply(op);
    expect(cutsOf(disk)).toEqual(new Set(["a"]));
  });

  it("may lose a new file whose folder was not synced", () => {
    const disk = diskWith("");
    for (const op of [
      { type: "create", file: "b" },
      { ...write(0, "new"), file: "b" },
    ] as const)
      disk.apply(op);
    disk.apply({ type: "sync", thread, file: "b", isDone: true });
    expect(cutsOf(disk, "b")).toEqual(new Set(["gone", "new"]));
    disk.apply({ type: "sync-folder", isDone: false });
    expect(cutsOf(disk, "b")).toEqual(new Set(["gone", "new"]));
    disk.apply({ type: "sync-folder", isDone: true });
    expect(cutsOf(disk, "b")).toEqual(new Set(["new"]));
  });

  it("may have a deleted file again, also in the place of a new one, until the folder was synced", () => {
    const disk = diskWith("old");
    disk.apply({ type: "unlink", file: "a" });
    expect(cutsOf(disk)).toEqual(new Set(["gone", "old"]));
    for (const op of [{ type: "create", file: "a" }, write(0, "new"), sync(true)] as const) disk.apply(op);
    expect(cutsOf(disk)).toEqual(new Set(["gone", "old", "new"]));
    disk.apply({ type: "sync-folder", isDone: true });
    expect(cutsOf(disk)).toEqual(new Set(["new"]));
  });

  it("cuts a file short", () => {
    const disk = diskWith("long");
    for (const op of [{ type: "truncate", thread, file: "a", size: 1 }, sync(true)] as const) disk.apply(op);
    expect(cutsOf(disk)).toEqual(new Set(["l"]));
  });
});
