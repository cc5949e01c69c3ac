// `handrail site …`: adds, lists, changes and removes sites in a data folder, beside a running relay or without one.
import { readFileSync } from "node:fs";
import {
  formatPageSkills,
  PAGE_SKILLS_EXAMPLE,
  PRESET_NAMES,
  presetOf,
  siteId,
  type SiteSettings,
} from "@handrail/protocol";
import { Option, type Command } from "commander";
import { newWebhookSecret } from "../alarms/webhook-channel.ts";
import { installedAssets } from "../assets.ts";
import { siteSettings } from "../desk/sites.ts";
import { nodePlatform } from "../platform.ts";
import type { Result } from "../sites/result.ts";
import { readPinnedBuild } from "../sites/pinned-build.ts";
import type { Site } from "../sites/site.ts";
import { WORDS } from "../words/languages.ts";
import { speechFor } from "../words/speech.ts";
import { APPOINTMENTS_EXAMPLE, formatAppointments } from "./appointments-text.ts";
import { CliError, fromWire } from "./cli-error.ts";
import { withData, type DataFolder } from "./data-folder.ts";
import { formatDuration } from "./duration-text.ts";
import { formatHours, HOURS_EXAMPLE } from "./hours-text.ts";
import { dataOption, jsonOption, noteAddress, publicUrlOption } from "./options.ts";
import { sitePatch, type SiteWords } from "./site-input.ts";
import type { Terminal } from "./terminal.ts";

interface CommonWords {
  readonly data: string;
  readonly json?: boolean;
  readonly publicUrl?: string;
}

/** Adds the `site` commands to the program. */
export function addSiteCommands(program: Command, terminal: Terminal): void {
  const site = program.command("site").description("the sites whose visitors this relay serves");

  settings(site.command("add <site>").description("add a site under a key of your choice, for example: shop"))
    .addHelpText("after", SECRET_HELP)
    .action((key: string, words: SiteWords & CommonWords) =>
      withData({ ...words, terminal, folder: "new-or-known" }, async (folder) => {
        const webhookSecret = freshSecret();
        const found = await secretsFrom(words, terminal);
        const patch = sitePatch(words, { site: null, ...found, webhookSecret, identityKeys: keysFrom(words) });
        show(folder, await folder.people.sites.add({ ...patch, site: key }), { terminal, words, webhookSecret });
        noteAddress(folder.publicUrl, words.publicUrl, terminal);
      }),
    );

  settings(site.command("set <site>").description("change what is named and leave the rest of a site as it is"))
    .addHelpText("after", SECRET_HELP)
    .action((key: string, words: SiteWords & CommonWords) =>
      withData({ ...words, terminal, folder: "known" }, async (folder) => {
        const { sites } = folder.people;
        const webhookSecret = freshSecret();
        const found = await secretsFrom(words, terminal);
        const site = sites.get(siteId(key));
        const patch = sitePatch(words, { site, ...found, webhookSecret, identityKeys: keysFrom(words) });
        show(folder, await sites.set(siteId(key), patch), { terminal, words, webhookSecret });
      }),
    );

  addRemove(site, terminal);

  site
    .command("list")
    .description("list the sites with what to paste into their pages")
    .addOption(dataOption())
    .addOption(publicUrlOption())
    .option("--pinned", "for pages that run this version of the widget and no other, checked by its hash")
    .option("--lang <tag>", "for pages in this language: nb, pt-BR")
    .addOption(jsonOption())
    .action((words: CommonWords & { readonly pinned?: boolean; readonly lang?: string }) =>
      withData({ ...words, terminal, folder: "known" }, (folder) => {
        const all = folder.people.sites.list().map((each) => settingsOf(folder, each, langOf(words)));
        if (words.json) return terminal.out(JSON.stringify(all, null, 2));
        if (all.length === 0)
          return terminal.out("No site yet. Add one with: handrail site add shop --origin https://shop.example");
        if (words.pinned && !all[0]?.pinnedSnippet)
          throw new CliError("This installation has no build of the widget that can be pinned.", {
            next: "Install @handrail/widget again, or build the packages.",
          });
        for (const { pinnedSnippet, ...each } of all) {
          const snippet = words.pinned ? (pinnedSnippet ?? "") : each.snippet;
          terminal.out(`${describe({ ...each, snippet })}\n`);
        }
      }),
    );
}

function addRemove(site: Command, terminal: Terminal): void {
  site
    .command("remove <site>")
    .description("remove a site that has never had a conversation, such as one whose key was mistyped")
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((key: string, words: CommonWords) =>
      withData({ ...words, terminal, folder: "known" }, async ({ people }) => {
        const removed = await people.sites.remove(siteId(key));
        if (!removed.ok) throw fromWire(removed.error);
        terminal.out(
          words.json ? JSON.stringify({ site: key, removed: true }) : `${key} is removed, with what was set for it.`,
        );
      }),
    );
}

