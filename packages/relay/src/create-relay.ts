// The composition root: opens the disk, puts the parts together, and takes them apart again in the right order.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ERRORS } from "@handrail/protocol";
import type { AblyOptions } from "./ably/options.ts";
import { openPeople, type People } from "./accounts/people.ts";
import { rememberPublicUrl } from "./accounts/public-url.ts";
import { secretOf } from "./accounts/secret.ts";
import { createAddressShare, type AddressShare } from "./mail/address-share.ts";
import { createTranscriptMail } from "./mail/transcript-mail.ts";
import { smtpMailer, type SmtpOptions } from "./mail/mailer.ts";
import type { AssetFolders } from "./assets.ts";
import { deskRoutes } from "./desk/routes.ts";
import { startEngine } from "./engine.ts";
import { createFileStore } from "./files/file-store.ts";
import { createScan } from "./files/scanner.ts";
import { startSweeper } from "./files/sweeper.ts";
import { createUploads } from "./files/uploads.ts";
import { createApp, type RequestEnv } from "./http/app.ts";
import { refusedAnswer, type Answer } from "./http/answer.ts";
import { answerError } from "./http/answer-error.ts";
import { SenderLeft, type Ask } from "./http/ask.ts";
import { loadAssets, MissingBuild } from "./http/assets.ts";
import { metricsRoute } from "./http/metrics-route.ts";
import { createRemoteOf } from "./http/remote.ts";
import { humanRoutes } from "./http/human/routes.ts";
import { createRequestLog, type RequestLog } from "./http/request-line.ts";
import { createSeats } from "./http/seats.ts";
import { foreignPages } from "./http/foreign-pages.ts";
import { createVisitorDoor, type VisitorPath } from "./http/visitor-door.ts";
import { createLogger, faultLine, type Logger } from "./logger.ts";
import { nodePlatform, type Clock, type Platform } from "./platform.ts";
import { keySource } from "./receipts/key-file.ts";
import { guaranteeFigures } from "./receipts/guarantee.ts";
import { receiptRoutes } from "./receipts/routes.ts";
import { openSavedReplies } from "./saved-replies/saved-replies.ts";
import { readPinnedBuild } from "./sites/pinned-build.ts";
import type { Database } from "./store/database.ts";
import { openFolderStore, type FolderStoreDeps } from "./store/folder-store.ts";
import type { RelayStore } from "./store/relay-store.ts";
import { openOwnConversations } from "./identity/own-conversations.ts";
import { createMetrics } from "./watch/metrics.ts";
import { probe } from "./watch/probe.ts";
import { startProber } from "./watch/prober.ts";
import type { HeartbeatOptions } from "./watch/heartbeat.ts";

/** How a relay is made. */
export interface RelayOptions {
  /** Where everything is kept; made when missing. `":memory:"` keeps nothing. With `databaseUrl`, nothing is kept in it. */
  readonly folder: string;
  /** A database of Postgres's, 16 or later, instead of the folder: `postgres://user:password@host:5432/database`. Then `secret` and `receiptKey` must be given. */
  readonly databaseUrl?: string | undefined;
  /** The address under which visitors and agents reach this relay: `https://chat.example.com`. */
  readonly publicUrl: string;
  /** Built files to serve ({@link installedAssets}); without it, only the APIs answer. */
  readonly assets?: AssetFolders;
  /** Signs desk sessions and seals signed-in visitors' conversations, 32 characters or more. Without it, one is made and kept in the folder. */
  readonly secret?: string | undefined;
  /** Keys that receipts are signed with, as `receipt-key.json` holds them. Without it, one is made and kept in the folder. */
  readonly receiptKey?: string | undefined;
  /** Proxies whose `X-Forwarded-For` is believed: addresses, ranges, `loopback`, `uniquelocal`. None by default. */
  readonly trustedProxies?: readonly string[];
  /** Streams and polls that may be open at once, 1 and up; 20,000 by default. The last quarter is not for networks that have a tenth already. */
  readonly streamsMax?: number;
  /** The mail server for mails to visitors and for alarms, and whom they are from. Without it, nothing is sent by e-mail. */
  readonly mail?: SmtpOptions;
  /** A monitor outside that is called while promises are being settled, and alarms when the calls stop. */
  readonly heartbeat?: HeartbeatOptions;
  /** Pages (of 4 KiB) of SQLite's log that wait at most before they go into the tables, 1 and up; 16,000 by default. */
  readonly walPages?: number;
  /** A virus scanner that each whole file is posted to before it is usable; without it, none is scanned. */
  readonly scanUrl?: string;
  /** Opens `GET /metrics` to whoever brings it: 16 characters or more. Without it, there is none. */
  readonly metricsToken?: string | undefined;
  /** An Ably app that news of conversations with humans goes to as well. Without it, streams and polls bring it. */
  readonly ably?: AblyOptions;
  /** The clock is right though this store was in use at a later time: after it had gone wrong. */
  readonly trustsClock?: boolean;
  readonly logger?: Logger;
  /** The world outside; Node's own by default. */
  readonly platform?: Platform;
}

