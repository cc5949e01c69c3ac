// `handrail conversation …`: hands one conversation out, erases it for good, or lists what was erased (HG14).
import { conversationId, type ConversationId, type WireError } from "@handrail/protocol";
import { Option, type Command } from "commander";
import { erasuresOf } from "../back-up/erased-since.ts";
import { transcriptText } from "../domain/transcript-text.ts";
import { eraseBeside } from "../erasing/erase-beside.ts";
import { nodePlatform } from "../platform.ts";
import { keySource } from "../receipts/key-file.ts";
import { createNotary } from "../receipts/notary.ts";
import { allEvents } from "../store/all-events.ts";
import type { Whereabouts } from "../store/log.ts";
import { CliError, fromWire } from "./cli-error.ts";
import { withData, type DataFolder } from "./data-folder.ts";
import { dataOption, jsonOption } from "./options.ts";
import type { Terminal } from "./terminal.ts";

interface ExportWords {
  readonly data: string;
  readonly format: "text" | "json";
}

interface EraseWords {
  readonly data: string;
  readonly by: string;
  readonly json?: boolean;
}

/** Adds the `conversation` commands to the program. */
export function addConversationCommands(program: Command, terminal: Terminal): void {
  const conversation = program
    .command("conversation")
    .description("one conversation: hand it out, or erase it; and what was erased");

  conversation
    .command("export <id>")
    .description("print what was said, for whoever asks for what is kept of them")
    .addOption(
      new Option("--format <format>", "text to read, or json with every event")
        .choices(["text", "json"])
        .default("text"),
    )
    .addOption(dataOption())
    .action((id: string, words: ExportWords) =>
      withData({ ...words, terminal, folder: "known" }, async (folder) => {
        const { site, conversation: known } = await found(folder, id);
        const events = await allEvents(folder.log, known);
        if (words.format === "json") {
          return terminal.out(JSON.stringify({ conversation: known, site, events }, null, 2));
        }
        const { name = site, botName = "Assistant" } = folder.people.sites.get(site) ?? {};
        terminal.out(transcriptText(events, { site: name, bot: botName, visitor: "Visitor" }));
      }),
    );

  conversation
    .command("erase <id>")
    .description("erase it for good; not while an answer is still promised in it")
    .requiredOption("--by <name>", "who asked for it: stays on record with the id and the time, and nothing else does")
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((id: string, words: EraseWords) =>
      withData({ ...words, terminal, folder: "known" }, async (folder) => {
        const { site, conversation: known } = await found(folder, id);
        const bytes = (length: number): Uint8Array => nodePlatform.random.bytes(length);
        const given = terminal.env["HANDRAIL_RECEIPT_KEY"];
        const keys = keySource({ folder: folder.keyFolder, given }, { bytes, nowMs: nodePlatform.clock.now() });
        const verdict = await eraseBeside(
          {
            transactions: folder.transactions,
            sites: folder.people.sites,
            platform: nodePlatform,
            notary: createNotary(keys),
            generation: folder.log.generation,
          },
          { conversation: known, site, author: { type: "relay" }, askedBy: words.by },
        );
        if (!verdict.ok) throw refusal(verdict.error);
        if (words.json) return terminal.out(JSON.stringify({ conversation: known, erased: true }));
        terminal.out(
          folder.keyFolder === null
            ? "It is erased. Postgres overwrites what it took up when it tidies its tables."
            : "It is erased. A running relay takes it out of its files within seconds; otherwise the next start does.",
        );
      }),
    );

  addErased(conversation, terminal);
}

function addErased(conversation: Command, terminal: Terminal): void {
  conversation
    .command("erased")
    .description("list what was erased, a line each: kept beside the back-ups, for handrail restore --erased-in")
    .addOption(dataOption())
    .action((words: { readonly data: string }) =>
      withData({ ...words, terminal, folder: "known" }, async ({ beside }) => {
        for (const erasure of await erasuresOf(beside)) terminal.out(JSON.stringify(erasure));
      }),
    );
}

// HG7: whoever waits for an answer is not made to vanish by those who owe it.
function refusal(error: WireError): CliError {
  if (error.code !== "promise-open") return fromWire(error);
  return new CliError("The visitor is still promised an answer in it.", {
    next: "Answer at the desk, or wait for the promise to end, 72 hours at most. The visitor can erase it at any time.",
  });
}

interface Found extends Whereabouts {
  readonly conversation: ConversationId;
}

async function found({ log }: DataFolder, id: string): Promise<Found> {
  const conversation = conversationId(id);
  const where = await log.whereabouts(conversation);
  if (!where) {
    throw new CliError("No conversation has this id.", {
      next: "It stands in the address of the desk's page, and in the rows of: handrail ledger --site <site>",
    });
  }
  return { ...where, conversation };
}
