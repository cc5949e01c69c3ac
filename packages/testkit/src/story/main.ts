// `npm run story -- --browser chromium|firefox|webkit`: the main story with a visitor in that engine and an agent at the desk in Chromium.
// Pictures of each chapter's end go into `.screenshots/`. The last line is `result: {…}`; 1 when a chapter failed.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setStage } from "../../e2e/stage.ts";
import { readOptions } from "../check/options.ts";
import { ROOT } from "../check/workspace.ts";
import { engineNamed } from "../engines/start-engine.ts";
import { CHAPTERS } from "./chapters.ts";
import { openShopWithEyes } from "./shop-with-eyes.ts";
import { Visitor } from "./visitor.ts";

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));
const values = readOptions({ browser: { type: "string", default: "chromium" } });
const { name, start } = engineNamed(values.browser);
const pictures = join(ROOT, ".screenshots");
await mkdir(pictures, { recursive: true });

const engine = await start();
const stage = await setStage({ openShop: openShopWithEyes });
const agent = await stage.agent("Kari");
const visit = await engine.visit(stage.shopUrl, {});
const cast = { stage, agent, visitor: new Visitor(visit) };
let told = 0;
let failed: string | null = null;
for (const [does, play] of CHAPTERS) {
  try {
    await play(cast);
    told += 1;
    console.log(`✓ ${does}`);
  } catch (error) {
    failed = does;
    console.error(`✗ ${does}\n${error instanceof Error ? error.message : String(error)}`);
  }
  await writeFile(
    join(pictures, `story-${name}-${String(told).padStart(2, "0")}${failed ? "-failed" : ""}.png`),
    await visit.picture(),
  );
  // What comes after goes on from here.
  if (failed) break;
}
await visit.close();
await engine.close();
await stage.close();
await stage.browser.close(); // The tests' stages leave it to the next one.
console.log(`result: ${JSON.stringify({ browser: engine.version, chapters: CHAPTERS.length, told, failed })}`);
process.exitCode = failed ? 1 : 0;