/** A running relay. */
export interface Relay {
  /** Answers one request. `env.remoteAddress` is the connection's other end, before any proxy is believed. */
  fetch(request: Request, env?: RequestEnv): Promise<Response>;
  /** Answers a visitor's request, as `fetch` would, to who has no `Request` at hand. `forwardedFor`: the header `X-Forwarded-For`. */
  answer(path: VisitorPath, ask: Ask, env: RequestEnv & { readonly forwardedFor: string | null }): Promise<Answer>;
  /** `publicUrl` without a slash at its end. */
  readonly url: string;
  /** Sites, accounts, invitations, duty. */
  readonly people: People;
  /**
   * Resolves when the disk has refused a sync: nothing is stored or read any more, every command is refused with `storage-failed`, and the
   * process has to end and start again. Never on Postgres.
   */
  readonly lost: Promise<void>;
  /** The open disk: for tests and tools in this process. @throws Error on Postgres */
  readonly database: Database;
  /** Takes no more requests, finishes what was submitted, says `bye`, closes the disk. Safe to call twice. */
  stop(): Promise<void>;
}

const STREAMS_MAX = 20_000;
const METRICS_TOKEN_CHARS_MIN = 16;
/** How long a stop waits for requests whose bodies are still on their way, in ms. */
const PATIENCE_MS = 3_000;

/**
 * Starts a relay on a folder.
 *
 * @throws FolderInUse when another relay runs on it; FolderMoved when its data is on Postgres; DatabaseRefused when that cannot be used; MissingBuild when assets are to be served and are not there;
 *   SecretError when the secret is too short or missing; AblyOptionsError when Ably's key or address cannot be read; ReceiptKeyError when the receipt keys cannot be used; TypeError when `publicUrl` or a proxy is not one, or the metrics token is too short
 * @example
 * ```ts
 * const relay = await createRelay({ folder: ".data", publicUrl: "http://localhost:4700", assets: installedAssets() });
 * const response = await relay.fetch(new Request("http://localhost:4700/healthz"));
 * ```
 */
