// `handrail start`: runs the relay on a port until it is told to stop.
import { setTimeout as delay } from "node:timers/promises";
import { InvalidArgumentError, Option, type Command } from "commander";
import { tryMailServer } from "../mail/mailer.ts";
import { usualSender } from "../mail/sender.ts";
import { AblyOptionsError } from "../ably/options.ts";
import { SecretError } from "../accounts/secret.ts";
import { installedAssets } from "../assets.ts";
import { createRelay, type Relay } from "../create-relay.ts";
import { MissingBuild } from "../http/assets.ts";
import { ReceiptKeyError } from "../receipts/key-file.ts";
import { createLogger, LOG_LEVELS, type LogLevel } from "../logger.ts";
import { serve, type Serving } from "../serve.ts";
import { FolderInUse } from "../store/folder-lock.ts";
import { BEAT_MS, BEAT_MS_MAX, BEAT_MS_MIN } from "../watch/heartbeat.ts";
import { CliError, fromWire } from "./cli-error.ts";
import { databaseUrlOf } from "./data-folder.ts";
import { formatDuration, parseDuration } from "./duration-text.ts";
import { dataOption, mailFromOption, publicUrlOption, smtpUrlOption } from "./options.ts";
import { refuseUnreadable } from "./start-input.ts";
import type { Terminal } from "./terminal.ts";

interface StartWords {
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly trustProxy?: readonly string[];
  readonly trustClock?: boolean;
  readonly logLevel: LogLevel;
  readonly adminEmail: string;
  readonly apiOnly?: boolean;
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
  readonly scanUrl?: string;
  readonly ablyUrl?: string;
  readonly metricsToken?: string;
  readonly heartbeatUrl?: string;
  readonly heartbeatEvery: number;
}

const PORT_MAX = 65_535;
const STOPPING_MS = 10_000;
/** In which those who wait for an answer get their refusal. */
const LAST_WORDS_MS = 100;
/** Tells a service manager, and whoever reads its log, an ending by the disk from others. */
const LOST_EXIT = 74;

/** Adds the `start` command to the program. */
export function addStartCommand(program: Command, terminal: Terminal): void {
  program
    .command("start")
    .description("run the relay; Ctrl-C stops it, a second Ctrl-C at once")
    .addOption(dataOption())
    .addOption(
      new Option("--port <port>", "the port to listen on").env("HANDRAIL_PORT").default(4600).argParser(parsePort),
    )
    .addOption(
      new Option("--host <host>", "the address to listen on; 0.0.0.0 for all of this machine's")
        .env("HANDRAIL_HOST")
        .default("127.0.0.1"),
    )
    .addOption(publicUrlOption())
    .addOption(
      new Option(
        "--trust-proxy <addresses...>",
        "proxies whose X-Forwarded-For is believed, like loopback or 10.0.0.0/8",
      ).env("HANDRAIL_TRUST_PROXY"),
    )
    .addOption(
      new Option(
        "--trust-clock",
        "the machine's clock is right, though the data was in use at a later time; for one start, after a wrong clock",
      ),
    )
    .addOption(
      new Option("--log-level <level>", "how much is logged, as JSON lines on standard output")
        .choices(LOG_LEVELS)
        .env("HANDRAIL_LOG_LEVEL")
        .default("info"),
    )
    .addOption(
      new Option("--admin-email <email>", "who the first admin is; asked for while there is none")
        .env("HANDRAIL_ADMIN_EMAIL")
        .default("admin@handrail.local"),
    )
    .addOption(smtpUrlOption())
    .addOption(mailFromOption())
    .addOption(
      new Option(
        "--scan-url <address>",
        "a virus scanner that each file is posted to before anybody can open it, like http://127.0.0.1:9000/scan",
      ).env("HANDRAIL_SCAN_URL"),
    )
    .addOption(
      new Option(
        "--ably-url <address>",
        "where Ably is, when not at its own address: a local hub, like http://127.0.0.1:8090",
      ).env("ABLY_URL"),
    )
    .addOption(
      new Option(
        "--metrics-token <token>",
        "opens GET /metrics, in Prometheus's words, to whoever brings it; 16 characters or more",
      )
        .env("HANDRAIL_METRICS_TOKEN")
        .argParser(parseToken),
    )
    .addOption(
      new Option(
        "--heartbeat-url <address>",
        "a monitor outside that is called while promises are being settled, and alarms when the calls stop",
      ).env("HANDRAIL_HEARTBEAT_URL"),
    )
    .addOption(
      new Option("--heartbeat-every <time>", "how often it is called, 30s to 1h")
        .env("HANDRAIL_HEARTBEAT_EVERY")
        .default(BEAT_MS, formatDuration(BEAT_MS))
        .argParser(parseBeat),
    )
    .option("--api-only", "serve the APIs without the widget's and the desk's files")
    .addHelpText(
      "after",
      "\nHANDRAIL_SECRET signs the desk's sessions, HANDRAIL_RECEIPT_KEY the receipts; without them, each is made and kept in the data folder. ABLY_API_KEY has Ably tell visitors and desks of news as well.\nWith DATABASE_URL, like postgres://user:password@host:5432/handrail, everything is kept in Postgres, by as many nodes as are started on it; both must be given then.",
    )
    .action((words: StartWords) => start(words, terminal));
}

