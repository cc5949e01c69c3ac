// Runs one world from its seed to its quiet end, and lets the invariants judge it.
import { conversationId, siteId, type CommandsResponse, type EventsResponse } from "@handrail/protocol";
import type { Platform } from "@handrail/core";
import { noDuplicate } from "../invariants/no-duplicate.ts";
import { noLostRequest } from "../invariants/no-lost-request.ts";
import { sameOrder } from "../invariants/same-order.ts";
import { work } from "./agent.ts";
import { simulatedBot } from "./bot.ts";
import { openBrowser, type Browser } from "./browser.ts";
import { chanceOf } from "./chance.ts";
import { newVisitor, startEvidence, type Evidence, type VisitorEvidence, type Violation } from "./evidence.ts";
import { AWFUL, FINE, openLine, POOR, type Line, type Server } from "./network.ts";
import { sayWords, type WordParts } from "./in-time.ts";
import { openHouse, SITE, type RelayHouse, type Template } from "./relay-house.ts";
import { SIMULATED_ABLY, simulatedAbly, type SimulatedAbly } from "./sim-ably.ts";
import { virtualLoop, type VirtualLoop } from "./virtual-loop.ts";
import { visit } from "./visitor.ts";

/** Faults put into the world on purpose, to see whether the invariants notice them. */
export interface Faults {
  /** Between the client and its network. */
  readonly client?: (fetch: Platform["fetch"]) => Platform["fetch"];
  /** Between the network and the relay. */
  readonly server?: (server: Server) => Server;
}

/** What a world is made of. */
export interface WorldOptions {
  readonly seed: number;
  /** Visitors, each with a conversation of their own. 1 to 200 in one world. */
  readonly conversations: number;
  readonly template: Template;
  readonly faults?: Faults;
}

