// Judges a probe's command as any other, asks who could be offered the visitor while everything stands in the tables, and then takes
// all of it back: nobody ever sees a probe in a queue, a list, a figure or a chain. What is committed is that there was one.
import { judge, type Bench, type Judgement } from "./judge.ts";
import type { Submission } from "./authority.ts";

/** @throws whatever the disk throws: the transaction is then void */
export function rehearse(bench: Bench, submission: Submission): Judgement {
  const { append, nowMs } = bench;
  const { conversation, site } = submission;
  const judgement = append.takenBack((): Judgement => {
    const judged = judge(bench, submission);
    return judged.verdict.ok ? { ...judged, reach: bench.reachOf(append.load(conversation)) } : judged;
  });
  // With nothing to write the commit would not touch the disk, and a disk that refuses would not be noticed.
  append.noteProbe(site, nowMs);
  // There is no news of what did not happen.
  return { ...judgement, events: [], internal: [], others: [], estimated: null, hasJobs: false };
}
