// Runs one world from its seed to its quiet end, and lets the invariants judge it.
import { conversationId, siteId, type EventsResponse } from "@handrail/protocol";
import type { DatabaseSync } from "node:sqlite";
import type { Platform } from "@handrail/core";
import { work } from "./agent.ts";
import { simulatedBot } from "./bot.ts";
import { chanceOf, type Chance } from "./chance.ts";
import { startEvidence, type VisitorEvidence, type Violation } from "./evidence.ts";
import { lookElsewhere, type Customer } from "./found-elsewhere.ts";
import { guestWith, type Device, type Guest } from "./guest.ts";
import { FINE, type Server } from "./network.ts";
import { sayWords, type WordParts } from "./in-time.ts";
import { ARRIVALS_MS, VISITS_MS, type Plan } from "./plan.ts";
import { awaitThreads } from "./real-threads.ts";
import { openHouse, SITE, type RelayHouse, type Template } from "./relay-house.ts";
import { SIMULATED_ABLY, simulatedAbly, type SimulatedAbly } from "./sim-ably.ts";
import { tellAgain } from "./told-again.ts";
import { virtualLoop, type VirtualLoop } from "./virtual-loop.ts";

/** Faults put into the world on purpose, to see whether the invariants notice them. */
export interface Faults {
  /** Between the client and its network. */
  readonly client?: (fetch: Platform["fetch"]) => Platform["fetch"];
  /** Between the network and the relay. */
  readonly server?: (server: Server) => Server;
  /** In the relay's disk. */
  readonly disk?: (sqlite: DatabaseSync) => void;
}

/** What a world runs on. */
export interface WorldOptions {
  readonly template: Template;
  readonly faults?: Faults;
  /** Told each thing that matters, not always in order. */
  readonly trace?: (atMs: number, line: string) => void;
}

/** What came of it. */
export interface WorldResult {
  /** Those of visitors that are in the relay's log at the end. */
  readonly conversations: number;
  readonly events: number;
  /** How often the relay was killed. */
  readonly kills: number;
  readonly violations: readonly Violation[];
  /** The same for the same seed. */
  readonly hash: string;
}

/** When every world begins; the template's agents were signed in by then. */
export const WORLD_START_MS = Date.UTC(2026, 10, 22, 9, 0, 0);
/** With everything at its best, everything must be settled in this time: a poll that was lost without a word just before is missed after 30 s. */
const QUIET_MS = 32_000;
/** A stream that has died without a word is noticed after 12 s, and then the log is asked for now and then. */
const QUIET_WITHOUT_REALTIME_MS = 60_000;
const DAY_MS = 86_400_000;
/** A tab that has the connection is followed by another: at once when it is closed, after this time when it is frozen. */
const FOLLOWED_MS = { closed: 2_500, frozen: 9_000 };
/** Without Ably the stream is back after this time. */
const FALLEN_BACK_MS = 6_000;
/** Who leaves a page open overnight looks at it for so long before. */
const BED_MS = 5_000;
/** What was said in the quiet is settled after this time. */
const END_MS = 8_000;
/** What was said elsewhere is found in this time. */
const FOUND_MS = 3_000;
/** What the relay itself has put on record a moment ago (a promise's time was up) may still be on its way to the page. */
const ON_ITS_WAY_MS = 2_000;

/** Runs a world. */
export async function runWorld(plan: Plan, options: WorldOptions): Promise<WorldResult> {
  const loop = virtualLoop(WORLD_START_MS);
  const letThreadsGo = awaitThreads(loop);
  try {
    return await play(plan, options, loop);
  } finally {
    letThreadsGo();
  }
}

