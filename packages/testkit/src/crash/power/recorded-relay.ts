// The process that is recorded: a relay on its real store, visitors who write to it without a network between, and a mark on
// the record at the moment that each answer leaves it. A relay whose disk has refused a sync ends, and another one starts. It ends as by
// a power cut.
import { openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { CommandsRequest, CommandsResponse } from "@handrail/protocol";
import { createLogger, createRelay, type Relay } from "@handrail/relay";
import { chanceOf } from "../../world/chance.ts";
import { Ledger } from "../ledger.ts";
import { visit } from "../visitor.ts";
import type { Told } from "./told.ts";

const text = { type: "string", default: "" } as const;
const options = { data: text, marks: text, synchronous: text, commands: text, seed: text, reader: text } as const;
const { values } = parseArgs({ options });
const marks = openSync(values.marks, "a");
/** How long whoever reads goes on after the relay has ended, in ms: another one waits for them. */
const READS_ON_MS = 300;

let reader = openReader();
let relay = await startAtLast();
let [asked, starts] = [0, 0];
const ledger = new Ledger();

// A start's own syncs may be refused, too.
async function startAtLast(): Promise<Relay> {
  for (;;) {
    try {
      return await start();
    } catch {
      await delay(0);
    }
  }
}

async function start(): Promise<Relay> {
  const started = await createRelay({
    folder: values.data,
    publicUrl: "http://127.0.0.1",
    logger: createLogger("silent"),
    // Many times in the record: each writes the log back into the database's own file.
    walPages: 200,
  });
  // A store that does not wait for the disk: to see that the harness finds what it costs.
  if (values.synchronous === "NORMAL") started.database.sqlite.exec("PRAGMA synchronous = NORMAL");
  void started.lost.then(async () => {
    await started.stop();
    await delay(READS_ON_MS / 2);
    void delay(READS_ON_MS).then(() => reader?.close());
    relay = await startAtLast();
    starts += 1;
    writeSync(marks, `started ${starts}\n`);
    reader = openReader();
  });
  return started;
}

const post = async (path: string, body: CommandsRequest): Promise<Response> => {
  const response = await relay.fetch(
    new Request(`http://127.0.0.1${path}`, { method: "POST", body: JSON.stringify(body) }),
  );
  asked += 1;
  const number = asked;
  // This very moment counts; what was answered is written down as soon as it has been read.
  writeSync(marks, `answered ${number}\n`);
  const answer: CommandsResponse = await response.clone().json();
  const commands = body.commands.map(({ id, type }) => ({ id, type }));
  const told: Told = { conversation: answer.conversation, commands, verdicts: answer.verdicts ?? [] };
  writeSync(marks, `told ${number} ${JSON.stringify(told)}\n`);
  reader?.answered();
  if (ledger.acknowledged > Number(values.commands)) process.kill(process.pid, "SIGKILL");
  return response;
};
const never = new AbortController().signal;
const people = Array.from({ length: 20 }, (_, index) => {
  const name = `visitor ${index}`;
  const chance = chanceOf(Number(values.seed), name);
  return visit({ name, chance, ledger, post, secrets: new Map(), stopping: never, givenUp: never });
});
await Promise.all(people);

// Somebody else who reads (a back-up): while they hold on to a moment, the log goes into the tables only as far as that.
function openReader(): { answered(): void; close(): void } | null {
  const every = Number(values.reader);
  if (every === 0) return null;
  const sqlite = new DatabaseSync(join(values.data, "handrail.db"), { readOnly: true });
  const chance = chanceOf(Number(values.seed), "reader");
  let left = chance.between(1, every);
  return {
    answered() {
      left -= 1;
      if (left > 0 || !sqlite.isOpen) return;
      left = chance.between(1, every);
      if (sqlite.isTransaction) sqlite.exec("COMMIT");
      else sqlite.exec("BEGIN; SELECT count(*) FROM events");
    },
    close() {
      if (sqlite.isOpen) sqlite.close();
    },
  };
}
