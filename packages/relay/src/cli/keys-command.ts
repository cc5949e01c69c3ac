// `handrail keys …`: shows and changes the keys that receipts are signed with.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { nodePlatform } from "../platform.ts";
import { isGiven, keySource, ReceiptKeyError, replaceKeys, type KeyPlace } from "../receipts/key-file.ts";
import { firstKey, HANDOVER_MS, publicKeys, rotated, writeKeys, type OwnKey } from "../receipts/keys.ts";
import { isoTime } from "../receipts/ledger-csv.ts";
import { CliError } from "./cli-error.ts";
import { databaseUrlOf } from "./data-folder.ts";
import { dataOption, jsonOption } from "./options.ts";
import type { Terminal } from "./terminal.ts";

interface KeysWords {
  readonly data: string;
  readonly json?: boolean;
}

/** Adds the `keys` commands to the program. */
export function addKeysCommands(program: Command, terminal: Terminal): void {
  const keys = program.command("keys").description("the keys that receipts are signed with");
  keys
    .command("list")
    .description("list the public keys, oldest first; --json is what handrail verify --keys reads")
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((words: KeysWords) => {
      const known = knownKeys(words, terminal);
      if (words.json) return terminal.out(JSON.stringify({ keys: publicKeys(known) }, null, 2));
      for (const key of known) terminal.out(describe(key));
    });
  keys
    .command("new")
    .description("print a first key for HANDRAIL_RECEIPT_KEY, for a relay on Postgres; it is kept nowhere else")
    .action(() => {
      const first = firstKey(nodePlatform.random.bytes(32), nodePlatform.clock.now());
      terminal.out(JSON.stringify(JSON.parse(writeKeys([first]))));
    });
  keys
    .command("rotate")
    .description("make a new key, signed by the one in use, which retires a minute later")
    .addOption(dataOption())
    .action((words: KeysWords) => {
      const next = rotated(knownKeys(words, terminal), nodePlatform.random.bytes(32), nodePlatform.clock.now());
      if (isGiven(terminal.env["HANDRAIL_RECEIPT_KEY"])) {
        terminal.err(
          "Nothing is changed yet. Put this into HANDRAIL_RECEIPT_KEY and start every relay again within a minute:",
        );
        return terminal.out(JSON.stringify(JSON.parse(writeKeys(next))));
      }
      replaceKeys(words.data, next);
      for (const key of next) terminal.out(describe(key));
      terminal.err(
        `A running relay has met the new key already. The one before it is good for ${HANDOVER_MS / 1_000} s more.`,
      );
    });
}

function knownKeys({ data }: KeysWords, terminal: Terminal): readonly OwnKey[] {
  const far = databaseUrlOf(terminal) !== null;
  const place: KeyPlace = { folder: far ? null : data, given: terminal.env["HANDRAIL_RECEIPT_KEY"] };
  if (place.folder !== null && !isGiven(place.given) && !existsSync(join(data, "receipt-key.json"))) {
    throw new CliError(`There is no receipt key in the folder ${data}.`, {
      next: "Name the folder that the relay runs on with --data. The first key is made with: handrail start",
    });
  }
  try {
    return keySource(place, {
      bytes: (length) => nodePlatform.random.bytes(length),
      nowMs: nodePlatform.clock.now(),
    }).keys();
  } catch (error) {
    if (error instanceof ReceiptKeyError) {
      throw new CliError(error.message, {
        next: far
          ? "Set it to the keys of the other nodes. The first ones: handrail keys new"
          : "Put back a copy of the keys.",
      });
    }
    throw error;
  }
}

function describe({ kid, createdAtMs, retiredAtMs }: OwnKey): string {
  const state = retiredAtMs === null ? "in use" : `retired ${isoTime(retiredAtMs) ?? ""}`;
  return `${kid}  made ${isoTime(createdAtMs) ?? ""}  ${state}`;
}
