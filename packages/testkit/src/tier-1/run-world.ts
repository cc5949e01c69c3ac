// Runs one world from its plan to its quiet end, in virtual time and without a promise, and says what came of it.
import { agentId, LIMITS, type ConversationSecret } from "@handrail/protocol";
import { decide } from "@handrail/protocol/law";
import { step } from "@handrail/core/machine";
import type { Law } from "../explore/state.ts";
import { chanceOf } from "../world/chance.ts";
import { Agent } from "./agent.ts";
import { Judge } from "./judge.ts";
import { Ledger, type Violation } from "./ledger.ts";
import { Loop } from "./loop.ts";
import type { Plan } from "./plan.ts";
import { Relay } from "./relay.ts";
import type { RelayFaults } from "./relay-faults.ts";
import { headOf, type Stored } from "./stored.ts";
import type { Machine, Tab } from "./tab.ts";
import { Visitor } from "./visitor.ts";

/** What a world runs on: the real parts, or one with a deliberate mistake in it. */
export interface Works {
  readonly law: Law;
  /** Made anew for each world. */
  readonly machine: () => Machine;
  readonly relay: RelayFaults;
}

/** The real ones. */
export const REAL: Works = { law: decide, machine: () => step, relay: {} };

export interface WorldResult {
  readonly seed: number;
  /** Visitors who have a conversation in the log at the end. */
  readonly conversations: number;
  readonly events: number;
  /** Things that happened. */
  readonly steps: number;
  readonly violations: readonly Violation[];
  /** The same for the same plan. */
  readonly hash: string;
  /** What became of every visitor's commands that were kept: `visitor-3 v3a1 in the log`. */
  readonly outcomes: ReadonlyMap<string, "in the log" | "answered" | "lost">;
}

// Nine in the morning, long ago: so many ms still fit into a small integer, which costs nothing to copy. Those of today do not,
// and made worlds a quarter slower.
const START_MS = 9 * 3_600_000;
/** With everything at its best, everything must be sent and shown in this time. */
const QUIET_MS = 40_000;
/** What has just been said may still be on its way to a page: a stream that has died without a word is noticed after 12 s. */
const ON_ITS_WAY_MS = LIMITS.silenceMsMax + 3_000;
/** Where a store was lost, pages that were told that nobody has their conversation ask again within a minute. */
const ON_ITS_WAY_AFTER_LOSS_MS = 63_000;
const LOOK_AGAIN_MS = 3_000;
/** The network repeats what was sent up to 90 s ago, and agents go on, so that a log may move late; it is waited for so often. */
const WAITS_MAX = 40;

/** Runs it. `trace` is told each thing that matters, as it happens. */
export function runWorld(plan: Plan, options: { works?: Works; trace?: (line: string) => void } = {}): WorldResult {
  const { works = REAL, trace } = options;
  const loop = new Loop(START_MS);
  const ledger = new Ledger(trace ? (line) => trace(`${stamp(loop.nowMs - START_MS)} ${line}`) : null);
  const judge = new Judge(ledger);
  const dice = (actor: string) => chanceOf(plan.seed, `${actor} at work`);
  const whoseIs = (secret: ConversationSecret) => secret.slice(2, secret.lastIndexOf("."));
  const relay = new Relay({ loop, chance: dice("relay"), plan, law: works.law, faults: works.relay, judge, whoseIs });
  const machine = works.machine();
  const visitors = plan.visitors.map(
    (one) => new Visitor({ plan: one, loop, chance: dice(`visitor-${one.number}`), relay, judge, machine }),
  );
  const refs = plan.agents.map(({ name }) => ({ id: agentId(name), name }));
  const agents: readonly Agent[] = plan.agents.map((one) => {
    const others = refs.filter(({ name }) => name !== one.name);
    return new Agent({ plan: one, loop, chance: dice(one.name), relay, others, colleagues: () => agents });
  });
  relay.onWork = () => {
    for (const agent of agents) agent.nudge();
  };
  judge.requestOf = (stored) => {
    const kept = visitors.find(({ evidence }) => evidence.name === stored.who)?.disk.kept;
    // A click that was made in the moment of an erasure may have begun two conversations: its page knows the later one.
    return kept && relay.open({ secret: kept.secret }) === stored ? (kept.request ?? null) : null;
  };
  const { restore } = plan;
  if (restore) {
    loop.after(restore.copyAtMs, () => relay.backUp());
    loop.after(restore.atMs, () => relay.restore(restore.downMs));
  }
  for (const crash of plan.crashes) loop.after(crash.atMs, () => relay.crash(crash));

  const outages = [...plan.crashes, ...(restore ? [restore] : [])];
  loop.run(START_MS + Math.max(plan.endMs, ...outages.map(({ atMs, downMs }) => atMs + downMs)) + 1_000);
  relay.start();
  for (const agent of agents) agent.goAway();
  const homes = visitors.map((visitor) => ({
    visitor,
    tab: visitor.evidence.replicas.length > 0 ? visitor.comeBack() : null,
  }));
  loop.run(loop.nowMs + QUIET_MS);
  for (let wait = 0; wait < WAITS_MAX && hasJustMoved(relay, loop.nowMs); wait += 1) {
    loop.run(loop.nowMs + LOOK_AGAIN_MS);
  }
  const ends = homes.map(({ visitor, tab }) => ({
    who: visitor.evidence.name,
    disk: visitor.disk,
    tab,
    stored: lookAt(visitor, { tab, relay, nowMs: loop.nowMs }),
  }));
  for (const { visitor } of homes) visitor.leave("nothing");
  loop.run();
  judge.end({ relay, ledger, homes: ends, nowMs: loop.nowMs });
  const logs = ends.flatMap(({ stored }) => (stored ? [stored] : []));
  return {
    seed: plan.seed,
    conversations: logs.length,
    events: logs.reduce((sum, { events }) => sum + events.length, 0),
    steps: loop.count,
    violations: ledger.violations,
    hash: ledger.hash(),
    outcomes: outcomesOf(visitors),
  };
}

