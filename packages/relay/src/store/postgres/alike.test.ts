// SQLite and Postgres beside each other: the same commands get the same verdicts, and every list of the log says the same, also in a
// database that sorts words as a language does.
import { agentId, commandId, type Author, type Command, type CommandId, type ConversationId } from "@handrail/protocol";
import { expect, it, onTestFinished } from "vitest";
import { nodePlatform } from "../../platform.ts";
import { slotsOf } from "../../sites/slots.ts";
import { tempFolder } from "../../testing/test-relay.ts";
import { createTransactions } from "../append.ts";
import { openDatabase } from "../database.ts";
import { createJobStore } from "../job-store.ts";
import type { ConversationSummary, LogReader } from "../log.ts";
import { readLog } from "../read-log.ts";
import { SHOP, SHOP_SITE, someConversation, someId, startNode, type Node } from "../testing/node.ts";
import { openPostgres } from "./open-postgres.ts";
import { closing, postgresServer } from "./testing/server.ts";

const server = postgresServer();
const VISITOR: Author = { type: "visitor" };
const AGENTS = ["kari", "ola", "per"].map(agentId);
/** NUL, a pair of surrogates, letters whose small forms are longer, what means something to SQL, and more than a preview holds. */
const TEXTS = ["hello", "a\0b", "\u{1F600}", "Ærø ß İ", "%_'\"\\", "x".repeat(300)];
const HUGE = Number.MAX_SAFE_INTEGER;

/** A database whose texts are sorted as English is. */
async function englishDatabase(): Promise<string> {
  const url = await server.database();
  const name = `${url.split("/").at(-1) ?? ""}_english`;
  await server.query(url, `CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'`);
  return url.replace(/[^/]+$/, name);
}

async function openBoth(): Promise<readonly (readonly [Node, LogReader])[]> {
  const { sqlite, close } = await openDatabase({ folder: tempFolder() });
  onTestFinished(close);
  const { clock } = nodePlatform;
  const log = readLog(sqlite, "one");
  const parts = { transactions: createTransactions(sqlite, clock), jobs: createJobStore(sqlite, clock), log };
  const far = closing(await openPostgres({ url: await englishDatabase() }, nodePlatform));
  return [
    [startNode(parts, nodePlatform), log],
    [startNode(far, { ...nodePlatform, clock: far.clock }), far.log],
  ];
}

/** Numbers from 0 to below `end`, the same each time. */
function dice(seed: number): (end: number) => number {
  let now = seed;
  return (end) => ((now = (Math.imul(now, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % end;
}

function someCommand(roll: (end: number) => number, slots: readonly number[]): readonly [Author, Command] {
  const of = <Item>(items: readonly Item[]): Item => {
    const item = items[roll(items.length)];
    if (item === undefined) throw new Error("there is none");
    return item;
  };
  const id: CommandId = commandId(someId());
  const agent: Author = { type: "agent", id: of(AGENTS), name: "Kari" };
  const text = of(TEXTS);
  const click = {
    type: "ask-human",
    id,
    why: "button",
    epoch: null,
    seen: null,
    clickedAtMs: of([0, 1, HUGE]),
  } as const;
  if (roll(40) === 0) return [VISITOR, { type: "erase", id }];
  return of<readonly [Author, Command]>([
    [VISITOR, { type: "say", id, text }],
    [VISITOR, { type: "say", id, text }],
    [VISITOR, click],
    [VISITOR, click],
    [agent, { type: "accept", id }],
    [agent, { type: "accept", id }],
    [agent, { type: "reply", id, text }],
    [agent, { type: "reply", id, text }],
    [agent, { type: "note", id, text }],
    [agent, { type: "leave", id }],
    [agent, { type: "settle", id }],
    [agent, { type: "close", id }],
    [VISITOR, { type: "withdraw", id }],
    [VISITOR, { type: "resume-bot", id }],
    [VISITOR, { type: "book", id, slotAtMs: of([...slots, 0, HUGE]) }],
    [VISITOR, { type: "give-contact", id, name: text, email: "kim@home.example", phone: null }],
    [VISITOR, { type: "received", id, seq: of([3, HUGE]) }],
    [VISITOR, { type: "close", id }],
  ]);
}

/** Everything that can be read, but when it was. */
async function storyOf(log: LogReader, all: readonly ConversationId[]): Promise<unknown> {
  const rows = async (list: ReturnType<LogReader["queued"]>): Promise<unknown[]> =>
    (await list).map(({ state, internal, preview, lastAgent, awaitingSinceMs }: ConversationSummary) => [
      [state.id, state.head, internal.head, preview.replaceAll("\0", "")],
      [lastAgent, awaitingSinceMs === null],
    ]);
  const untimed = (list: readonly object[]): unknown[] => list.map((event) => ({ ...event, atMs: 0, dueAtMs: 0 }));
  const sorted = (list: Iterable<unknown>): unknown[] => [...list].map((one) => JSON.stringify(one)).toSorted();
  const past: string[] = [];
  for (let page = await log.past(null, 2); ;) {
    past.push(...page.map(({ state }) => state.id));
    const last = page[1]?.state;
    if (!last) break;
    page = await log.past({ lastAtMs: last.lastAtMs, conversation: last.id }, 2);
  }
  return {
    lists: [await rows(log.queued()), await rows(log.held()), sorted(await rows(log.waiting())), past],
    ofAgents: await Promise.all(
      AGENTS.map(async (id) => [await rows(log.heldBy(id)), await rows(log.closedBy(id, 2))]),
    ),
    counts: [sorted(await log.holding()), sorted(await log.appointments(SHOP, 0))],
    talks: sorted((await log.talks()).map(({ conversation, agent }) => [conversation, agent])),
    logs: await Promise.all(
      all.map(async (one) => [
        await log.whereabouts(one),
        untimed(await log.events(one, 2, 7)),
        untimed(await log.internalEvents(one, 1, 7)),
        untimed(await log.messages(one, 20, 5)),
      ]),
    ),
  };
}

it.each([7, 99])("[HG9] tells the same story on both stores, whatever is asked of them (seed %i)", async (seed) => {
  const both = await openBoth();
  const all = Array.from({ length: 10 }, someConversation);
  const slots = slotsOf(SHOP_SITE, Date.now() + 120_000).slice(0, 3);
  const roll = dice(seed);
  for (let count = 1; count <= 300; count += 1) {
    const one = all[roll(all.length)] ?? someConversation();
    const [author, command] = someCommand(roll, slots);
    const outcomes = await Promise.all(both.map(([node]) => node.submit(one, author, command)));
    const [here, far] = outcomes.map(({ verdict, head }) => [verdict.ok ? { ...verdict, receipt: "" } : verdict, head]);
    expect(far).toEqual(here);
    if (count % 50 > 0) continue;
    const [story, farStory] = await Promise.all(both.map(([, log]) => storyOf(log, all)));
    expect(farStory).toEqual(story);
  }
});
