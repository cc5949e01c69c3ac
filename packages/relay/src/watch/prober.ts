// Decides when a site is probed, and what becomes of it: an alarm when for as long as a visitor is asked to wait nobody could have been
// reached, and its end when somebody can. It has a timer of its own: as a due job it could say nothing of a loop or a disk that fails.
import type { SiteId } from "@handrail/protocol";
import type { Channel, ProbeAlarm, ProbeTrouble } from "../alarms/alarm.ts";
import type { AlarmStore } from "../alarms/alarm-store.ts";
import { repeatMs } from "../alarms/rhythm.ts";
import type { Lease } from "../domain/lease.ts";
import { linkOf } from "../jobs/alarm.ts";
import { randomName, type Platform, type Timer } from "../platform.ts";
import { openingAt } from "../sites/opening-hours.ts";
import type { Site, Sites } from "../sites/site.ts";
import type { ProbeOutcome } from "./probe.ts";

export interface ProberDeps {
  readonly sites: Pick<Sites, "list" | "isLive">;
  readonly alarms: Pick<AlarmStore, "raiseOfProbe" | "endOfProbe">;
  readonly channels: readonly Channel[];
  readonly platform: Pick<Platform, "clock" | "random">;
  readonly publicUrl: string;
  readonly lease: Pick<Lease, "isHeld">;
  readonly probe: (site: SiteId) => Promise<ProbeOutcome>;
  /** Whether the store's clock is believed. */
  isClockRight(): boolean;
  /** An alarm has been stored. */
  onJobs(): void;
  onFault(error: unknown): void;
}

/** After a start agents' desks have this long to dial again, in ms. */
const FIRST_MS = 60_000;
/** How often it is looked whether a site's turn has come, and how soon a probe in vain is repeated, in ms. */
const LOOK_MS = 15_000;

/** How it stands with one site. */
interface Watch {
  nextAtMs: number;
  /** Since when probes are in vain; `null` while they pass. */
  troubleFromMs: number | null;
  /** Tellings past a disk that takes no alarm. */
  told: number;
  toldAtMs: number;
}

const UNTOLD: Readonly<Watch> = { nextAtMs: 0, troubleFromMs: null, told: 0, toldAtMs: 0 };

/** Starts probing. The returned function ends it. */
export function startProber(deps: ProberDeps): () => void {
  const { sites, platform, onFault } = deps;
  const { clock } = platform;
  const watches = new Map<SiteId, Watch>();
  // Sites that were told of the clock.
  const clockless = new Set<SiteId>();
  const stopping = new AbortController();
  let timer: Timer = clock.setTimeout(() => void look(), FIRST_MS);

  const look = async (): Promise<void> => {
    // One node asks for all. Whoever takes over begins anew, and knows of no trouble yet.
    if (!deps.lease.isHeld()) watches.clear();
    for (const site of deps.lease.isHeld() ? sites.list() : []) {
      try {
        if (!stopping.signal.aborted) await visit(site);
      } catch (error) {
        onFault(error);
      }
    }
    if (!stopping.signal.aborted) timer = clock.setTimeout(() => void look(), LOOK_MS);
  };
  const visit = async (site: Site): Promise<void> => {
    const nowMs = clock.now();
    if (!deps.isClockRight()) {
      if (!sites.isLive(site.id)) return;
      const watch = watches.get(site.id) ?? { ...UNTOLD };
      watches.set(site.id, watch);
      clockless.add(site.id);
      await raise(site, { watch, trouble: "clock", dueAtMs: nowMs });
      return;
    }
    if (clockless.has(site.id)) {
      await end(site, "passed");
      clockless.delete(site.id);
      watches.delete(site.id);
    }
    const isOpen = !site.hours || openingAt(site.hours, nowMs).isOpen;
    if (!site.probe || !isOpen || !sites.isLive(site.id)) {
      // Nobody is promised a human now, so that none is there is no trouble.
      watches.delete(site.id);
      await end(site, "closed");
      return;
    }
    const watch = watches.get(site.id) ?? { ...UNTOLD };
    watches.set(site.id, watch);
    if (nowMs < watch.nextAtMs) return;
    const trouble = await deps.probe(site.id);
    if (stopping.signal.aborted) return;
    if (trouble === null) {
      await end(site, "passed");
      watches.set(site.id, { ...UNTOLD, nextAtMs: nowMs + site.probe.everyMin * 60_000 });
      return;
    }
    watch.troubleFromMs ??= nowMs;
    // A visitor who had asked then would have been promised an answer by now.
    const dueAtMs = watch.troubleFromMs + Math.min(site.answerWithinMs, site.probe.everyMin * 60_000);
    if (clock.now() >= dueAtMs) await raise(site, { watch, trouble, dueAtMs });
  };
  const end = async (site: Site, by: "passed" | "closed"): Promise<void> => {
    if (await deps.alarms.endOfProbe(site.id, { atMs: clock.now(), by })) deps.onJobs();
  };
  const raise = async (
    site: Site,
    { watch, trouble, dueAtMs }: { watch: Watch; trouble: ProbeTrouble; dueAtMs: number },
  ): Promise<void> => {
    const alarm: ProbeAlarm = {
      id: `al_${randomName(platform)}`,
      site: site.id,
      kind: trouble === "nobody-on-duty" || trouble === "no-room" ? "unreachable" : "probe-failed",
      why: trouble,
      ended: null,
      askedAtMs: watch.troubleFromMs ?? dueAtMs,
      dueAtMs,
      atMs: clock.now(),
      acknowledged: null,
      notified: 0,
    };
    try {
      await deps.alarms.raiseOfProbe(alarm);
      deps.onJobs();
    } catch (error) {
      onFault(error);
      await tellPast(site, watch, alarm);
    }
  };
  // A full disk takes no alarm either, and it is the trouble that most needs telling: each way is told at once, by the same rhythm.
  const tellPast = async (site: Site, watch: Watch, alarm: ProbeAlarm): Promise<void> => {
    if (watch.told > 0 && clock.now() < watch.toldAtMs + repeatMs(watch.told)) return;
    watch.told += 1;
    watch.toldAtMs = clock.now();
    const count = watch.told;
    const notice = { alarm, site, count, id: `${alarm.id}_${count}`, link: linkOf(alarm, deps.publicUrl) };
    const wanted = deps.channels.filter((channel) => channel.isWanted(site));
    await Promise.all(wanted.map((channel) => channel.tell(notice, stopping.signal)));
  };

  return () => {
    stopping.abort();
    clock.clearTimeout(timer);
  };
}
