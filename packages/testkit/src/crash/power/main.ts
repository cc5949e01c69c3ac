// `npm run powerloss -- --cuts N [--seed S]`: cuts the power of a recorded relay so many times. The last line is `result: {…}`.
import { findStrace } from "../strace.ts";
import { wholeNumbers } from "../whole-numbers.ts";
import { record, type RecordOptions } from "./record.ts";
import { replay, type ReplayResult } from "./replay.ts";

const { cuts, seed, commands, refuse } = wholeNumbers({ cuts: 300, seed: 1, commands: 3_000, refuse: 40 });
const strace = findStrace(console.log);
if (strace.type === "none") {
  console.error(`skipped: no strace: ${strace.why}`);
  process.exit(3);
}

const run = async (name: string, options: Omit<RecordOptions, "strace" | "seed" | "commands">) => {
  const result = await replay(await record({ strace: strace.path, seed, commands, ...options }), { cuts, seed });
  const { losing, acknowledged, syncs, refusedSyncs, starts, databaseWrites, threads, findings } = result;
  console.log(
    `${name}: ${result.cuts} cuts, ${losing} losing; ${acknowledged} acknowledged, ${syncs} syncs of which ${refusedSyncs} refused, ${starts} further starts, ${databaseWrites} writes into the database file by ${threads} threads`,
  );
  for (const { wrong, what } of findings.slice(0, 5)) console.log(`  ${wrong}: ${what}`);
  return result;
};
const full = await run("synchronous=FULL", { synchronous: "FULL" });
const refusing = { synchronous: "FULL", refusedSyncEvery: refuse } as const;
const refused = await run(`synchronous=FULL, one of ${refuse} syncs refused`, refusing);
// What other processes and jobs do to the log is what makes a refused sync dangerous.
const beside = await run("the same, with a reader who holds on to moments, and a bot that is down", {
  ...refusing,
  readerHolds: 60,
  bot: "down",
});
// Must lose: else nothing was proven above.
const normal = await run("synchronous=NORMAL", { synchronous: "NORMAL" });
const short = ({ losing, acknowledged }: ReplayResult) => ({ losing, acknowledged });
console.log(
  `result: ${JSON.stringify({ cuts, full: short(full), refusedSyncs: short(refused), besideReader: short(beside), normal: short(normal), seed })}`,
);
process.exitCode = full.losing === 0 && refused.losing === 0 && beside.losing === 0 && normal.losing > 0 ? 0 : 1;
