// The composition root: opens the disk, puts the parts together, and takes them apart again in the right order.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openPeople } from "./accounts/people.ts";
import { rememberPublicUrl } from "./accounts/public-url.ts";
import { secretOf } from "./accounts/secret.ts";
import type { AssetFolders } from "./assets.ts";
import { createAuthority } from "./authority/group-commit.ts";
import { askBotLane } from "./bot/ask-bot.ts";
import { createRuns } from "./bot/runs.ts";
import { deskRoutes } from "./desk/routes.ts";
import { createApp, placeOf } from "./http/app.ts";
import { answerError } from "./http/answer-error.ts";
import { loadAssets, MissingBuild } from "./http/assets.ts";
import { createRemoteOf } from "./http/remote.ts";
import { createSeats } from "./http/seats.ts";
import { alarmLane } from "./jobs/alarm.ts";
import { startJobLoop, type JobLoop } from "./jobs/job-loop.ts";
import { promiseDueLane } from "./jobs/promise-due.ts";
import { createLogger, type Logger } from "./logger.ts";
import { nodePlatform, type Platform } from "./platform.ts";
import { createNews } from "./realtime/news.ts";
import { createPresence } from "./realtime/presence.ts";
import { createQueueFacts } from "./realtime/queue-facts.ts";
import type { RequestEnv } from "./http/app.ts";
import { createAppend } from "./store/append.ts";
import { openDatabase, type Database } from "./store/database.ts";
import { lockFolder } from "./store/folder-lock.ts";
import { generationOf } from "./store/generation.ts";
import { createJobStore } from "./store/job-store.ts";
import { readLog } from "./store/read-log.ts";
import type { People } from "./accounts/people.ts";

/** How a relay is made. */
export interface RelayOptions {
  /** Where everything is kept; made when missing. `":memory:"` keeps nothing. */
  readonly folder: string;
  /** The address under which visitors and agents reach this relay: `https://chat.example.com`. */
  readonly publicUrl: string;
  /** Built files to serve ({@link installedAssets}); without it, only the APIs answer. */
  readonly assets?: AssetFolders;
  /** Signs desk sessions, 32 characters or more. Without it, one is made and kept in the folder. */
  readonly secret?: string | undefined;
  /** Proxies whose `X-Forwarded-For` is believed: addresses, ranges, `loopback`, `uniquelocal`. None by default. */
  readonly trustedProxies?: readonly string[];
  /** Streams and polls that may be open at once, 1 and up; 20,000 by default. */
  readonly streamsMax?: number;
  readonly logger?: Logger;
  /** The world outside; Node's own by default. */
  readonly platform?: Platform;
}

/** A running relay. */
export interface Relay {
  /** Answers one request. `env.remoteAddress` is the connection's other end, before any proxy is believed. */
  fetch(request: Request, env?: RequestEnv): Promise<Response>;
  /** `publicUrl` without a slash at its end. */
  readonly url: string;
  /** Sites, accounts, invitations, duty. */
  readonly people: People;
  /** The open disk: for tests and tools in this process. */
  readonly database: Database;
  /** Takes no more requests, finishes what was submitted, says `bye`, closes the disk. Safe to call twice. */
  stop(): Promise<void>;
}

const STREAMS_MAX = 20_000;

/**
 * Starts a relay on a folder.
 *
 * @throws FolderInUse when another relay runs on it; MissingBuild when assets are to be served and are not there;
 *   SecretError when the secret is too short; TypeError when `publicUrl` or a proxy is not one
 * @example
 * ```ts
 * const relay = await createRelay({ folder: ".data", publicUrl: "http://localhost:4700", assets: installedAssets() });
 * const response = await relay.fetch(new Request("http://localhost:4700/healthz"));
 * ```
 */
export async function createRelay(options: RelayOptions): Promise<Relay> {
  const { folder, platform = nodePlatform, logger = createLogger(), assets } = options;
  const url = options.publicUrl.replace(/\/+$/, "");
  const ownOrigin = new URL(url).origin;
  const remoteOf = createRemoteOf(options.trustedProxies ?? []);
  const widget = assets ? loadAssets("widget", assets.widget, "handrail.js") : null;
  if (assets && !existsSync(join(assets.desk, "index.html"))) throw new MissingBuild("desk", assets.desk);

  const unlock = lockFolder(folder);
  try {
    const secret = secretOf({ folder, given: options.secret, bytes: (length) => platform.random.bytes(length) });
    const database = await openDatabase({ folder });
    rememberPublicUrl(database, url);
    const { sqlite } = database;
    const { clock } = platform;
    const log = readLog(sqlite, generationOf(sqlite, platform));
    const people = openPeople({ database, platform, publicUrl: url, secret, as: "relay" });
    const { sites, duty } = people;
    const fault = (what: string) => (error: unknown) => logger.error(faultLine(error), what);
    const news = createNews(fault("a listener of news failed"));
    const presence = createPresence(clock);
    const queueFacts = createQueueFacts({ log, news, clock, duty });
    const runs = createRuns();
    const stopping = new AbortController();

    let jobs: JobLoop | null = null;
    const authority = createAuthority({
      append: createAppend(sqlite),
      sites,
      runs,
      news,
      platform,
      onJobs: () => jobs?.wake(),
      onFault: ({ code, command, error }) =>
        logger.error({ code, command, ...faultLine(error) }, "a command was not stored"),
    });
    const onBotFailure = (failure: { conversation: string; site: string; message: string }): void => {
      const { message, ...where } = failure;
      logger.warn(where, message);
    };
    jobs = startJobLoop({
      jobs: createJobStore(sqlite),
      lanes: {
        "ask-bot": askBotLane({ log, authority, sites, runs, news, platform, onBotFailure }),
        "promise-due": promiseDueLane({ log, authority, platform }),
        alarm: alarmLane(logger),
      },
      platform,
      onFault: (job, error) => logger.error({ job, ...faultLine(error) }, "a job failed and is tried again"),
    });
    const runningJobs = jobs;

    const desk = deskRoutes({
      publicUrl: url,
      platform,
      people,
      log,
      authority,
      news,
      presence,
      runOf: (conversation) => runs.snapshot(conversation),
      appFolder: assets?.desk ?? "",
      stopping: stopping.signal,
    });
    const app = createApp({
      sqlite,
      sites,
      duty,
      log,
      authority,
      news,
      presence,
      queueFacts,
      runs,
      clock,
      ownOrigin,
      stopping: stopping.signal,
      seats: createSeats(options.streamsMax ?? STREAMS_MAX),
      logger,
      widget,
      desk,
    });

    const requests = new Set<Promise<unknown>>();
    let stopped: Promise<void> | null = null;
    const stop = async (): Promise<void> => {
      stopping.abort();
      await Promise.all([...requests, runningJobs.stop()]);
      authority.stop();
      queueFacts.stop();
      presence.stop();
      people.stop();
      database.close();
      unlock();
    };
    return {
      url,
      people,
      database,
      async fetch(request, env) {
        if (stopping.signal.aborted) return answerError({ code: "shutting-down" });
        const remoteAddress = remoteOf(request.headers, env?.remoteAddress);
        const answer = Promise.resolve(app.fetch(request, remoteAddress === null ? {} : { remoteAddress }));
        requests.add(answer);
        try {
          return await answer;
        } finally {
          requests.delete(answer);
        }
      },
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

// A database's error names tables and constraints, never values; other errors may quote what a visitor wrote.
function faultLine(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const isOfDisk = "code" in error && error.code === "ERR_SQLITE_ERROR";
  return { error: error.name, place: placeOf(error), ...(isOfDisk && { message: error.message }) };
}
