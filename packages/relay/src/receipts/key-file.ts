// Where the receipt keys are: in the environment, or in a file of the data folder that its owner alone may read.
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { syncFolder } from "../store/sync-folder.ts";
import { writeOnce } from "../store/write-once.ts";
import { firstKey, readKeys, writeKeys, type OwnKey } from "./keys.ts";

/** What was wrong with the keys, for the one who starts the relay. */
export class ReceiptKeyError extends Error {
  override readonly name = "ReceiptKeyError";
}

/** Where keys are looked for. */
export interface KeyPlace {
  /** `":memory:"` keeps nothing. `null`: of a relay on Postgres, whose nodes must all have the same keys, so that they are given. */
  readonly folder: string | null;
  /** `HANDRAIL_RECEIPT_KEY`, when set: what the file would hold. */
  readonly given?: string | undefined;
}

/** The keys as they are kept now. */
export interface KeySource {
  /** Oldest first, the last one in use. Looks again when the file has been changed. */
  keys(): readonly OwnKey[];
}

const FILE = "receipt-key.json";

/**
 * Finds the keys, or makes the first one.
 *
 * @param make.bytes the platform's chance
 * @throws ReceiptKeyError when what is there cannot be used: a new key in its place would be one that nobody has pinned; when keys must be
 *   given and are not
 */
export function keySource(
  { folder, given }: KeyPlace,
  make: { readonly bytes: (length: number) => Uint8Array; readonly nowMs: number },
): KeySource {
  if (isGiven(given)) {
    const keys = checked(given, "HANDRAIL_RECEIPT_KEY");
    return { keys: () => keys };
  }
  if (folder === null) {
    throw new ReceiptKeyError(
      "HANDRAIL_RECEIPT_KEY is not set (receipt-key-missing), and every node of a relay on Postgres must be given the same.",
    );
  }
  const fresh = (): readonly OwnKey[] => [firstKey(make.bytes(32), make.nowMs)];
  if (folder === ":memory:") {
    const keys = fresh();
    return { keys: () => keys };
  }
  const file = join(folder, FILE);
  if (!existsSync(file)) writeOnce(file, `${writeKeys(fresh())}\n`);
  let [keys, seen] = [readFile(file), markOf(file)];
  return {
    keys() {
      const now = markOf(file);
      if (now !== seen) [keys, seen] = [readFile(file), now];
      return keys;
    },
  };
}

/** Puts other keys in the place of the file's, as one step. */
export function replaceKeys(folder: string, keys: readonly OwnKey[]): void {
  const file = join(folder, FILE);
  const draft = `${file}.new`;
  writeFileSync(draft, `${writeKeys(keys)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
  // HG10: a receipt that is signed from now on must find its key after a power cut.
  syncFolder(folder);
}

/** Whether keys come from the environment. */
export function isGiven(given: string | undefined): given is string {
  return given !== undefined && given.trim() !== "";
}

function readFile(file: string): readonly OwnKey[] {
  return checked(readFileSync(file, "utf8"), `The file ${file}`);
}

function checked(text: string, source: string): readonly OwnKey[] {
  const keys = readKeys(text);
  if (keys) return keys;
  throw new ReceiptKeyError(`${source} holds no receipt keys that can be used.`);
}

function markOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file);
  return `${mtimeMs}.${size}.${ino}`;
}
