// Holds what the built widget makes a page fetch against its budgets.
import { join } from "node:path";
import { budgetsOf } from "../../size/budgets.ts";
import { measure, uncovered } from "../../size/measure.ts";
import { isWanted, reportChecks } from "../stage.ts";
import type { Stage } from "../stage.ts";
import { ROOT } from "../workspace.ts";

const DIST = join(ROOT, "packages/widget/dist");

export const sizeStage: Stage = {
  name: "size",
  about: "what the widget makes a page fetch, against its budgets",
  async run(context) {
    const all = budgetsOf(DIST);
    const budgets = all.filter(({ name }) => isWanted(name, context));
    const checks = (await measure(DIST, budgets)).map(({ name, gzipBytes, gzipBytesMax }) =>
      gzipBytes > gzipBytesMax
        ? { name, failure: `${gzipBytes} bytes gzip, ${gzipBytes - gzipBytesMax} over its budget of ${gzipBytesMax}.` }
        : { name },
    );
    const stray = uncovered(DIST, all).map((file) => ({ name: file, failure: "It is fetched without a budget." }));
    return reportChecks([...checks, ...stray], context);
  },
};
