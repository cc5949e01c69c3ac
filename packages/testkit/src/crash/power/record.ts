// Records a relay's writes and syncs with strace, from its start to a sudden end.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDataFolder } from "../data-folder.ts";
import { STORE_FILES } from "../stored.ts";
import type { Remains } from "./disk.ts";
import { readTrace, TRACED, type Op } from "./trace.ts";

/** What to record. */
export interface RecordOptions {
  /** Where strace is. */
  readonly strace: string;
  readonly seed: number;
  /** Commands that are acknowledged before the end. */
  readonly commands: number;
  /** What SQLite waits for: the relay's own setting, or one that loses. */
  readonly synchronous: "FULL" | "NORMAL";
  /** Every so many syncs the disk refuses one, once the relay has started. */
  readonly refusedSyncEvery?: number;
  /** Somebody else reads, and holds on to one moment for up to so many answers. */
  readonly readerHolds?: number;
  /** Visitors ask a bot that is down, so that jobs are claimed all the time. */
  readonly bot?: "down";
}

/** A record. */
export interface Recording {
  /** What lay there when it began. */
  readonly before: Remains;
  readonly ops: readonly Op[];
}

/** The first sync that is refused, counted in each thread: before it, a start is refused, which is another test's. */
const FIRST_REFUSED = 10;
/** Longer than one takes on a busy machine, in ms. */
const TIMEOUT_MS = 120_000;

/** Makes a record: some seconds. @throws when the relay ended otherwise than by its own hand */
export async function record(options: RecordOptions): Promise<Recording> {
  const { strace, seed, commands, synchronous, refusedSyncEvery: every } = options;
  const base = await mkdtemp(join(tmpdir(), "handrail-power-"));
  const [folder, marks, trace] = [join(base, "data"), join(base, "marks"), join(base, "trace")];
  try {
    await makeDataFolder({
      folder,
      relayUrl: "http://127.0.0.1",
      botUrl: options.bot ? "http://127.0.0.1:1" : null,
      agents: ["Ada"],
    });
    const files = STORE_FILES.map((name) => join(folder, name));
    const before = new Map(
      STORE_FILES.filter((name) => existsSync(join(folder, name))).map((name) => [
        name,
        readFileSync(join(folder, name)),
      ]),
    );
    const refusals =
      every === undefined ? [] : ["-e", `inject=fsync,fdatasync:error=EIO:when=${FIRST_REFUSED}+${every}`];
    const paths = [folder, marks, ...files].flatMap((path) => ["-P", path]);
    const watch = ["-f", "-y", "-xx", "-s", "1000000", "-o", trace, "-e", `trace=${TRACED}`, ...refusals, ...paths];
    const program = join(import.meta.dirname, "recorded-relay.ts");
    const words = {
      data: folder,
      marks,
      synchronous,
      commands: String(commands),
      seed: String(seed),
      reader: String(options.readerHolds ?? ""),
    };
    const args = Object.entries(words).flatMap(([name, value]) => [`--${name}`, value]);
    const child = spawn(strace, [...watch, process.execPath, program, ...args], {
      stdio: ["ignore", "ignore", "pipe"],
      timeout: TIMEOUT_MS,
    });
    let trouble = "";
    child.stderr.on("data", (chunk: Buffer) => {
      trouble += chunk.toString();
    });
    await once(child, "close");
    if (child.signalCode !== "SIGKILL") throw new Error(`The recorded relay ended by itself:\n${trouble}`);
    return { before, ops: await readTrace(trace, { folder, marks }) };
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}
