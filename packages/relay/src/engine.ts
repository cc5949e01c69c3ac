// The relay without its HTTP: the log, the authority over it, due jobs, news. Everything that answers requests stands on this.
import type { ConversationId } from "@handrail/protocol";
import { openAbly, type Ably } from "./ably/ably.ts";
import type { AblyOptions } from "./ably/options.ts";
import { createTellDesks } from "./ably/tell-desks.ts";
import { createTellAbly, toldToAbly } from "./ably/tell-ably.ts";
import type { People } from "./accounts/people.ts";
import type { Authority } from "./authority/authority.ts";
import { createAuthority } from "./authority/group-commit.ts";
import { createContextStore, type ContextStore } from "./context/context-store.ts";
import { askBotLane, type AskBotDeps } from "./bot/ask-bot.ts";
import type { Runs } from "./bot/runs.ts";
import type { Channel } from "./alarms/alarm.ts";
import { createAlarmStore, type AlarmStore } from "./alarms/alarm-store.ts";
import { logChannel } from "./alarms/log-channel.ts";
import { mailChannel } from "./alarms/mail-channel.ts";
import { sparingMailer } from "./alarms/sparing-mailer.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { NodeParts } from "./nodes/node-parts.ts";
import { webhookChannel } from "./alarms/webhook-channel.ts";
import { startDispatcher } from "./dispatch/dispatcher.ts";
import { keepRead, type KeepReadOptions } from "./dispatch/keep-read.ts";
import { openLiveSituation } from "./dispatch/live-situation.ts";
import { createOutcomes } from "./dispatch/outcomes.ts";
import type { Awaitable } from "./domain/awaitable.ts";
import { alarmLane } from "./jobs/alarm.ts";
import { beatLane } from "./jobs/beat.ts";
import { createMailStore, type MailStore } from "./mail/mail-store.ts";
import { startJobLoop, type JobLoop } from "./jobs/job-loop.ts";
import { offerExpiredLane } from "./jobs/offer-expired.ts";
import { notifyLane } from "./jobs/notify.ts";
import { onCallLane } from "./jobs/on-call.ts";
import { promiseDueLane } from "./jobs/promise-due.ts";
import { faultLine, type Logger } from "./logger.ts";
import { randomName, type Platform } from "./platform.ts";
import type { News } from "./realtime/news.ts";
import { createClockGuard, type ClockGuard } from "./store/clock-guard.ts";
import { notedTime, noteTime } from "./store/noted-time.ts";
import { startClockWatch } from "./watch/clock-watch.ts";
import type { Presence } from "./realtime/presence.ts";
import { createQueueFacts, type QueueFacts } from "./realtime/queue-facts.ts";
import type { KeySource } from "./receipts/key-file.ts";
import { createNotary, type Notary } from "./receipts/notary.ts";
import { createReceiptStore, type ReceiptStore } from "./receipts/receipt-store.ts";
import { createRegistrar } from "./receipts/registrar.ts";
import { startSealer } from "./receipts/sealer.ts";
import { openRinging, type Ringing } from "./ringing/ringing.ts";
import type { LogReader, Whereabouts } from "./store/log.ts";
import type { RelayStore } from "./store/relay-store.ts";
import { BEAT_MS, createPing, type HeartbeatOptions } from "./watch/heartbeat.ts";
import type { Metrics } from "./watch/metrics.ts";
import { createProbePass, type ProbePass } from "./watch/probe-pass.ts";
import { createReach } from "./watch/reach.ts";
import { createSettling, type Settling } from "./watch/settling.ts";

export interface Engine {
  readonly log: LogReader;
  readonly leases: NodeParts["leases"];
  readonly authority: Authority;
  /** Whose a conversation is and how far its log goes; what another process has just added may be missing. `null` for an unknown one. */
  whereabouts(conversation: ConversationId): Awaitable<Whereabouts | null>;
  readonly alarms: AlarmStore;
  readonly contexts: ContextStore;
  readonly mails: MailStore;
  readonly runs: Runs;
  readonly news: News;
  /** The realtime service beside the relay, where it or a site has a key. */
  readonly ably: Ably;
  readonly presence: Presence;
  readonly clockGuard: ClockGuard;
  readonly queueFacts: QueueFacts;
  readonly notary: Notary;
  readonly receipts: ReceiptStore;
  /** Rings agents' browsers while the desk is closed. */
  readonly ringing: Ringing;
  readonly settling: Settling;
  readonly pass: ProbePass;
  /** The ways of telling alarms. */
  readonly channels: readonly Channel[];
  /** Looks for due work. */
  wakeJobs(): void;
  /** Ends running jobs; they are taken up again by the next start. */
  stopJobs(): Promise<void>;
  /** Decides what was submitted; nothing is taken after it. */
  stop(): Promise<void>;
}

