// `npm run sheets [-- --looks phone-dark,arabic --states waiting,talking --languages waiting]`: draws every state of the widget on contact
// sheets in `.screenshots/`, and some states in every language. The last line is `result: {…}`.
import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { startPlayground } from "@handrail/example-playground";
import { playgroundPage } from "../../e2e/playground-page.ts";
import { launchBrowser } from "../browser/launch-browser.ts";
import { readOptions } from "../check/options.ts";
import { ROOT } from "../check/workspace.ts";
import { freePort } from "../processes/free-port.ts";
import { drawSheets, type Shot } from "./draw-sheets.ts";
import { LOOKS, NARROW } from "./looks.ts";

/** As many as can be told apart on one picture. */
const PER_SHEET = 18;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));
const values = readOptions({
  looks: { type: "string", default: Object.keys(LOOKS).join() },
  states: { type: "string", default: "" },
  languages: { type: "string", default: "first-open,waiting" },
});
const list = (text: string): readonly string[] => text.split(",").filter(Boolean);
const folder = join(ROOT, ".screenshots");
await mkdir(folder, { recursive: true });
const [browser, playground] = await Promise.all([launchBrowser(), freePort().then(startPlayground)]);
const page = await playgroundPage(browser, playground, {});
const [allStates = [], allLocales = []] = await page.evaluate(() => [window.states, window.locales]);
await page.close();
const states = values.states ? list(values.states) : allStates;
const unknown = [
  ...[...states, ...list(values.languages)].filter((state) => !allStates.includes(state)),
  ...list(values.looks).filter((look) => !LOOKS[look]),
];
if (unknown.length > 0)
  throw new Error(`There is no ${unknown.join(", no ")}. Looks: ${Object.keys(LOOKS).join(", ")}.`);

const options = { browser, playground, folder, perSheet: PER_SHEET };
const files: string[] = [];
for (const name of list(values.looks)) {
  const look = LOOKS[name];
  const shots = states.map((state): Shot => [state, { state }]);
  if (look) files.push(...(await drawSheets(`sheet-${name}`, { look, shots }, options)));
}
for (const state of list(values.languages)) {
  const shots = allLocales.map((locale): Shot => [locale, { state, locale }]);
  const all = { ...options, perSheet: shots.length };
  files.push(...(await drawSheets(`sheet-languages-${state}`, { look: NARROW, shots }, all)));
}
await browser.close();
await playground.close();
for (const file of files) console.log(relative(ROOT, file));
console.log(`result: ${JSON.stringify({ sheets: files.length, states: states.length, languages: allLocales.length })}`);

declare global {
  interface Window {
    states?: readonly string[];
    locales?: readonly string[];
  }
}
