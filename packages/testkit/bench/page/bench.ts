// The benchmark of the page: who is measured, how often, in which order, and how it is told.
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../src/browser/launch-browser.ts";
import { hundredths } from "../relay/percentiles.ts";
import type { Contender, Embedding } from "./contender.ts";
import { figuresOf, type Figures } from "./figures.ts";
import { plainFloor, preactFloor } from "./floors.ts";
import { handrail } from "./handrail.ts";
import { lighthouse } from "./lighthouse.ts";
import { mannersOf, type Manners } from "./manners.ts";
import { THROTTLE } from "./open-page.ts";
import { PEERS } from "./peers.ts";
import { lighthouseRows, mannersRows, plainTable, speedRows, writeDocumentation, type Findings } from "./report.ts";
import { startShopServer, type ShopServer } from "./shop-server.ts";
import { visit, type Visit, type Way } from "./visit.ts";

const CONTENDERS: readonly Contender[] = [plainFloor, preactFloor, handrail, ...PEERS];
const ROUNDS = 9;
const LIGHTHOUSE_ROUNDS_MAX = 5;

/**
 * Runs it, printing as it goes; gives the figures.
 *
 * @param words Those who are measured, by parts of their addresses with commas between (all by default); `--rounds N`;
 *   `--write` puts the tables into the documentation.
 */
export async function benchPage(print: (line: string) => void, words: readonly string[]): Promise<unknown> {
  const { contenders, rounds, isWritten } = wishOf(words);
  const loadBefore = load();
  const shop = await startShopServer();
  const { ready, missing } = await prepareAll(contenders, shop, print);
  try {
    const { version, manners } = await measureAll(ready, rounds, print);
    const figures = allFigures(ready, missing);
    const findings: Findings = { figures, manners, missing, lighthouse: await scores(shop, ready, rounds) };
    const told = `${today()}, Chromium ${version}, ${throttleInWords()}, medians of ${rounds} rounds, on ${availableParallelism()} cores at a load of ${loadBefore} before and ${load()} after.`;
    const tables = [speedRows(figures, plainFloor.name, preactFloor.name), mannersRows(manners)];
    if (typeof findings.lighthouse !== "string") tables.push(lighthouseRows(findings.lighthouse));
    print(`\n${told}\n\n${tables.map(plainTable).join("\n\n")}\n`);
    if (typeof findings.lighthouse === "string") print(`Lighthouse was not run: ${findings.lighthouse}.\n`);
    if (isWritten) writeDocumentation(findings, { told, tables, ours: handrail.name });
    return { rounds, ...findings, ratios: ratiosOf(figures) };
  } finally {
    for (const { embedding } of ready) await embedding.close?.();
    await shop.close();
  }
}

/** A contender whose page is being served, and its visits so far. */
interface Ready {
  readonly contender: Contender;
  readonly embedding: Embedding;
  readonly url: string;
  readonly cold: Visit[];
  readonly hovered: Visit[];
  readonly failures: string[];
}

function wishOf(words: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { rounds: { type: "string", default: String(ROUNDS) }, write: { type: "boolean", default: false } },
  });
  const names = positionals[0]?.split(",") ?? [""];
  const contenders = CONTENDERS.filter(({ slug }) => names.some((name) => slug.includes(name)));
  const rounds = Number(values.rounds);
  if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error(`--rounds takes a whole number from 1 on.`);
  if (contenders.length === 0) {
    throw new Error(`Nobody is called ${positionals[0]}; there are ${CONTENDERS.map(({ slug }) => slug).join(", ")}.`);
  }
  return { contenders, rounds, isWritten: values.write };
}

async function prepareAll(contenders: readonly Contender[], shop: ShopServer, print: (line: string) => void) {
  const ready: Ready[] = [];
  const missing: Record<string, string> = {};
  for (const contender of contenders) {
    const { name, slug } = contender;
    try {
      const embedding = await contender.prepare(shop.origin);
      shop.put(slug, embedding);
      ready.push({ contender, embedding, url: `${shop.origin}/${slug}/`, cold: [], hovered: [], failures: [] });
    } catch (error) {
      missing[name] = firstLine(error);
      print(`${name} cannot be measured here: ${missing[name]}`);
    }
  }
  return { ready, missing };
}

// Rounds in turn, each beginning with somebody else, so that what the machine does meanwhile falls on all alike.
async function measureAll(ready: readonly Ready[], rounds: number, print: (line: string) => void) {
  const browser = await launchBrowser();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const first = round % ready.length;
      for (const one of [...ready.slice(first), ...ready.slice(0, first)]) {
        await visitOnce(browser, one, "cold");
        if (one.embedding.launcher !== null) await visitOnce(browser, one, "hovered");
      }
      print(`round ${round + 1} of ${rounds}, load ${load()}`);
    }
    const manners: Record<string, Manners> = {};
    for (const { contender, embedding, url } of ready) {
      manners[contender.name] = await mannersOf(browser, url, watchedOf(embedding));
    }
    return { version: browser.version(), manners };
  } finally {
    await browser.close();
  }
}

async function visitOnce(browser: Browser, one: Ready, way: Way): Promise<void> {
  try {
    one[way].push(await visit(browser, { url: one.url, watched: watchedOf(one.embedding), way }));
  } catch (error) {
    one.failures.push(`${way}: ${firstLine(error)}`);
  }
}

// What the page is told, and nothing else: it has to cross to the browser.
function watchedOf({ launcher, input }: Embedding) {
  return { launcher, input };
}

function allFigures(ready: readonly Ready[], missing: Record<string, string>): Readonly<Record<string, Figures>> {
  const figures: Record<string, Figures> = {};
  for (const one of ready) {
    const found = figuresOf(one);
    if (found) figures[one.contender.name] = found;
    else missing[one.contender.name] = one.failures[0] ?? "no visit succeeded";
  }
  return figures;
}

async function scores(shop: ShopServer, ready: readonly Ready[], rounds: number): Promise<Findings["lighthouse"]> {
  const ours = ready.find(({ contender }) => contender === handrail);
  if (!ours) return "Handrail is not among those who are measured";
  shop.put("bare", { body: "", files: new Map() });
  try {
    const pages = { "page without the tag": `${shop.origin}/bare/`, "page with the tag": ours.url };
    return await lighthouse(pages, Math.min(rounds, LIGHTHOUSE_ROUNDS_MAX));
  } catch (error) {
    return firstLine(error);
  }
}

/** Ours against the floors, and against the lightest and the fastest of the peers. */
function ratiosOf(figures: Readonly<Record<string, Figures>>) {
  const ours = figures[handrail.name];
  const [floor, preact] = [figures[plainFloor.name], figures[preactFloor.name]];
  const peers = PEERS.flatMap(({ name }) => figures[name] ?? []);
  if (!ours || !floor || !preact) return {};
  return {
    launcherToFloor: hundredths(ours.launcherMs / floor.launcherMs),
    usableToPreactFloor: hundredths(ours.usableMs / preact.usableMs),
    ...(peers.length > 0 && {
      timesLighterThanTheLightest: hundredths(Math.min(...peers.map(({ launcherKb }) => launcherKb)) / ours.launcherKb),
      timesSoonerUsableThanTheFastest: hundredths(Math.min(...peers.map(({ usableMs }) => usableMs)) / ours.usableMs),
    }),
  };
}

function throttleInWords(): string {
  const { processor, latencyMs, bytesPerSecond } = THROTTLE;
  return `a processor slowed down ${processor} times, ${latencyMs} ms and ${(bytesPerSecond * 8) / 1e6} Mbit/s, gzip`;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