const SECRET_HELP = `
The bot's secret is sent to the bot as a bearer token. On the command line it stands in the shell's history and in the
list of processes: rather set HANDRAIL_BOT_SECRET, or give --bot-secret - and write it to standard input. The same holds
for --ably-key -.`;

function settings(command: Command): Command {
  const repeated = (value: string, before: readonly string[] = []): readonly string[] =>
    value === "" ? before : [...before, value];
  return command
    .option("--name <name>", "what visitors and agents call the site")
    .option(
      "--origin <origin>",
      'a page origin that may use the widget, like https://shop.example; repeat for more; "" takes all away',
      repeated,
    )
    .option("--bot-url <address>", "a bot that speaks Handrail's bot contract")
    .option("--bot-secret <secret>", "the bot's secret, or - to read it from standard input (see below)")
    .option("--bot-name <name>", "what visitors call the bot")
    .option("--openai-base-url <address>", "a bot behind an OpenAI-compatible address instead")
    .option("--openai-model <model>", "the model to ask for")
    .option("--openai-system <text>", "the system prompt")
    .option("--no-bot", "no bot: visitors talk with humans only")
    .option("--hours <hours>", `when humans can be reached, like "${HOURS_EXAMPLE}", or always`)
    .option("--time-zone <zone>", "the zone of the hours, like Europe/Oslo")
    .option(
      "--holiday <date>",
      'a date that is closed all day, like 2026-12-25; repeat for more; "" takes all away',
      repeated,
    )
    .option("--email <address>", 'a way to reach you when nothing else works; "" takes it away')
    .option("--phone <number>", 'the same by phone; "" takes it away')
    .option("--preset <name>", `promises filled in, named by what they do: ${PRESET_NAMES.join(", ")}`)
    .option("--answer-within <time>", "how soon a human is promised in the chat, 15s to 72h; 2m at first")
    .option("--written-within <time>", "how soon a written answer is promised when that fails, 1m to 72h; 24h at first")
    .option(
      "--appointments <rules>",
      `visitors who wait can choose a time in the opening hours, like "${APPOINTMENTS_EXAMPLE}", or none; none at first`,
    )
    .option(
      "--page-skills <rule>",
      `who is asked first, by the page that a human is asked for on, like "${PAGE_SKILLS_EXAMPLE}", or none; repeat for more`,
      repeated,
    )
    .option("--webhook-url <address>", 'where alarms are posted to; a new secret is made and shown once; "" ends it')
    .option("--on-call-webhook <address>", 'who is told before a promise runs out, by webhook, like alarms; "" ends it')
    .option("--on-call-email <address>", 'the same by e-mail; "" ends it')
    .option("--on-call-after <percent>", "after which part of the promised time, 30% to 90%; 70% at first")
    .option("--no-on-call", "nobody is on call")
    .option("--alarm-email <address>", 'where alarms are mailed to, by the mail server of start --smtp-url; "" ends it')
    .option(
      "--probe-every <time>",
      "how often it is tried whether a human can be reached, 5m to 24h, or never; 15m at first",
    )
    .option("--identity-keys <file>", 'keys that prove who a visitor is, a JWK set (handrail identity key); "" ends it')
    .option("--identity-max-age <time>", "how far ahead such a proof may expire, 1m to 24h; 10m at first")
    .option(
      "--ably-key <key>",
      'the key of an Ably app of the site\'s own, or - to read it from standard input; "" ends it',
    )
    .addOption(
      new Option("--figures <on|off>", "whether visitors are told how soon others were answered; on at first").choices([
        "on",
        "off",
      ]),
    )
    .addOption(dataOption())
    .addOption(publicUrlOption())
    .addOption(jsonOption());
}

function keysFrom({ identityKeys: file }: SiteWords): unknown {
  if (file === undefined || file === "") return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Not the error's own words: they may quote a secret of the file.
    throw new CliError(`The identity keys could not be read from ${file}.`, {
      next: "It must be a file of JSON, as `handrail identity key` prints it.",
      exitCode: 2,
    });
  }
}

function freshSecret(): string {
  return newWebhookSecret((length) => nodePlatform.random.bytes(length));
}

interface Secrets {
  readonly secret: string | undefined;
  readonly ablyKey: string | undefined;
}