async function play(plan: Plan, options: WorldOptions, loop: VirtualLoop): Promise<WorldResult> {
  const { template, faults, trace } = options;
  const { seed, isRealtime, nightMs } = plan;
  const evidence = startEvidence(trace);
  const dice = (actor: string) => chanceOf(seed, actor);
  const bot = simulatedBot(loop, dice("bot"));
  const ably = plan.hasAbly ? simulatedAbly({ loop, chance: dice("ably") }) : null;
  const house = await openHouse({
    template,
    loop,
    chance: dice("relay"),
    fetch: (url, init) => (ably && isOfAbly(url) ? ably.fetch(url, init) : bot.fetch(url, init)),
    ...(ably && { ably: SIMULATED_ABLY }),
    spoil: faults?.disk,
    ...(nightMs !== null && { writtenWithinMs: DAY_MS }),
  });
  const server: Server = faults?.server ? faults.server(house) : house;
  const around = { server, loop, evidence, ably, isRealtime, spoil: faults?.client };
  const guests: Guest[] = [];
  const customers: Customer[] = [];
  const invite = (name: string, how: Omit<Device, "name" | "chance">, arrival: Arrival): VisitorEvidence => {
    const guest = guestWith({ ...how, name, chance: dice(name) }, around);
    guests.push(guest);
    loop.setTimeout(() => guest.come(arrival.steps), arrival.atMs);
    return guest.visitor;
  };
  for (const { number, weather, arrivesAtMs, steps, isDiskRefusing, phoneAfterMs } of plan.visitors) {
    const name = `visitor-${number}`;
    const sub = phoneAfterMs === null ? null : name;
    const one = invite(name, { weather, isDiskRefusing, sub }, { atMs: arrivesAtMs, steps });
    if (phoneAfterMs === null) continue;
    const how = { weather, isDiskRefusing, sub };
    const other = invite(`${name}-phone`, how, { atMs: arrivesAtMs + phoneAfterMs, steps });
    const newDevice = () =>
      guestWith({ ...how, weather: FINE, name: `${name}-tablet`, chance: dice(`${name}-tablet`) }, around).browser;
    customers.push({ devices: [one, other], newDevice });
  }
  const seats = template.seats.slice(0, plan.agents);
  // With other dice each day: the same ones would make the same ids.
  const toWork = (day: "" | " in the morning") =>
    seats.map((seat) => work({ seat, house, chance: dice(seat.name + day), loop, evidence }));
  let agents = toWork("");
  const goHome = (): void => {
    for (const leave of agents.splice(0)) leave();
  };
  const kills = planKills(house, loop, plan.kills);

  await loop.run(ARRIVALS_MS);
  await untilGone(guests, loop);
  goHome();
  kills.end();
  if (nightMs !== null) {
    await loop.hold(house.start());
    await night(guests, { loop, nightMs, chance: dice("night") });
    agents = toWork(" in the morning");
    await untilGone(guests, loop);
    goHome();
  }
  ably?.heal();
  await loop.hold(house.start());
  await quietEnd(guests, { house, loop, evidence, seats, ably, seed, isRealtime });
  const afterMs = isRealtime ? FOUND_MS : QUIET_WITHOUT_REALTIME_MS;
  await lookElsewhere(customers, { house, loop, evidence, afterMs });
  const { downtimes } = house;
  const told = tellAgain({ evidence, logs: house.logs(), downtimes, nowMs: loop.now(), trace });
  const violations = [...evidence.violations, ...told];
  const ends = evidence.visitors.flatMap(({ end }) => (end && end.log.length > 0 ? [end] : []));
  for (const { log } of ends) evidence.note(0, log.map(({ id, type, atMs }) => `${id} ${type} ${atMs}`).join("|"));
  house.close();
  bot.close();
  for (const { line } of guests) line.close();
  return {
    conversations: new Set(ends.map(({ conversation }) => conversation)).size,
    events: ends.reduce((sum, { log }) => sum + log.length, 0),
    kills: kills.count(),
    violations,
    hash: evidence.hash(),
  };
}

function isOfAbly(url: string | URL | Request): boolean {
  return String(url instanceof Request ? url.url : url).startsWith(SIMULATED_ABLY.url);
}

/** When somebody comes, and how much they do. */
interface Arrival {
  readonly atMs: number;
  readonly steps: number;
}

async function untilGone(guests: readonly Guest[], loop: VirtualLoop): Promise<void> {
  for (let passed = 0; passed < VISITS_MS && guests.some(({ isGone }) => !isGone); passed += 10_000)
    await loop.run(10_000);
}

// Some leave a page open and close the lid. In the morning they all come back.
async function night(
  guests: readonly Guest[],
  { loop, nightMs, chance }: { readonly loop: VirtualLoop; readonly nightMs: number; readonly chance: Chance },
): Promise<void> {
  for (const { browser, isStaying } of guests) if (isStaying || chance.happens(0.4)) browser.look();
  await loop.run(BED_MS);
  for (const { browser } of guests) browser.sleep();
  await loop.run(nightMs);
  for (const { browser } of guests) browser.wake();
  for (const guest of guests) if (guest.isStaying || chance.happens(0.7)) guest.come(chance.between(1, 4));
}