function hasJustMoved(relay: Relay, nowMs: number): boolean {
  const { conversations } = relay;
  return [...conversations.values()].some(({ events }) => (events.at(-1)?.atMs ?? 0) > nowMs - onItsWayMs(relay));
}

const onItsWayMs = ({ generation }: Relay): number => (generation === "g1" ? ON_ITS_WAY_MS : ON_ITS_WAY_AFTER_LOSS_MS);

// Writes down what the last page shows, and the log as it was then.
function lookAt({ evidence, disk }: Visitor, at: { tab: Tab | null; relay: Relay; nowMs: number }): Stored | null {
  const { tab, relay, nowMs } = at;
  const secret = tab?.state.secret ?? disk.kept?.secret;
  const stored = secret ? relay.open({ secret }) : null;
  if (!tab || stored === "wrong-secret") return null;
  // Told that its conversation is gone with the store, and without a disk or a receipt, a page has nothing to come back to.
  if (stored && disk.isRefusing && relay.generation !== "g1" && !tab.state.isKnown) return null;
  const shown = tab.state.replica.events;
  const next = stored?.events[shown.length];
  const isOnItsWay = next !== undefined && next.atMs > nowMs - onItsWayMs(relay);
  const log = stored?.events.slice(0, isOnItsWay ? shown.length : undefined) ?? [];
  const pending = tab.state.outbox.items
    .filter(({ command, stage }) => stage !== "refused" && stage !== "sent" && command.type !== "received")
    .map(({ command }) => `${command.type} ${command.id}`);
  const onDisk = (disk.kept?.outbox ?? []).map(({ command }) => command.id);
  evidence.end = { conversation: stored?.id ?? null, log, head: stored ? headOf(stored) : 0, shown, pending, onDisk };
  return stored;
}

function outcomesOf(visitors: readonly Visitor[]): WorldResult["outcomes"] {
  const outcomes = new Map<string, "in the log" | "answered" | "lost">();
  for (const { evidence } of visitors) {
    const made = new Set(evidence.end?.log.map(({ id }) => id.slice(2, id.lastIndexOf("."))));
    for (const [id, { type }] of evidence.kept) {
      const isAnswered =
        made.has(id) || evidence.acknowledged.has(id) || evidence.refused.has(id) || evidence.void.has(id);
      const isInLog = (type === "say" || type === "give-contact") && made.has(id);
      outcomes.set(id, isInLog ? "in the log" : isAnswered ? "answered" : "lost");
    }
  }
  return outcomes;
}

function stamp(ms: number): string {
  return `${(ms / 1_000).toFixed(3).padStart(9)} s`;
}