export interface EngineDeps {
  readonly store: RelayStore;
  readonly people: People;
  readonly platform: Platform;
  readonly logger: Logger;
  /** Where the receipt keys are. */
  readonly keys: KeySource;
  /** The relay's public address without a slash at its end: alarms link to the desk. */
  readonly publicUrl: string;
  /** Sends mails to visitors, and alarms; `null` sends none. */
  readonly mailer: Mailer | null;
  /** Who is called while promises are being settled; `null` calls nobody. */
  readonly heartbeat: HeartbeatOptions | null;
  /** Counts and times what is stored; `null`: nobody asks. */
  readonly metrics: Pick<Metrics, "watch" | "added"> | null;
  /** The realtime service that news goes to as well. */
  readonly ably: AblyOptions;
  /** The clock is right, whatever was noted before. */
  readonly trustsClock: boolean;
  /** The relay's own: its key for push services comes out of it. */
  readonly secret: string;
}

/** Starts due jobs at once. @throws what a store that is far away threw */
export async function startEngine(deps: EngineDeps): Promise<Engine> {
  const { store, people, platform, logger, keys, publicUrl, mailer, heartbeat } = deps;
  const { beside, log, jobs: jobStore, parts } = store;
  const { clock } = platform;
  const { sites, duty, accounts } = people;
  const { presence, estimates, runs, leases } = parts;
  const onAblyFault = (error: unknown): void => logger.warn(faultLine(error), "Ably was not told, and is told again");
  const ably = openAbly(deps.ably, { sites, platform, onFault: onAblyFault });
  const tellDesks = createTellDesks({ ably, duty, clock });
  const tellAbly = createTellAbly({
    ably,
    log,
    runs,
    queueFacts: { liveFacts: (conversation) => queueFacts.liveFacts(conversation) },
    clock,
    tellDesks,
    onFault: onAblyFault,
  });
  parts.news.subscribeAll((item) => tellAbly.hear(item));
  const news = toldToAbly(parts.news, (item) => {
    tellAbly.tell(item);
    deps.metrics?.added(item);
  });
  sites.onChange(() => ably.look());
  // By this way, too, it is heard that the command line or another node has written.
  duty.onChange(() => ably.look());
  const onQueueFault = (error: unknown): void =>
    logger.error(faultLine(error), "the queue could not be read, and is read again");
  const situation = openLiveSituation({ log, news, presence, duty, accounts, estimates, onFault: onQueueFault });
  const stopReading = await readQueue({ situation, news, clock, everyMs: parts.rereadMs, onFault: onQueueFault });
  const outcomes = createOutcomes(estimates, (conversation) => situation.hasCome(conversation));
  news.subscribeAll((item) => outcomes.hear(item));
  const notary = createNotary(keys);
  const receipts = createReceiptStore(beside);
  const onReceiptFault = (error: unknown): void => logger.error(faultLine(error), "a receipt was not signed or sealed");
  const sealer = startSealer({
    receipts,
    notary,
    clock,
    lease: leases.sealer,
    everyMs: parts.rereadMs,
    onFault: onReceiptFault,
  });
  const onClockFault = (error: unknown): void => logger.warn(faultLine(error), "what time it is could not be noted");
  const stopHearing = store.hearOfErasures(news);
  let jobs: JobLoop | null = null;
  const clockGuard = createClockGuard({
    transactions: deps.metrics?.watch(store.transactions) ?? store.transactions,
    steadyMs: () => clock.steadyMs(),
    notedMs: deps.trustsClock ? null : await notedTime(beside),
    note: (atMs) => void noteTime(beside, atMs).catch(onClockFault),
    onChange(offMs) {
      const offSeconds = Math.round(offMs / 1_000);
      if (offMs === 0) logger.warn("the clock is right again");
      else
        logger.error({ offSeconds }, "the clock has jumped: nothing is stored until it is set right (docs/deploy.md)");
    },
  });
  const stopClockWatch = startClockWatch({ guard: clockGuard, clock, onFault: onClockFault });
  const authority = createAuthority({
    transactions: clockGuard.transactions,
    registrar: createRegistrar({
      notary,
      generation: log.generation,
      salt: () => randomName(platform),
      wakeSealer: () => sealer.wake(),
      onFault: onReceiptFault,
    }),
    sites,
    news,
    platform,
    reachOf: createReach({ situation, clock }),
    newcomersAt: (nowMs) => situation.newcomersAt(nowMs),
    networkOf: (conversation) => presence.networkOf(conversation),
    onEstimated: (promise) => outcomes.promised(promise),
    onJobs: () => jobs?.wake(),
    onErased: () => store.erased(),
    onFault: ({ code, command, error }) =>
      logger.error({ code, command, ...faultLine(error) }, "a command was not stored"),
  });
  const dispatcher = startDispatcher({ situation, lease: leases.dispatcher, authority, duty, platform });
  const ringing = await openRinging({
    ...deps,
    beside,
    situation,
    lease: leases.dispatcher,
    news,
    log,
    rereadMs: parts.rereadMs,
  });
  const queueFacts = createQueueFacts({ situation, dispatcher, clock, duty });
  const onBotFailure: AskBotDeps["onBotFailure"] = ({ message, ...where }) => logger.warn(where, message);
  const alarms = createAlarmStore(beside);
  const mails = createMailStore(beside);
  const contexts = createContextStore(beside);
  const staffMailer = mailer && sparingMailer(mailer, clock);
  const channels = [logChannel(logger), webhookChannel(platform), ...(staffMailer ? [mailChannel(staffMailer)] : [])];
  await jobStore.ensure({ type: "beat" });
  const everyMs = heartbeat?.everyMs ?? BEAT_MS;
  const settling = createSettling({ jobs: jobStore, clock, everyMs });
  const ping = heartbeat && createPing(heartbeat, platform);
  const loop = startJobLoop({
    jobs: jobStore,
    lanes: {
      "ask-bot": askBotLane({ log, authority, sites, runs, news, platform, contexts, onBotFailure }),
      "promise-due": promiseDueLane({ log, authority, platform }),
      "offer-expired": offerExpiredLane({ log, authority, platform }),
      "on-call": onCallLane({ log, authority, sites, mailer: staffMailer, platform, publicUrl, logger }),
      notify: notifyLane({ log, authority, mails, mailer, sites, presence, platform, publicUrl, logger }),
      alarm: alarmLane({ alarms, channels, sites, platform, publicUrl, logger }),
      beat: beatLane({ settling, everyMs, ping, clock, logger }),
    },
    platform,
    lookEveryMs: parts.rereadMs,
    onFault: (job, error) => logger.error({ job, ...faultLine(error) }, "a job failed and is tried again"),
  });
  jobs = loop;
  return {
    log,
    leases,
    authority,
    whereabouts: (conversation) => store.transactions.written(conversation) ?? log.whereabouts(conversation),
    alarms,
    mails,
    contexts,
    runs,
    news,
    ably,
    presence,
    clockGuard,
    queueFacts,
    notary,
    receipts,
    ringing,
    settling,
    pass: createProbePass({ notary, clock }),
    channels,
    wakeJobs: () => loop.wake(),
    stopJobs: () => loop.stop(),
    async stop() {
      stopClockWatch();
      await authority.stop();
      await sealer.stop();
      stopHearing();
      stopReading();
      ringing.stop();
      queueFacts.stop();
      dispatcher.stop();
      situation.stop();
      tellDesks.stop();
      ably.stop();
    },
  };
}

// The queue is known when it resolves.
async function readQueue({
  everyMs,
  ...options
}: Omit<KeepReadOptions, "everyMs"> & { readonly everyMs: number | null }): Promise<() => void> {
  if (everyMs !== null) return keepRead({ ...options, everyMs });
  await options.situation.readAll();
  return () => {};
}
