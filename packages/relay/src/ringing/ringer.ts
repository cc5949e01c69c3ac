// Decides whose browsers are rung, and for what: an offer, a visitor's words to the agent who has them, and a visitor who waits while nobody
// on duty can be asked. Rings are a courtesy: nothing is promised of them, and no offer, promise or alarm waits for one.
import type { AgentId, ConversationId, Event, Ring, SiteId } from "@handrail/protocol";
import type { LiveSituation } from "../dispatch/live-situation.ts";
import { isOnDuty, standingOffer, type Situation } from "../dispatch/situation.ts";
import { whenRead } from "../domain/awaitable.ts";
import type { Lease } from "../domain/lease.ts";
import type { Duty } from "../duty/duty.ts";
import type { Clock, Timer } from "../platform.ts";
import type { NewsItem } from "../realtime/news.ts";
import type { Sites } from "../sites/site.ts";
import type { LogReader } from "../store/log.ts";
import type { Device } from "./device-store.ts";

export interface RingerDeps {
  readonly devices: () => readonly Device[];
  /** Rings one browser. Nobody waits for it. */
  readonly ring: (device: Device, ring: Ring, ttlMs: number) => void;
  readonly situation: Pick<LiveSituation, "at" | "siteOf" | "onMove">;
  /** Of several nodes the one that makes offers rings. */
  readonly lease: Pick<Lease, "isHeld">;
  readonly log: Pick<LogReader, "conversation">;
  readonly sites: Pick<Sites, "get">;
  readonly duty: Pick<Duty, "list">;
  readonly clock: Clock;
  onFault(error: unknown): void;
}

export interface Ringer {
  hear(item: NewsItem): void;
  stop(): void;
}

/** After something has moved: by then whoever can be offered is offered, and the page that has clicked has opened its stream. */
const LOOK_AFTER_MS = 2_000;
/** Words that come fast are rung for once. */
const MESSAGE_EVERY_MS = 30_000;
/** How long it is worth knowing that somebody waits. */
const WORTH_MS = 10 * 60_000;

export function startRinger(deps: RingerDeps): Ringer {
  const { devices, ring, situation: live, lease, log, sites, duty, clock } = deps;
  let timer: Timer | null = null;
  let isStopped = false;
  /** Those who wait and for whom everybody off duty has been rung. */
  let called: ReadonlySet<ConversationId> = new Set();
  const rungAtMs = new Map<ConversationId, number>();

  const ringAll = (
    all: readonly Device[],
    what: Omit<Ring, "site"> & { readonly site: SiteId; readonly untilMs: number },
  ): void => {
    const { untilMs, site, ...rest } = what;
    const ttlMs = untilMs - clock.now();
    if (ttlMs <= 0) return;
    for (const device of all) ring(device, { ...rest, site: sites.get(site)?.name ?? site }, ttlMs);
  };
  const of = (agent: AgentId): readonly Device[] => devices().filter((device) => device.agent === agent);

  const look = (): void => {
    timer = null;
    const callable = devices().filter(({ isRungOffDuty }) => isRungOffDuty);
    if (isStopped || callable.length === 0 || !lease.isHeld()) return;
    const nowMs = clock.now();
    const situation = live.at(nowMs);
    const waiting = new Set(situation.waiting.map(({ conversation }) => conversation));
    called = new Set([...called].filter((conversation) => waiting.has(conversation)));
    if (canAskSomebody(situation, nowMs)) return;
    const uncalled = situation.waiting
      .filter((visitor) => visitor.isPresent && !standingOffer(visitor, nowMs) && !called.has(visitor.conversation))
      .toSorted((a, b) => a.askedAtMs - b.askedAtMs);
    const [first] = uncalled;
    const site = first && live.siteOf(first.conversation);
    if (!first || !site) return;
    called = new Set([...called, ...uncalled.map(({ conversation }) => conversation)]);
    const atRest = new Set(duty.list().flatMap(({ id, isOnDuty: isWorking }) => (isWorking ? [] : [id])));
    const { conversation, dueAtMs: promisedMs } = first;
    const dueAtMs = promisedMs !== null && promisedMs > nowMs ? promisedMs : null;
    ringAll(
      callable.filter(({ agent }) => atRest.has(agent)),
      { type: "waiting", conversation, site, dueAtMs, untilMs: nowMs + WORTH_MS },
    );
  };
  live.onMove(() => {
    if (timer === null && !isStopped && devices().length > 0) timer = clock.setTimeout(look, LOOK_AFTER_MS);
  });

  const hearWords = (conversation: ConversationId, site: SiteId): void => {
    const nowMs = clock.now();
    if (nowMs - (rungAtMs.get(conversation) ?? -Infinity) < MESSAGE_EVERY_MS) return;
    const told = whenRead(log.conversation(conversation), (summary) => {
      const owner = summary?.state.owner;
      if (owner?.type !== "agent") return;
      const all = of(owner.agent.id);
      if (all.length === 0) return;
      for (const [other, atMs] of rungAtMs) if (nowMs - atMs >= MESSAGE_EVERY_MS) rungAtMs.delete(other);
      rungAtMs.set(conversation, nowMs);
      const dueAtMs = summary?.state.promise?.dueAtMs ?? null;
      ringAll(all, { type: "message", conversation, site, dueAtMs, untilMs: nowMs + WORTH_MS });
    });
    if (told instanceof Promise) told.catch(deps.onFault);
  };
  return {
    hear(item) {
      if (isStopped || item.type === "signal" || devices().length === 0 || !lease.isHeld()) return;
      const { conversation, site } = item;
      if (item.type === "log") {
        if (item.events.some(isOfVisitor)) hearWords(conversation, site);
        return;
      }
      for (const event of item.events) {
        if (event.type !== "offer.made") continue;
        const all = of(event.agent.id);
        if (all.length === 0) continue;
        const { waiting } = live.at(clock.now());
        const dueAtMs = waiting.find((one) => one.conversation === conversation)?.dueAtMs ?? null;
        ringAll(all, { type: "offer", conversation, site, dueAtMs, untilMs: event.expiresAtMs });
      }
    },
    stop() {
      isStopped = true;
      if (timer !== null) clock.clearTimeout(timer);
    },
  };
}

function isOfVisitor({ type, from }: Event): boolean {
  return type === "message.sent" && from.type === "visitor";
}

function canAskSomebody(situation: Situation, nowMs: number): boolean {
  return situation.roster.some((agent) => isOnDuty(agent, situation, nowMs) && agent.holding < agent.capacity);
}