/** What came of it. */
export interface WorldResult {
  /** Visitors whose conversation is in the relay's log at the end. */
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
/** Visitors arrive over this time. */
const ARRIVALS_MS = 240_000;
/** No visit is longer. */
const VISITS_MS = 600_000;
/** With everything at its best, everything must be settled in this time. */
const QUIET_MS = 20_000;
/** A tab that has the connection is followed by another: at once when it is closed, after this time when it is frozen. */
const FOLLOWED_MS = { closed: 2_500, frozen: 9_000 };
/** Without Ably the stream is back after this time. */
const FALLEN_BACK_MS = 6_000;
/** What was said in the quiet is settled after this time. */
const END_MS = 8_000;
/** What the relay itself has put on record a moment ago (a promise's time was up) may still be on its way to the page. */
const ON_ITS_WAY_MS = 2_000;

/** What is asked at the quiet end. */
const JUDGES = [noLostRequest, noDuplicate, sameOrder];

/** Runs a world. */
export async function runWorld(options: WorldOptions): Promise<WorldResult> {
  const { seed, template, faults } = options;
  const loop = virtualLoop(WORLD_START_MS);
  const evidence = startEvidence();
  const dice = (actor: string) => chanceOf(seed, actor);
  const bot = simulatedBot(loop, dice("bot"));
  // In two worlds of five the relay has Ably beside it.
  const ably = seed % 5 < 2 ? simulatedAbly({ loop, chance: dice("ably") }) : null;
  const house = await openHouse({
    template,
    loop,
    chance: dice("relay"),
    fetch: (url, init) => (ably && isOfAbly(url) ? ably.fetch(url, init) : bot.fetch(url, init)),
    ...(ably && { ably: SIMULATED_ABLY }),
  });
  const server: Server = faults?.server ? faults.server(house) : house;
  const guests: Guest[] = [];

  for (let number = 1; number <= options.conversations; number += 1) {
    const visitor = newVisitor(`visitor-${number}`);
    evidence.visitors.push(visitor);
    const chance = dice(visitor.name);
    const weather = chance.pick([FINE, POOR, POOR, AWFUL]);
    const line = openLine({ server: witness(server, { visitor, evidence, loop }), loop, chance, weather });
    const spoil = faults?.client;
    const browser = openBrowser({ loop, chance, line, visitor, evidence, ably, ...(spoil && { spoil }) });
    const guest: Guest = { visitor, browser, line, isGone: false };
    guests.push(guest);
    loop.setTimeout(
      () => {
        visit({ name: visitor.name, browser, chance, loop }, () => (guest.isGone = true));
      },
      chance.between(0, ARRIVALS_MS),
    );
  }
  const agents = template.seats.map((seat) => work({ seat, house, chance: dice(seat.name), loop, evidence }));
  const kills = planKills(house, loop, dice("fate"));

  await loop.run(ARRIVALS_MS);
  for (let passed = 0; passed < VISITS_MS && guests.some(({ isGone }) => !isGone); passed += 10_000)
    await loop.run(10_000);
  for (const goHome of agents) goHome();
  kills.end();
  ably?.heal();
  await loop.hold(house.start());
  await quietEnd(guests, { house, loop, evidence, seats: template.seats, ably, seed });
  const violations = [
    ...evidence.violations,
    ...JUDGES.flatMap(({ name, ended }) => ended({ ledger: evidence }).map((wrong) => ({ invariant: name, ...wrong }))),
  ];
  const logs = evidence.visitors.flatMap(({ end }) => (end && end.log.length > 0 ? [end.log] : []));
  for (const log of logs) evidence.note(0, log.map(({ id, type, atMs }) => `${id} ${type} ${atMs}`).join("|"));
  house.close();
  bot.close();
  for (const { line } of guests) line.close();
  return {
    conversations: logs.length,
    events: logs.reduce((sum, log) => sum + log.length, 0),
    kills: kills.count(),
    violations,
    hash: evidence.hash(),
  };
}

function isOfAbly(url: string | URL | Request): boolean {
  return String(url instanceof Request ? url.url : url).startsWith(SIMULATED_ABLY.url);
}

interface Guest {
  readonly visitor: VisitorEvidence;
  readonly browser: Browser;
  readonly line: Line;
  isGone: boolean;
}

// Writes down what the relay says, where it says it: an acknowledgement counts although it never arrives.
function witness(
  server: Server,
  { visitor, evidence, loop }: { visitor: VisitorEvidence; evidence: Evidence; loop: VirtualLoop },
): Server {
  return {
    onKill: (listener) => server.onKill(listener),
    answer: async (asked) => {
      const { path } = asked;
      const answer = await server.answer(asked);
      evidence.note(loop.now(), `${visitor.name} ${path} ${answer.type === "json" ? answer.status : answer.type}`);
      if (path !== "/v1/commands" || answer.type !== "json" || answer.status !== 200) return answer;
      const { verdicts }: CommandsResponse = JSON.parse(answer.body);
      for (const verdict of verdicts) {
        if (verdict.ok) visitor.acknowledged.set(verdict.id, verdict.seq);
        else if (verdict.error.retry === "never") visitor.refused.set(verdict.id, verdict.error.code);
      }
      return answer;
    },
  };
}

function planKills(house: RelayHouse, loop: VirtualLoop, chance: ReturnType<typeof chanceOf>) {
  let count = 0;
  let isOver = false;
  const next = (): void => {
    if (isOver) return;
    house.kill();
    count += 1;
    loop.setTimeout(() => void loop.hold(house.start()), chance.between(100, 8_000));
    loop.setTimeout(next, chance.between(60_000, 200_000));
  };
  loop.setTimeout(next, chance.between(20_000, 150_000));
  return { count: () => count, end: () => (isOver = true) };
}

// Everybody comes back once more, with everything at its best.
async function quietEnd(guests: readonly Guest[], parts: QuietParts): Promise<void> {
  const { house, loop, ably } = parts;
  for (const { browser, line } of guests) {
    while (browser.tabs[0]) browser.tabs[0].close("nothing");
    line.weather = FINE;
    browser.setOnline(true, false);
    browser.open();
    browser.open();
  }
  await loop.run(QUIET_MS);
  await sayWords("in the quiet", guests, parts);
  await endOfLeading(guests, parts);
  if (ably) await endOfAbly(guests, { ...parts, ably });
  await loop.run(END_MS);
  for (const { visitor, browser } of guests) {
    const kept = await browser.storage.load(siteId(SITE));
    const entries = browser.tabs[0]?.chat.entries.value ?? [];
    const log = kept ? await loop.hold(readLog(house, kept.secret)) : null;
    if (log) {
      const shown = entries.flatMap((entry) => (entry.type === "event" ? [entry.event] : []));
      const next = log.log[shown.length];
      const isOnItsWay = next !== undefined && next.atMs > loop.now() - ON_ITS_WAY_MS;
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
    browser.tabs[0]?.close("nothing");
  }
}

// What a leading tab does for the others is seen when it goes.
async function endOfLeading(guests: readonly Guest[], { seed, ...parts }: QuietParts): Promise<void> {
  const how = seed % 2 === 0 ? "frozen" : "closed";
  for (const { browser } of guests) {
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
}

async function readLog(house: RelayHouse, secret: string) {
  const log: EventsResponse["events"][number][] = [];
  for (;;) {
    const body = JSON.stringify({ site: SITE, secret, after: log.length, wait: "none" });
    const told = await house.answer({ path: "/v1/events", body });
    if (told.type !== "json") throw new Error("the log could not be read: it came as a stream");
    if (told.status === 404) return { conversation: null, log };
    if (told.status !== 200) throw new Error(`the log could not be read: ${told.status}`);
    const answer: EventsResponse = JSON.parse(told.body);
    log.push(...answer.events);
    if (log.length >= answer.head) return { conversation: conversationId(answer.conversation), log };
  }
}
