// `npm run phrases [-- --half seen|blind|practice|all] [--show TAG]`: how well typed asks for a human are heard, per language. `--show` names what
// was missed and what was heard wrongly. The last line is `result: {…}`.
import { parseArgs } from "node:util";
import { asksForHuman } from "@handrail/protocol/asks";
import { corpora, judge, total, type Half } from "./judge.ts";

const { values } = parseArgs({ options: { half: { type: "string", default: "blind" }, show: { type: "string" } } });
const halves: readonly Half[] = ["seen", "blind", "practice", "all"];
const half = halves.find((one) => one === values.half) ?? "blind";
const all = corpora(half);
const heard = all.map((corpus) => judge(corpus, asksForHuman));
for (const { tag, recall, precision, missed, wrong } of heard) {
  console.log(`${tag.padEnd(8)} recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}`);
  if (tag !== values.show) continue;
  for (const text of missed) console.log(`  missed: ${text}`);
  for (const text of wrong) console.log(`  wrong:  ${text}`);
}
const { recall, precision } = total(heard, all);
const weakest = heard.toSorted((a, b) => Math.min(a.recall, a.precision) - Math.min(b.recall, b.precision))[0];
console.log(`result: ${JSON.stringify({ languages: all.length, half, recall, precision, weakest: weakest?.tag })}`);
