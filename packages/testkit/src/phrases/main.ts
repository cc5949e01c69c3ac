// `npm run phrases [-- --set seen|blind] [--show TAG]`: how well typed asks for a human are heard, per language. `--show` names what was
// missed and what was heard wrongly, of the messages that may be looked at. The last line is `result: {…}`.
import { parseArgs } from "node:util";
import { asksForHuman } from "@handrail/protocol/asks";
import { corpora, judge, total, type Sample } from "./judge.ts";

const { values } = parseArgs({ options: { set: { type: "string", default: "blind" }, show: { type: "string" } } });
const set: Sample = values.set === "seen" ? "seen" : "blind";
const all = corpora(set);
const heard = all.map((corpus) => judge(corpus, asksForHuman));
for (const { tag, recall, precision, missed, wrong } of heard) {
  console.log(`${tag.padEnd(8)} recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}`);
  if (tag !== values.show || set === "blind") continue;
  for (const text of missed) console.log(`  missed: ${text}`);
  for (const text of wrong) console.log(`  wrong:  ${text}`);
}
const { recall, precision } = total(heard, all);
const weakest = heard.toSorted((a, b) => Math.min(a.recall, a.precision) - Math.min(b.recall, b.precision))[0];
console.log(`result: ${JSON.stringify({ languages: all.length, set, recall, precision, weakest: weakest?.tag })}`);
