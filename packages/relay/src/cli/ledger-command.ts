// `handrail ledger`: what became of every request for a human, for whoever must answer for it.
import { siteId, type SiteId } from "@handrail/protocol";
import { InvalidArgumentError, Option, type Command } from "commander";
import { nodePlatform } from "../platform.ts";
import { chainHead } from "../receipts/chain-head.ts";
import { figuresOf } from "../receipts/figures.ts";
import { counted } from "../receipts/guarantee.ts";
import { keySource } from "../receipts/key-file.ts";
import { isoTime, LEDGER_HEAD, ledgerLine, secondsToHuman } from "../receipts/ledger-csv.ts";
import { createNotary } from "../receipts/notary.ts";
import { createReceiptStore } from "../receipts/receipt-store.ts";
import { isAutomatic, type RequestRecord } from "../receipts/request-record.ts";
import { readLedger } from "../receipts/request-store.ts";
import { CliError } from "./cli-error.ts";
import { withData, type DataFolder } from "./data-folder.ts";
import { dataOption } from "./options.ts";
import type { Terminal } from "./terminal.ts";

interface LedgerWords {
  readonly data: string;
  readonly site: string;
  readonly from?: number;
  readonly to?: number;
  readonly format: "csv" | "json" | "chain";
}

interface Span {
  readonly site: SiteId;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Adds the `ledger` command to the program. */
export function addLedgerCommand(program: Command, terminal: Terminal): void {
  program
    .command("ledger")
    .description("what became of every request for a human: one row each, or the sealed chain of receipts")
    .requiredOption("--site <site>", "the site's key")
    .addOption(new Option("--from <time>", "asked for at or after, like 2026-11-01 (UTC)").argParser(moment))
    .addOption(new Option("--to <time>", "asked for before, like 2026-12-01 (UTC)").argParser(moment))
    .addOption(
      new Option("--format <format>", "rows as csv or json; chain: what handrail verify --chain reads")
        .choices(["csv", "json", "chain"])
        .default("csv"),
    )
    .addOption(dataOption())
    .action((words: LedgerWords) =>
      withData({ ...words, terminal, folder: "known" }, (folder) => {
        const site = folder.people.sites.get(siteId(words.site));
        if (!site) throw new CliError("No site has this key.", { next: "See the sites with: handrail site list" });
        const span = { site: site.id, fromMs: words.from ?? 0, toMs: words.to ?? nodePlatform.clock.now() };
        return print(folder, span, { words, terminal });
      }),
    );
}

async function print(
  folder: DataFolder,
  span: Span,
  { words, terminal }: { readonly words: LedgerWords; readonly terminal: Terminal },
): Promise<void> {
  if (words.format === "chain")
    return terminal.out(JSON.stringify(await chain(folder, span.site, { terminal }), null, 2));
  const requests = await counted(readLedger(folder.beside).between(span.site, span));
  const figures = figuresOf(requests, span);
  if (words.format === "json") {
    const rows = requests.map(jsonRow);
    return terminal.out(JSON.stringify({ summary: figures, requests: rows }, null, 2));
  }
  terminal.out(`${LEDGER_HEAD}\r`);
  for (const record of requests) terminal.out(`${ledgerLine(record)}\r`);
  // Beside the rows, so that what is read by a program holds rows alone.
  for (const line of summary(figures)) terminal.err(line);
}

async function chain(
  { beside, keyFolder }: DataFolder,
  site: SiteId,
  { terminal }: { readonly terminal: Terminal },
): Promise<object> {
  const receipts = createReceiptStore(beside);
  const nowMs = nodePlatform.clock.now();
  const bytes = (length: number): Uint8Array => nodePlatform.random.bytes(length);
  const given = terminal.env["HANDRAIL_RECEIPT_KEY"];
  const notary = createNotary(keySource({ folder: keyFolder, given }, { bytes, nowMs }));
  const head = await chainHead({ receipts, notary, nowMs }, site);
  // Links that are sealed meanwhile come with the next head.
  return { site, links: (await receipts.links(site)).filter(({ n }) => n <= (head?.n ?? 0)), head };
}

function jsonRow(record: RequestRecord): object {
  const { askedAtMs, clickedAtMs, dueAtMs, answeredAtMs, deliveredAtMs, endedAtMs, erasedAtMs, ...rest } = record;
  return {
    ...rest,
    askedAt: isoTime(askedAtMs),
    clickedAtVisitorClock: isoTime(clickedAtMs),
    promisedBy: isoTime(dueAtMs),
    firstHumanAnswerAt: isoTime(answeredAtMs),
    deliveredAt: isoTime(deliveredAtMs),
    secondsToHuman: secondsToHuman(record),
    endedAt: isoTime(endedAtMs),
    isAutomatic: isAutomatic(record),
    isErased: erasedAtMs !== null,
  };
}

function summary(figures: ReturnType<typeof figuresOf>): readonly string[] {
  const { clicks, automatic, requests, medianSeconds, p90Seconds, within3Minutes, within15Minutes, requestsMin } =
    figures;
  const total = (ends: object): number => Object.values(ends).reduce((sum: number, count: number) => sum + count, 0);
  const list = (ends: object): string =>
    Object.entries(ends)
      .map(([end, count]) => `${end} ${String(count)}`)
      .join(", ");
  const percent = (share: number | null): string =>
    share === null ? "too few to say" : `${(share * 100).toFixed(1)} %`;
  const seconds = (value: number | null): string => (value === null ? "too few to say" : `${value} s`);
  return [
    `${requests} requests: ${total(clicks)} clicked, ${total(automatic)} automatic.`,
    `Clicked: ${list(clicks)}.`,
    `Automatic: ${list(automatic)}.`,
    `Of the clicked, a human's first answer within 3 minutes: ${percent(within3Minutes)}; within 15 minutes: ${percent(within15Minutes)}; median ${seconds(medianSeconds)}, 9 of 10 within ${seconds(p90Seconds)} (said from ${requestsMin} on).`,
  ];
}

function moment(text: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(ms)) throw new InvalidArgumentError("It must be like 2026-11-01 or 2026-11-01T08:00:00Z.");
  return ms;
}
