// `npm run phrases [-- --set seen|blind] [--show TAG]`: how well typed asks for a human are heard, per language. `--show` names what was
// missed and what was heard wrongly, of the messages that may be looked at. `--cross` tells how a stranger would be heard, by the writers of
// those; `--learn` learns the weights anew and writes them. The last line is `result: {…}`.
import { asksForHuman } from "@handrail/protocol/asks";
import { readOptions } from "../check/options.ts";
import { crossed, evenPoint, pointAt } from "./cross.ts";
import { corpora, judge, total, type Sample } from "./judge.ts";
import { keepLearnt } from "./keep.ts";
import { lessons } from "./lessons.ts";

const values = readOptions({
  set: { type: "string", default: "blind" },
  show: { type: "string" },
  cross: { type: "boolean", default: false },
  learn: { type: "boolean", default: false },
});
if (values.cross || values.learn) learnAnew();
else listen(values.set === "seen" ? "seen" : "blind");

function listen(set: Sample): void {
  const all = corpora(set);
  const heard = all.map((corpus) => ({ ...judge(corpus, asksForHuman), writer: corpus.writer }));
  for (const { tag, writer, recall, precision, missed, wrong } of heard) {
    console.log(`${tag.padEnd(8)} ${writer.padEnd(7)} recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}`);
    if (tag !== values.show || set === "blind") continue;
    for (const text of missed) console.log(`  missed: ${text}`);
    for (const text of wrong) console.log(`  wrong:  ${text}`);
  }
  const writers = [...new Set(all.map(({ writer }) => writer))].map((writer) => {
    const own = all.filter((corpus) => corpus.writer === writer);
    return [
      writer,
      total(
        heard.filter((one) => one.writer === writer),
        own,
      ),
    ];
  });
  const weakest = heard.toSorted((a, b) => Math.min(a.recall, a.precision) - Math.min(b.recall, b.precision))[0];
  const result = { set, ...total(heard, all), writers: Object.fromEntries(writers), weakest: weakest?.tag };
  console.log(`result: ${JSON.stringify(result)}`);
}

function learnAnew(): void {
  const all = lessons();
  const scored = crossed(all);
  const even = evenPoint(scored);
  for (const more of [-6, -4, -2, 0, 2, 4, 6]) {
    const { min, recall, precision } = pointAt(even.min + more, scored);
    console.log(`from ${min.toFixed(2).padStart(6)}  recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}`);
  }
  for (const writer of new Set(scored.map((one) => one.writer))) {
    const { recall, precision } = pointAt(
      even.min,
      scored.filter((one) => one.writer === writer),
    );
    console.log(`${writer.padEnd(12)} recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}`);
  }
  if (values.learn) keepLearnt(all, even.min);
  console.log(`result: ${JSON.stringify({ set: "crossed", messages: scored.length, ...even, isKept: values.learn })}`);
}
