// Reads what strace has recorded of a store's files: writes, syncs, and the marks of answers, of however many threads. Whatever it does
// not know it refuses: a write that is passed over would make the replay a lie.
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";

/** One thing that happened, in the order in which the calls returned. `thread`: who did it. */
export type Op =
  | { readonly type: "create"; readonly file: string }
  | {
      readonly type: "write";
      readonly thread: string;
      readonly file: string;
      readonly offset: number;
      readonly data: Buffer;
    }
  | { readonly type: "truncate"; readonly thread: string; readonly file: string; readonly size: number }
  | { readonly type: "unlink"; readonly file: string }
  /** The thread waits for a sync: it covers what was written by now, and nothing that comes before it has ended. */
  | { readonly type: "sync-begun"; readonly thread: string; readonly file: string }
  /** `isDone: false`: the disk refused. */
  | { readonly type: "sync"; readonly thread: string; readonly file: string; readonly isDone: boolean }
  /** From here on the folder's new names are there after a power cut, too. */
  | { readonly type: "sync-folder"; readonly isDone: boolean }
  /** A line on the file of marks, at the moment at which it was begun. */
  | { readonly type: "mark"; readonly line: string };

/** What is recorded. */
export interface TracePlaces {
  readonly folder: string;
  readonly marks: string;
}

/** The system calls that change a file or its name. */
export const TRACED =
  "openat,write,writev,pwrite64,pwritev,pwritev2,ftruncate,fallocate,fsync,fdatasync,sync_file_range,unlink,unlinkat,rename,renameat,renameat2";

/** Reads a record. @throws when there is a call in it that it cannot account for */
export async function readTrace(file: string, places: TracePlaces): Promise<readonly Op[]> {
  const ops: Op[] = [];
  const reader = lineReader(places);
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const op = reader(line);
    if (op === "unknown") throw new Error(`The record has a call that cannot be replayed: ${line.slice(0, 200)}`);
    if (op !== null) ops.push(op);
  }
  return ops;
}

// A call that another thread's came between stands on two lines: `fsync(3 <unfinished ...>` and `<... fsync resumed>) = 0`. One whose
// second line is missing has not come to its end.
function lineReader(places: TracePlaces): (line: string) => Op | null | "unknown" {
  const begun = new Map<string, string>();
  return (line) => {
    const [, thread = "", said = ""] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (/^(?:\+\+\+|---) /.test(said) || /\) += \?$/.test(said)) return null;
    const [, start] = /^(.*) <unfinished \.\.\.>$/.exec(said) ?? [];
    if (start !== undefined) {
      begun.set(thread, start);
      return beginningOf(opOf(`${start}) = 0`, thread, places));
    }
    const [, end] = /^<\.\.\. \w+ resumed>(.*)$/.exec(said) ?? [];
    if (end === undefined) return opOf(said, thread, places);
    const op = opOf(`${begun.get(thread) ?? ""}${end}`, thread, places);
    // A mark counts from its beginning, and was told then.
    return op !== "unknown" && op?.type === "mark" ? null : op;
  };
}

function beginningOf(op: Op | null | "unknown"): Op | null {
  if (op === null || op === "unknown") return null;
  if (op.type === "sync") return { type: "sync-begun", thread: op.thread, file: op.file };
  return op.type === "mark" ? op : null;
}

function opOf(said: string, thread: string, { folder, marks }: TracePlaces): Op | null | "unknown" {
  const call = /^(\w+)\((.*)\) += (-?\d+)(?:<[^>]*>)?(?: .*)?$/.exec(said);
  if (!call) return "unknown";
  const [, name = "", args = "", result = ""] = call;
  if (name === "openat") {
    const path = decode(/"([^"]*)"/.exec(args)?.[1] ?? "").toString();
    const isNew = Number(result) >= 0 && args.includes("O_CREAT") && path !== marks;
    if (args.includes("O_TRUNC")) return "unknown";
    return isNew ? { type: "create", file: basename(path) } : null;
  }
  if (name === "unlink") {
    const path = decode(/"([^"]*)"/.exec(args)?.[1] ?? "").toString();
    return Number(result) >= 0 ? { type: "unlink", file: basename(path) } : null;
  }
  const path = decode(/^\d+<([^>]*)>/.exec(args)?.[1] ?? "").toString();
  const file = basename(path);
  const isDone = Number(result) >= 0;
  if (name === "fsync" || name === "fdatasync") {
    return path === folder ? { type: "sync-folder", isDone } : { type: "sync", thread, file, isDone };
  }
  if (!isDone) return "unknown";
  const written = Number(result);
  if (name === "write" && path === marks) return { type: "mark", line: bytesIn(args).toString().trimEnd() };
  if (name === "pwrite64") {
    const offset = Number(/, (\d+)$/.exec(args)?.[1]);
    const data = bytesIn(args).subarray(0, written);
    return data.length === written ? { type: "write", thread, file, offset, data } : "unknown";
  }
  if (name === "ftruncate") return { type: "truncate", thread, file, size: Number(/, (\d+)$/.exec(args)?.[1]) };
  return "unknown";
}

function bytesIn(args: string): Buffer {
  return decode(/, "([^"]*)"/.exec(args)?.[1] ?? "");
}

// Told to, strace writes every byte as \xNN.
function decode(text: string): Buffer {
  return Buffer.from(text.replaceAll("\\x", ""), "hex");
}