function planKills(house: RelayHouse, loop: VirtualLoop, kills: Plan["kills"]) {
  let count = 0;
  let isOver = false;
  for (const { atMs, downMs } of kills)
    loop.setTimeout(() => {
      if (isOver) return;
      house.kill();
      count += 1;
      loop.setTimeout(() => void loop.hold(house.start()), downMs);
    }, atMs);
  return { count: () => count, end: () => (isOver = true) };
}

// Everybody comes back once more, with everything at its best.
async function quietEnd(guests: readonly Guest[], parts: QuietParts): Promise<void> {
  const { house, loop, ably, isRealtime } = parts;
  for (const { browser, line, isStaying } of guests) {
    while (!isStaying && browser.tabs[0]) browser.tabs[0].close("nothing");
    line.weather = FINE;
    browser.setOnline(true, false);
    browser.look();
    if (!isStaying) browser.open();
  }
  await loop.run(isRealtime ? QUIET_MS : QUIET_WITHOUT_REALTIME_MS);
  if (isRealtime) {
    await sayWords("in the quiet", guests, parts);
    await endOfLeading(guests, parts);
  }
  if (ably) await endOfAbly(guests, { ...parts, ably });
  await loop.run(isRealtime ? END_MS : QUIET_WITHOUT_REALTIME_MS);
  const onItsWayMs = isRealtime ? ON_ITS_WAY_MS : QUIET_WITHOUT_REALTIME_MS;
  for (const { visitor, browser, isStaying } of guests) {
    const kept = await browser.storage.load(siteId(SITE));
    const entries = browser.tabs[0]?.chat.entries.value ?? [];
    const secret = kept?.secret ?? (isStaying ? visitor.secret : null);
    const log = secret === null ? null : await loop.hold(readLog(house, secret));
    if (log) {
      const shown = entries.flatMap((entry) => (entry.type === "event" ? [entry.event] : []));
      const next = log.log[shown.length];
      const isOnItsWay = next !== undefined && next.atMs > loop.now() - onItsWayMs;
      visitor.end = {
        ...log,
        log: isOnItsWay ? log.log.slice(0, shown.length) : log.log,
        head: log.log.length,
        shown,
        pending: entries.flatMap((entry) =>
          entry.type === "pending" && entry.state !== "refused" ? [`${entry.command.type} ${entry.id}`] : [],
        ),
        onDisk: (kept?.outbox ?? []).map(({ command }) => command.id),
      };
    }
    while (browser.tabs[0]) browser.tabs[0].close("nothing");
  }
}

// What a leading tab does for the others is seen when it goes.
async function endOfLeading(guests: readonly Guest[], { seed, ...parts }: QuietParts): Promise<void> {
  const how = seed % 2 === 0 ? "frozen" : "closed";
  for (const { browser, isStaying } of guests) {
    if (isStaying) continue;
    // The one that came first leads.
    if (how === "frozen") browser.tabs[0]?.freeze();
    else browser.tabs[0]?.close("nothing");
  }
  await parts.loop.run(FOLLOWED_MS[how]);
  await sayWords("to the other tab", guests, parts);
}

async function endOfAbly(
  guests: readonly Guest[],
  { ably, ...parts }: QuietParts & { readonly ably: SimulatedAbly },
): Promise<void> {
  ably.goAway();
  await parts.loop.run(FALLEN_BACK_MS);
  await sayWords("without Ably", guests, parts);
}

interface QuietParts extends WordParts {
  readonly ably: SimulatedAbly | null;
  readonly seed: number;
  readonly isRealtime: boolean;
}

async function readLog(house: RelayHouse, secret: string) {
  const log: EventsResponse["events"][number][] = [];
  for (let after = 0; ;) {
    const body = JSON.stringify({ site: SITE, secret, after, wait: "none" });
    const told = await house.answer({ path: "/v1/events", body });
    if (told.type !== "json") throw new Error("the log could not be read: it came as a stream");
    if (told.status === 404) return { conversation: null, log };
    if (told.status !== 200) throw new Error(`the log could not be read: ${told.status}`);
    const answer: EventsResponse = JSON.parse(told.body);
    log.push(...answer.events);
    const last = answer.events.at(-1)?.seq;
    // With nothing more to come, although the head is further on, there is a gap: `no-gap` says so.
    if (last === undefined || last >= answer.head) return { conversation: conversationId(answer.conversation), log };
    after = last;
  }
}