export async function createRelay(options: RelayOptions): Promise<Relay> {
  const { folder, logger = createLogger(), assets } = options;
  const url = options.publicUrl.replace(/\/+$/, "");
  const ownOrigin = new URL(url).origin;
  const remoteOf = createRemoteOf(options.trustedProxies ?? []);
  const widget = assets ? loadAssets("widget", assets.widget, "handrail.js") : null;
  if (assets && !existsSync(join(assets.desk, "index.html"))) throw new MissingBuild("desk", assets.desk);

  const metricsToken = metricsTokenOf(options);
  const mailer = options.mail ? smtpMailer(options.mail) : null;

  const own = options.platform ?? nodePlatform;
  const { databaseUrl } = options;
  const store = databaseUrl
    ? await openDatabase(databaseUrl, { platform: own, logger })
    : await openFolderStore(folder, {
        platform: own,
        logger,
        hasThreads: folder !== ":memory:" && own === nodePlatform,
        ...(options.walPages !== undefined && { walPages: options.walPages }),
      });
  try {
    const platform: Platform = { ...own, clock: store.clock };
    const { beside, near } = store;
    const bytes = (length: number): Uint8Array => platform.random.bytes(length);
    const keyFolder = databaseUrl ? null : folder;
    const secret = secretOf({ folder: keyFolder, given: options.secret, bytes });
    const keys = keySource({ folder: keyFolder, given: options.receiptKey }, { bytes, nowMs: platform.clock.now() });
    await rememberPublicUrl(beside, url);
    const people = await openPeople({
      beside,
      near,
      platform,
      publicUrl: url,
      secret,
      as: "relay",
      onFault: (error) => logger.error(faultLine(error), "who is on duty could not be written"),
    });
    const metrics = metricsToken === null ? null : createMetrics(platform.clock);
    const engine = await startEngine({
      store,
      people,
      platform,
      logger,
      keys,
      publicUrl: url,
      mailer,
      heartbeat: options.heartbeat ?? null,
      metrics,
      ably: options.ably ?? {},
      trustsClock: options.trustsClock ?? false,
      secret,
    });
    const { sites, duty } = people;
    const { clock } = platform;
    const { runs } = engine;
    const stopping = new AbortController();
    const figures = guaranteeFigures({ beside, clock });
    const files = createFileStore(beside);
    const scan = options.scanUrl === undefined ? null : createScan(options.scanUrl, platform);
    const uploads = createUploads({ files, clock, scan, logger });
    const stopSweeper = startSweeper({
      files,
      clock,
      onFault: (error) => logger.error(faultLine(error), "files that were never sent were not deleted"),
    });
    const desk = deskRoutes({
      ...engine,
      uploads,
      figures,
      savedReplies: openSavedReplies(store.beside, sites),
      publicUrl: url,
      platform,
      people,
      runOf: (conversation) => runs.read(conversation),
      pinned: assets ? readPinnedBuild(assets.widget) : null,
      appFolder: assets?.desk ?? null,
      stopping: stopping.signal,
      onFault: (error) => logger.error(faultLine(error), "what an agent held was not given back, and is tried again"),
    });
    const seats = createSeats(options.streamsMax ?? STREAMS_MAX);
    const onForeignPage = foreignPages({ clock, logger });
    // Where nothing is mailed, an address may stand in as many conversations as there are.
    const addressShare: AddressShare = mailer ? createAddressShare(clock) : () => true;
    const mailTranscript = createTranscriptMail({ ...engine, mailer, platform, publicUrl: url, logger });
    const visiting = {
      ...engine,
      ownConversations: openOwnConversations({ beside, platform, secret, logger }),
      mailTranscript,
      uploads,
      sites,
      ownOrigin,
      onForeignPage,
      clock,
      seats,
      addressShare,
    };
    const visitorDoor = createVisitorDoor({ ...visiting, stopping: stopping.signal });
    const lineLog = createRequestLog(logger, clock);
    const requestLog: RequestLog = (answered) => {
      lineLog(answered);
      metrics?.request(answered);
    };
    const looked = { ...engine, streams: () => seats.taken(), crowd: () => engine.queueFacts.crowd() };
    const app = createApp({
      ...engine,
      sites,
      visitorDoor,
      files,
      pictures: people.pictures,
      requestLog,
      figures,
      receiptRoutes: receiptRoutes({ ...engine, sites, clock, figures }),
      duty,
      clock,
      ownOrigin,
      stopping: stopping.signal,
      onObstructed: () => metrics?.obstructed(),
      logger,
      widget,
      metricsRoute: metrics && metricsToken !== null ? metricsRoute({ metrics, looked, token: metricsToken }) : null,
      canMail: mailer !== null,
      human: humanRoutes({
        ...visiting,
        canMail: mailer !== null,
        publicUrl: url,
        secret,
        platform,
        stopping: stopping.signal,
      }),
      desk,
    });
    const onFault = (error: unknown): Answer => {
      if (error instanceof SenderLeft) throw error;
      logger.error(faultLine(error), ERRORS.internal.message);
      return refusedAnswer({ code: "internal" });
    };
    const requests = new Requests();
    const stopProber = startProber({
      ...engine,
      sites,
      platform,
      publicUrl: url,
      lease: engine.leases.prober,
      probe: (site) =>
        probe({ ...engine, fetch: async (request) => app.fetch(request), platform, publicUrl: url }, site),
      isClockRight: () => engine.clockGuard.offMs() === 0,
      onJobs: () => engine.wakeJobs(),
      onFault: (error) => logger.error(faultLine(error), "whether a human can be reached could not be noted"),
    });
    const lost = new Promise<void>((resolve) => {
      store.onLost((error) => {
        logger.fatal(
          faultLine(error),
          "the disk refused a sync: nothing is stored any more until the relay is started again",
        );
        resolve();
      });
    });
    let stopped: Promise<void> | null = null;
    const stop = async (): Promise<void> => {
      stopping.abort();
      stopProber();
      stopSweeper();
      await atMost(PATIENCE_MS, [...requests.open, engine.stopJobs()], clock);
      await engine.stop();
      mailer?.stop();
      people.stop();
      await store.close();
    };
    return {
      url,
      people,
      lost,
      get database() {
        if (!store.database) throw new Error("a relay on Postgres has no database of its own");
        return store.database;
      },
      async fetch(request, env) {
        if (stopping.signal.aborted) return answerError({ code: "shutting-down" });
        const remoteAddress = remoteOf(request.headers.get("x-forwarded-for"), env?.remoteAddress);
        return requests.follow(app.fetch(request, { ...env, ...(remoteAddress !== null && { remoteAddress }) }));
      },
      async answer(path, ask, env) {
        const startedAtMs = clock.now();
        const remoteAddress = remoteOf(env.forwardedFor, env.remoteAddress) ?? undefined;
        const answer = await requests.follow(visitorDoor(path, ask, remoteAddress).catch(onFault));
        const status = answer.type === "json" ? answer.status : 200;
        requestLog({ method: "POST", route: path, status, startedAtMs, remoteAddress });
        return answer;
      },
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function metricsTokenOf({ metricsToken }: Pick<RelayOptions, "metricsToken">): string | null {
  if (metricsToken !== undefined && metricsToken.length < METRICS_TOKEN_CHARS_MIN)
    throw new TypeError(`the metrics token must have ${METRICS_TOKEN_CHARS_MIN} characters or more`);
  return metricsToken ?? null;
}

// Loaded only when it is used: a relay on a folder needs no driver of another database.
async function openDatabase(url: string, deps: FolderStoreDeps): Promise<RelayStore> {
  const { openDatabaseStore } = await import("./store/database-store.ts");
  return openDatabaseStore(url, deps);
}

// What has been asked and not yet answered.
class Requests {
  readonly open = new Set<Promise<unknown>>();

  async follow<Answered>(answering: Answered | Promise<Answered>): Promise<Answered> {
    const answer = Promise.resolve(answering);
    this.open.add(answer);
    try {
      return await answer;
    } finally {
      this.open.delete(answer);
    }
  }
}

// A sender that never ends its body must not keep the relay from stopping: nothing of it was acknowledged.
async function atMost(ms: number, work: readonly Promise<unknown>[], clock: Clock): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = clock.setTimeout(resolve, ms);
    void Promise.allSettled(work).then(() => {
      clock.clearTimeout(timer);
      resolve();
    });
  });
}