async function start(words: StartWords, terminal: Terminal): Promise<void> {
  // Listened for from the first moment on: a signal that comes before would end the process without a goodbye.
  const asked = stopAsked(terminal);
  const publicUrl = words.publicUrl ?? urlOf(words);
  refuseUnreadable(words);
  const logger = createLogger(words.logLevel);
  const databaseUrl = databaseUrlOf(terminal) ?? undefined;
  const { HANDRAIL_SECRET: secret, HANDRAIL_RECEIPT_KEY: receiptKey, ABLY_API_KEY: ablyKey } = terminal.env;
  const relay = await open(words, { publicUrl, databaseUrl, secret, receiptKey, ablyKey, logger });
  const serving = await listen(relay, words);
  await greet(relay, { words, terminal });
  void sayIfMailFails(words, terminal);
  logger.info({ port: serving.port, url: publicUrl }, "ready");
  if ((await Promise.race([asked, relay.lost.then(() => "lost" as const)])) === "lost") return end(terminal);
  await stop(serving, terminal);
  logger.info("stopped");
}

async function open(
  words: StartWords,
  options: {
    readonly publicUrl: string;
    readonly databaseUrl: string | undefined;
    readonly secret: string | undefined;
    readonly receiptKey: string | undefined;
    readonly ablyKey: string | undefined;
    readonly logger: ReturnType<typeof createLogger>;
  },
): Promise<Relay> {
  try {
    return await createRelay({
      folder: words.data,
      ...options,
      trustedProxies: words.trustProxy ?? [],
      trustsClock: words.trustClock ?? false,
      ably: { key: options.ablyKey, url: words.ablyUrl },
      ...(words.smtpUrl !== undefined && {
        mail: { url: words.smtpUrl, from: words.mailFrom ?? usualSender(options.publicUrl) },
      }),
      ...(words.scanUrl !== undefined && { scanUrl: words.scanUrl }),
      ...(words.metricsToken !== undefined && { metricsToken: words.metricsToken }),
      ...(words.heartbeatUrl !== undefined && {
        heartbeat: { url: words.heartbeatUrl, everyMs: words.heartbeatEvery },
      }),
      ...(!words.apiOnly && { assets: installedAssets() }),
    });
  } catch (error) {
    if (error instanceof FolderInUse) {
      throw new CliError(`Another relay runs on the data folder ${words.data}.`, {
        next: "Stop it first, or choose another folder with --data.",
      });
    }
    if (error instanceof MissingBuild)
      throw new CliError(error.message, { next: "In a clone, npm start builds them." });
    if (error instanceof SecretError)
      throw new CliError(error.message, { next: "Set HANDRAIL_SECRET to what it prints." });
    if (error instanceof AblyOptionsError)
      throw new CliError(error.message, { next: "Look at ABLY_API_KEY and --ably-url.", exitCode: 2 });
    if (error instanceof ReceiptKeyError) {
      throw new CliError(error.message, {
        next:
          options.databaseUrl === undefined
            ? "Put back a copy of receipt-key.json. A new key would be one that nobody has noted."
            : "Set it to what the other nodes have. For the first node: handrail keys new",
      });
    }
    if (error instanceof TypeError && /address/i.test(error.message)) {
      throw new CliError(error.message, { next: "Look at --trust-proxy and --public-url.", exitCode: 2 });
    }
    throw error;
  }
}