async function secretsFrom(words: SiteWords, terminal: Terminal): Promise<Secrets> {
  if (words.botSecret === "-" && words.ablyKey === "-") {
    throw new CliError("Standard input holds one secret, and two were asked of it.", {
      next: "Run the command twice, or set HANDRAIL_BOT_SECRET.",
      exitCode: 2,
    });
  }
  const secret = await secretFrom(words, terminal);
  return { secret, ablyKey: words.ablyKey === "-" ? (await terminal.stdin()).trim() : words.ablyKey };
}

async function secretFrom(words: SiteWords, terminal: Terminal): Promise<string | undefined> {
  if (words.botSecret === "-") return (await terminal.stdin()).trim();
  if (words.botSecret !== undefined) return words.botSecret;
  const isForBot = words.botUrl !== undefined || words.openaiBaseUrl !== undefined || words.openaiModel !== undefined;
  return isForBot ? terminal.env["HANDRAIL_BOT_SECRET"] : undefined;
}

function show(
  folder: DataFolder,
  result: Result<Site>,
  options: { readonly terminal: Terminal; readonly words: CommonWords & SiteWords; readonly webhookSecret: string },
): void {
  const { terminal, words, webhookSecret } = options;
  if (!result.ok) throw fromWire(result.error);
  const site = settingsOf(folder, result.value);
  // Shown this once: from here on it only signs.
  const isNew = [words.webhookUrl, words.onCallWebhook].some((address) => address !== undefined && address !== "");
  if (words.json) return terminal.out(JSON.stringify({ ...site, ...(isNew && { webhookSecret }) }, null, 2));
  terminal.out(describe(site));
  if (isNew) terminal.out(`\nThe webhook's secret, shown once: ${webhookSecret}`);
}

function settingsOf({ people, publicUrl }: DataFolder, site: Site, lang?: string): SiteSettings {
  return siteSettings({ people, publicUrl, pinned: readPinnedBuild(installedAssets().widget), lang }, site);
}

// A language that we do not speak would be English without a word.
function langOf({ lang }: { readonly lang?: string }): string | undefined {
  if (lang === undefined) return undefined;
  const { tag } = speechFor([lang]);
  if (tag !== "en" || /^en\b/i.test(lang)) return tag;
  throw new CliError(`There are no words of ${lang}.`, { next: `Use one of ${Object.keys(WORDS).join(", ")}.` });
}

function describe(site: SiteSettings): string {
  const { hours, contact } = site;
  const bot =
    site.bot &&
    `${site.botName}, ${site.bot.type === "handrail" ? site.bot.url : `${site.bot.model} at ${site.bot.baseUrl}`}`;
  const lines: readonly (readonly [string, string])[] = [
    ["origins", site.origins.join(" ") || "none yet: no page may use it (--origin https://shop.example)"],
    ["bot", bot ?? "none"],
    ["hours", hours ? `${formatHours(hours.week)} (${hours.timeZone})` : "always"],
    ["closed", hours?.holidays.join(" ") ?? ""],
    ["contact", [contact.email, contact.phone].filter((way) => way !== null).join(", ") || "none"],
    [
      "promise",
      [
        `in the chat within ${formatDuration(site.answerWithinMs)}, in writing within ${formatDuration(site.writtenWithinMs)}`,
        presetOf({ ...site, appointments: site.appointments ?? null }),
      ]
        .filter((part) => part !== null)
        .join("; "),
    ],
    ["times", site.appointments ? formatAppointments(site.appointments) : ""],
    ["pages", (site.pageSkills ?? []).map(formatPageSkills).join("; ")],
    ["alarms", ["the log, the desk", site.alarms?.webhookUrl, site.alarms?.email].filter(Boolean).join(", ")],
    ["on call", onCallText(site)],
    ["identity", identityText(site)],
    ["ably", site.ably?.keyName ?? ""],
    ["live", site.isLive ? "yes" : "not before an agent has signed in (handrail agent invite)"],
  ];
  const list = lines.filter(([, value]) => value !== "").map(([label, value]) => `  ${label.padEnd(8)} ${value}`);
  return [`${site.site}  ${site.name}`, ...list, "", "Paste into its pages:", site.snippet].join("\n");
}

function onCallText({ onCall }: SiteSettings): string {
  if (!onCall) return "";
  const ways = [onCall.webhookUrl, onCall.email].filter((way) => way !== null).join(", ");
  return `${ways}, after ${Math.round(onCall.afterShare * 100)}% of the promised time`;
}

function identityText({ identity }: SiteSettings): string {
  if (!identity) return "";
  const keys = identity.keys.map(({ kid, alg }) => `${kid} (${alg})`).join(", ");
  return `${keys}, good for ${formatDuration(identity.maxAgeSeconds * 1_000)} at most`;
}
