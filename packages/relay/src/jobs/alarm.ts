// Tells that a promise was not kept or that no human can be reached, by every way that the site has, until somebody acknowledges it; and
// tells once when that is over (HG7).
import { isOfProbe, type Alarm, type Channel } from "../alarms/alarm.ts";
import type { AlarmStore } from "../alarms/alarm-store.ts";
import type { Delivery } from "../domain/delivery.ts";
import { repeatMs, retryMs } from "../alarms/rhythm.ts";
import type { Logger } from "../logger.ts";
import { randomName, type Platform } from "../platform.ts";
import type { Site, Sites } from "../sites/site.ts";
import type { Lane } from "./job-loop.ts";

export interface AlarmDeps {
  readonly alarms: AlarmStore;
  readonly channels: readonly Channel[];
  readonly sites: Pick<Sites, "get">;
  readonly platform: Pick<Platform, "clock" | "random">;
  /** The relay's public address without a slash at its end. */
  readonly publicUrl: string;
  readonly logger: Pick<Logger, "warn">;
}

export function alarmLane(deps: AlarmDeps): Lane {
  const { alarms, channels, sites, platform } = deps;
  return {
    parallelMax: 32,
    // Longer than the slowest way may take.
    leaseMs: 60_000,
    async run({ conversation, job }, stopping) {
      if (job.type !== "alarm") return { type: "done" };
      const alarm =
        "alarm" in job
          ? await alarms.get(job.alarm)
          : await alarms.raise({ conversation, promise: job.promise, id: `al_${randomName(platform)}` });
      const site = alarm && sites.get(alarm.site);
      if (!alarm || !site || (alarm.acknowledged && !isOver(alarm))) return { type: "done" };
      const wanted: Channel[] = [];
      for (const channel of channels)
        if (channel.isWanted(site) && (await hasMore(alarm, channel))) wanted.push(channel);
      const nextAtMs = await Promise.all(wanted.map((channel) => tell(deps, { alarm, site, channel, stopping })));
      const now = await alarms.get(alarm.id);
      // What has become over meanwhile has a job of its own.
      if (!now || now.acknowledged || nextAtMs.length === 0) return { type: "done" };
      return { type: "again", atMs: Math.min(...nextAtMs) };
    },
  };

  // Of the end only those are told who were told of the beginning, and once.
  async function hasMore(alarm: Alarm, { name }: Channel): Promise<boolean> {
    if (!isOver(alarm)) return true;
    const told = await alarms.progress(alarm.id, name);
    return told.sent > 0 && (await alarms.progress(alarm.id, endOf(name))).sent === 0;
  }
}

function isOver(alarm: Alarm): boolean {
  return isOfProbe(alarm) && alarm.ended !== null;
}

// How far a way has come in telling the end is counted apart from the beginning.
function endOf(channel: string): string {
  return `${channel}:end`;
}

// Each way has its own rhythm: one that fails is tried again soon, and repeats nothing by the others.
async function tell(
  { alarms, platform, publicUrl, logger }: AlarmDeps,
  options: { alarm: Alarm; site: Site; channel: Channel; stopping: AbortSignal },
): Promise<number> {
  const { alarm, site, channel, stopping } = options;
  const { clock } = platform;
  const name = isOver(alarm) ? endOf(channel.name) : channel.name;
  const before = await alarms.progress(alarm.id, name);
  if (before.nextAtMs > clock.now()) return before.nextAtMs;
  const count = before.sent + 1;
  const link = linkOf(alarm, publicUrl);
  const id = `${alarm.id}_${isOver(alarm) ? "end" : count}`;
  const delivery: Delivery = await channel.tell({ alarm, site, count, link, id }, stopping);
  const nowMs = clock.now();
  if (delivery.ok) {
    const nextAtMs = nowMs + repeatMs(count);
    await alarms.note(alarm.id, name, { sent: count, failures: 0, nextAtMs, toldAtMs: nowMs });
    return nextAtMs;
  }
  const failures = before.failures + 1;
  const nextAtMs = nowMs + retryMs(failures, (platform.random.bytes(1)[0] ?? 0) / 255);
  await alarms.note(alarm.id, name, { sent: before.sent, failures, nextAtMs, toldAtMs: null });
  logger.warn(
    { alarm: alarm.id, site: site.id, channel: channel.name, why: delivery.why, failures },
    "an alarm could not be delivered and is tried again",
  );
  return nextAtMs;
}

/** Where to look at the desk. */
export function linkOf(alarm: Alarm, publicUrl: string): string {
  return isOfProbe(alarm) ? `${publicUrl}/desk/#/team` : `${publicUrl}/desk/#/c/${alarm.conversation}`;
}