async function listen(relay: Relay, { port, host }: StartWords): Promise<Extract<Serving, { ok: true }>> {
  const serving = await serve(relay, { port, host });
  if (serving.ok) return serving;
  await relay.stop();
  const next =
    serving.reason === "port-taken"
      ? `See what has it with: lsof -i :${port}. Or take another one: handrail start --port ${port === PORT_MAX ? 4600 : port + 1}`
      : "Then start again.";
  throw new CliError(serving.message, { next });
}

// On standard error: standard output is for the log's lines.
async function greet(
  relay: Relay,
  { words, terminal }: { readonly words: StartWords; readonly terminal: Terminal },
): Promise<void> {
  const { accounts, invitations, sites } = relay.people;
  const place = databaseUrlOf(terminal) === null ? words.data : "Postgres";
  terminal.err(`Handrail runs at ${relay.url}, with its data in ${place}. Ctrl-C stops it.`);
  terminal.err(`The desk: ${relay.url}/desk/`);
  if (words.mailFrom !== undefined && words.smtpUrl === undefined) {
    terminal.err("Nothing is mailed: there is a sender of mails, and no mail server. Name one in HANDRAIL_SMTP_URL.");
  }
  if (sites.list().length === 0) {
    terminal.err("There is no site yet. Add one with: handrail site add shop --origin https://shop.example");
  }
  if ((await accounts.list()).some(({ role }) => role === "admin")) return;
  const open = (await invitations.list()).find(({ kind, role }) => kind === "invite" && role === "admin");
  if (open) {
    terminal.err(
      `The first admin, ${open.email}, has been invited. For a new link: handrail agent invite ${open.email} --role admin`,
    );
    return;
  }
  const link = await invitations.invite({ email: words.adminEmail, role: "admin" });
  if (!link.ok) {
    const { message } = fromWire(link.error);
    terminal.err(
      `There is no admin yet. ${message} Invite one with: handrail agent invite you@shop.example --role admin`,
    );
    return;
  }
  terminal.err(`There is no admin yet. Become ${words.adminEmail} with this link, which works once, within 7 days:`);
  terminal.err(link.value.link);
}

// Found out now, and not with the first visitor who has left. Nobody waits for it.
async function sayIfMailFails({ smtpUrl: url }: StartWords, terminal: Terminal): Promise<void> {
  const tried = url === undefined ? { ok: true as const } : await tryMailServer({ url });
  if (tried.ok) return;
  terminal.err(`Mails cannot go out now (${tried.why}). What it says in its own words: handrail mail test <to>`);
}

function stopAsked(terminal: Terminal): Promise<void> {
  let count = 0;
  return new Promise((resolve) => {
    terminal.onSignal(() => {
      count += 1;
      if (count > 1) terminal.exit(130);
      else resolve();
    });
  });
}

async function stop(serving: Extract<Serving, { ok: true }>, terminal: Terminal): Promise<void> {
  terminal.err("Stopping. Once more stops at once.");
  const isStopped = await Promise.race([serving.stop().then(() => true), delay(STOPPING_MS, false, { ref: false })]);
  // Everything acknowledged is on the disk already: a client that will not let go keeps nothing.
  if (!isStopped) terminal.exit(1);
}

// At once, and without closing the database: that would write what cannot be trusted into its tables.
async function end(terminal: Terminal): Promise<void> {
  terminal.err("The disk refused a sync. The relay ends, and looks through its log when it is started again.");
  await delay(LAST_WORDS_MS);
  terminal.exit(LOST_EXIT);
}

function urlOf({ host, port }: StartWords): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function parseBeat(text: string): number {
  const ms = parseDuration(text);
  if (ms === null || ms < BEAT_MS_MIN || ms > BEAT_MS_MAX) {
    throw new InvalidArgumentError("It must be a time from 30s to 1h, like 1m.");
  }
  return ms;
}

function parseToken(text: string): string {
  if (/^\S{16,}$/.test(text)) return text;
  throw new InvalidArgumentError("It must have 16 characters or more, and no spaces.");
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > PORT_MAX) {
    throw new InvalidArgumentError(`It must be a number from 1 to ${PORT_MAX}.`);
  }
  return port;
}
