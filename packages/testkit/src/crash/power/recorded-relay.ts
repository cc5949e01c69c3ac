// The process that is recorded: a relay on its real store, visitors who write to it without a network between, and a mark on
// the record at the moment that each answer leaves it. It ends as by a power cut.
import { openSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";
import type { CommandsRequest, CommandsResponse } from "@handrail/protocol";
import { createLogger, createRelay } from "@handrail/relay";
import { chanceOf } from "../../world/chance.ts";
import { Ledger } from "../ledger.ts";
import { visit } from "../visitor.ts";
import type { Told } from "./told.ts";

const text = { type: "string", default: "" } as const;
const { values } = parseArgs({ options: { data: text, marks: text, synchronous: text, commands: text, seed: text } });

const relay = await createRelay({
  folder: values.data,
  publicUrl: "http://127.0.0.1",
  logger: createLogger("silent"),
});
// Many times in the record: each writes the log back into the database's own file.
relay.database.sqlite.exec("PRAGMA wal_autocheckpoint = 200");
// A store that does not wait for the disk: to see that the harness finds what it costs.
if (values.synchronous === "NORMAL") relay.database.sqlite.exec("PRAGMA synchronous = NORMAL");

const marks = openSync(values.marks, "a");
const ledger = new Ledger();
let asked = 0;
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
