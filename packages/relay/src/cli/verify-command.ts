// `handrail verify`: checks a receipt against published keys, and asks no relay and no data folder.
import { readFileSync } from "node:fs";
import {
  isKeys,
  trustKeys,
  verifyChain,
  verifyReceipt,
  type ChainFault,
  type ReceiptBody,
  type ReceiptFault,
  type ReceiptKeys,
} from "@handrail/protocol/receipt";
import type { Command } from "commander";
import { nodePlatform } from "../platform.ts";
import { isoTime } from "../receipts/ledger-csv.ts";
import { CliError } from "./cli-error.ts";
import type { Terminal } from "./terminal.ts";

interface VerifyWords {
  readonly receipt: string;
  readonly keys: string;
  readonly chain?: string;
  readonly pin?: string;
}

const { subtle } = globalThis.crypto;

/** Adds the `verify` command to the program. */
export function addVerifyCommand(program: Command, terminal: Terminal): void {
  program
    .command("verify")
    .description("check a receipt; ends with 0 when it is genuine, with 1 when it is not")
    .requiredOption("--receipt <receipt>", "the receipt, or - to read it from standard input")
    .requiredOption(
      "--keys <place>",
      "the merchant's published keys: a file, or an address like https://chat.shop.example/v1/keys",
    )
    .option(
      "--chain <file>",
      "the site's sealed chain, as handrail ledger --format chain writes it: the receipt must be in it",
    )
    .option("--pin <kid>", "the name of the merchant's first key, as you noted it earlier")
    .action(async (words: VerifyWords) => {
      const receipt = (words.receipt === "-" ? await terminal.stdin() : words.receipt).trim();
      const keys = await readKeys(words.keys);
      const answer = await verifyReceipt(receipt, keys, { subtle, pinned: words.pin });
      if (!answer.ok) throw notBelieved(WHY[answer.why]);
      const sealed = words.chain === undefined ? null : await findIn(words.chain, receipt, { keys, pin: words.pin });
      for (const line of describe(answer.receipt, sealed)) terminal.out(line);
      const [first] = keys.keys;
      if (words.pin === undefined && first) {
        terminal.err(
          `The merchant's first key was believed as it stands. Note it for the next time: --pin ${first.kid}`,
        );
      }
    });
}

const WHY: Readonly<Record<ReceiptFault | ChainFault, string>> = {
  malformed: "it is no receipt, or it was altered",
  "malformed-keys": "what was given as keys holds none that can be read, or one under a name that is not its own",
  "other-first-key": "the merchant's first key is not the one that was noted",
  "broken-key-chain": "a key is not signed by the one before it",
  "unknown-key": "none of the merchant's keys has the name that it gives",
  "bad-signature": "it was altered, or somebody else signed it",
  "retired-key": "its key had retired before the time that it gives",
  "other-site": "it is of another site",
  "other-conversation": "it is of another conversation",
  "malformed-chain": "what was given as chain is none",
  "broken-chain": "a link of the chain was changed, taken out or put in",
  "bad-head": "the chain's end is not what the merchant signed",
  "not-in-chain": "its signature is sound, but it does not stand in the chain",
};

function notBelieved(why: string): CliError {
  return new CliError(`Not genuine: ${why}.`, {
    next: "Compare it letter by letter with what was handed out, and the keys with the merchant's own.",
  });
}

async function findIn(
  file: string,
  receipt: string,
  { keys, pin }: { readonly keys: ReceiptKeys; readonly pin: string | undefined },
): Promise<{ readonly n: number; readonly links: number }> {
  const trusted = await trustKeys(keys, { subtle, pinned: pin });
  if (!trusted.ok) throw notBelieved(WHY[trusted.why]);
  const answer = await verifyChain(parsed(readText(file), file), { subtle, keys: trusted.keys, receipt });
  if (!answer.ok) throw notBelieved(WHY[answer.why]);
  return { n: answer.n ?? 0, links: answer.links };
}

function describe(body: ReceiptBody, sealed: { readonly n: number; readonly links: number } | null): readonly string[] {
  const { site, conversation, command, clickedAtMs, askedAtMs, acknowledgedAtMs, promise, kid } = body;
  const rows: readonly (readonly [string, string | null])[] = [
    ["site", site],
    ["conversation", conversation],
    ["click", command],
    ["clicked", clickedAtMs === null ? null : `${isoTime(clickedAtMs) ?? "?"} by the visitor's clock`],
    ["asked", isoTime(askedAtMs)],
    ["acknowledged", isoTime(acknowledgedAtMs)],
    ["promised", promise ? `${PROMISED[promise.rung]} by ${isoTime(promise.dueAtMs) ?? "?"}` : "nothing"],
    ["sealed", sealed && `as number ${sealed.n} of ${sealed.links}`],
  ];
  return [
    `Genuine: signed with the merchant's key ${kid}.`,
    ...rows.filter(([, value]) => value !== null).map(([name, value]) => `  ${name.padEnd(12)}  ${value ?? ""}`),
  ];
}

const PROMISED = {
  live: "a human in the chat",
  appointment: "a human at the chosen time",
  written: "a human in writing",
} as const;

async function readKeys(place: string): Promise<ReceiptKeys> {
  const value = parsed(/^https?:\/\//.test(place) ? await fetchText(place) : readText(place), place);
  if (!isKeys(value)) throw notBelieved(WHY["malformed-keys"]);
  return value;
}

async function fetchText(address: string): Promise<string> {
  try {
    const response = await nodePlatform.fetch(address);
    if (response.ok) return await response.text();
  } catch {
    // Said below: why a connection failed helps nobody here.
  }
  throw new CliError(`The keys could not be read from ${address}.`, {
    next: "See whether the address opens in a browser.",
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new CliError(`The file ${file} could not be read.`, { next: "Look at its name and its rights." });
  }
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError(`${place} holds no JSON.`, {
      next: "Take what /v1/keys or handrail ledger --format chain gave.",
    });
  }
}
