// `npm run size`: the bytes of everything that the script tag can fetch, against its budget; the last line is `result: {…}`.
import { join } from "node:path";
import { ROOT } from "../check/workspace.ts";
import { budgetsOf } from "./budgets.ts";
import { measure } from "./measure.ts";

const dist = join(ROOT, "packages/widget/dist");
const measured = await measure(dist, budgetsOf(dist));
console.log("                  gzip   budget   brotli");
for (const { name, gzipBytes, gzipBytesMax, brotliBytes } of measured) {
  const row = [gzipBytes, gzipBytesMax, brotliBytes].map((bytes) => String(bytes).padStart(9)).join("");
  console.log(`${gzipBytes > gzipBytesMax ? "✗" : "✓"} ${name.padEnd(12)}${row}`);
}
const figures = measured.map(({ name, gzipBytes, brotliBytes, gzipBytesMax }) => [
  name,
  { gzip: gzipBytes, brotli: brotliBytes, budget: gzipBytesMax },
]);
console.log(`result: ${JSON.stringify(Object.fromEntries(figures))}`);
process.exitCode = measured.some(({ gzipBytes, gzipBytesMax }) => gzipBytes > gzipBytesMax) ? 1 : 0;
