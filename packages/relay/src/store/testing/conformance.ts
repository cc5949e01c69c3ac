// What every store promises the authority and the loop of due jobs, whichever it is and however many nodes are on it (docs/decisions/0007).
import {
  agentId,
  commandId,
  emptyConversation,
  fileId,
  fold,
  type Author,
  type Command,
  type Conversation,
  type ConversationId,
  type Event,
} from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { slotsOf } from "../../sites/slots.ts";
import type { Append } from "../transactions.ts";
import type { Beside } from "../beside.ts";
import { rebuildAll } from "../rebuild.ts";
import { SHOP, SHOP_SITE, someConversation, someId, type Node } from "./node.ts";
import { due } from "./rows.ts";

/** One store, empty at first, and the ways past every node into it. */
export interface House {
  /** One more node, whose own clock is so many ms ahead. */
  node(options?: { readonly aheadMs?: number }): Promise<Node>;
  /** The one number that a query answers. */
  count(sql: string): Promise<number>;
  exec(sql: string): Promise<void>;
  /** The way past every node for whole statements. */
  readonly beside: Beside;
  /** From now on an event that holds the word `poison` cannot be stored. */
  poison(): Promise<void>;
  /** From now on nothing can be stored, or everything again. */
  jam(state: "jammed" | "free"): Promise<void>;
}

const VISITOR: Author = { type: "visitor" };
const KARI: Author = { type: "agent", id: agentId("kari"), name: "Kari" };
const HOUR_MS = 3_600_000;
const LISTED = "SELECT count(*) AS n FROM conversations WHERE owner_type = 'queue' AND requested_at IS NOT NULL";

/** Runs the suite. `open` makes a house that is gone after the test. */
export function describeStore(name: string, open: () => Promise<House>): void {
  const two = (house: House): Promise<[Node, Node]> => Promise.all([house.node(), house.node()]);
  const three = (house: House): Promise<[Node, Node, Node]> => Promise.all([house.node(), house.node(), house.node()]);

  describe(`${name}, as a store`, () => {
    it("[HG3] stores what a crowd says at once, and answers each command for itself", async () => {
      const node = await (await open()).node();
      const visitors = Array.from({ length: 40 }, someConversation);
      const outcomes = await Promise.all(
        visitors.flatMap((one) => [node.say(one, "hello"), node.say(one, "anybody?"), node.ask(one)]),
      );
      expect(outcomes.every(({ verdict }) => verdict.ok)).toBe(true);
      for (const one of visitors) expect(texts(await logOf(node, one))).toEqual(["hello", "anybody?"]);
      // Everybody who listens here has heard of all of it.
      expect(node.news.flatMap((item) => (item.type === "log" ? item.events : []))).toHaveLength(
        outcomes.reduce((sum, { events }) => sum + events.length, 0),
      );
    });

    it("[HG9] has logs without a gap, and states that they tell, when several nodes append to the same conversations", async () => {
      const house = await open();
      const [first, second, third] = await three(house);
      const visitors = Array.from({ length: 5 }, someConversation);
      // The very first command of a conversation comes to all three at the same moment, too.
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, round) =>
          [first, second, third].flatMap((node, at) =>
            visitors.map((one) => (at === 2 && round === 4 ? node.ask(one) : node.say(one, `${round} of ${at}`))),
          ),
        ).flat(),
      );
      expect(outcomes.map(({ verdict }) => verdict.ok).filter((ok) => !ok)).toEqual([]);
      for (const one of visitors) {
        const events = await logOf(second, one);
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
        expect(new Set(texts(events)).size).toBe(23);
        expect(texts(events)).toHaveLength(23);
        expect((await first.log.conversation(one))?.state).toEqual(folded(one, events));
      }
      // The states are a convenience: from the logs alone they come out the same, with all that the lists are found by.
      const lists = await house.count(LISTED);
      const kept = await Promise.all(visitors.map(async (one) => first.log.conversation(one)));
      expect(await rebuildAll(house.beside)).toBe(visitors.length);
      expect(await Promise.all(visitors.map(async (one) => second.log.conversation(one)))).toEqual(kept);
      expect([lists, await house.count(LISTED)]).toEqual([visitors.length, visitors.length]);
    });

    it("[HG3] gives one verdict to one command, on whichever node and how often it is asked", async () => {
      const [first, second] = await two(await open());
      const [one, id] = [someConversation(), someId()];
      const verdicts = await Promise.all(
        [first, second, first, second].map(async (node) => (await node.say(one, "hello", id)).verdict),
      );
      expect(new Set(verdicts.map((verdict) => JSON.stringify(verdict))).size).toBe(1);
      expect(verdicts[0]?.ok).toBe(true);
      expect(texts(await logOf(first, one))).toEqual(["hello"]);
      expect((await second.say(one, "something else", id)).verdict).toMatchObject({ error: { code: "id-conflict" } });
    });

    it("[HG3] [HG4] [HG10] makes one request of clicks on several nodes, proves the same of the same click, takes none back for what one has made void, and asks nobody again for what one names", async () => {
      const [first, second] = await two(await open());
      const [one, id] = [someConversation(), someId()];
      const clicks = await Promise.all([first.ask(one, id), second.ask(one, id), first.ask(one), second.ask(one)]);
      expect((await logOf(first, one)).filter(({ type }) => type === "human.requested")).toHaveLength(1);
      const [hers, again] = clicks.map((click) => (click.verdict.ok ? click.verdict.receipt : null));
      expect(hers).toMatch(/^ey/);
      expect(again).toBe(hers);
      const withdraw = { type: "withdraw", id: commandId(someId()) } as const;
      await first.ask(one, someId(), [withdraw]);
      expect((await second.submit(one, VISITOR, withdraw)).verdict).toMatchObject({ error: { code: "superseded" } });
      const close = { type: "close", id: commandId(someId()) } as const;
      await second.submit(one, VISITOR, close);
      expect((await first.ask(one, someId(), [close])).verdict.ok).toBe(true);
    });

    it("[HG12] makes the visitor's own, in the ledger too, what a rule had asked for them", async () => {
      const house = await open();
      const node = await house.node();
      const one = someConversation();
      // No bot answers here, so that a message asks for a human.
      await node.say(one, "hello");
      const clicks = `SELECT count(*) AS n FROM requests WHERE is_automatic = 0 AND why = 'button' AND is_open = 1`;
      expect(await house.count(clicks)).toBe(0);
      const { verdict } = await node.ask(one);
      expect(verdict.ok && verdict.receipt).toMatch(/^ey/);
      expect(await house.count(clicks)).toBe(1);
      expect(await house.count("SELECT count(*) AS n FROM requests")).toBe(1);
    });

    it("[HG3] refuses only the culprit of a turn, and stores what strangers said", async () => {
      const house = await open();
      const node = await house.node();
      await house.poison();
      const [kim, ola] = [someConversation(), someConversation()];
      const outcomes = await Promise.all([
        node.say(kim, "fine"),
        node.say(kim, "poison"),
        node.ask(kim),
        node.ask(ola),
      ]);
      expect(outcomes.map(({ verdict }) => (verdict.ok ? "ok" : verdict.error.code))).toEqual([
        "ok",
        "storage-failed",
        "ok",
        "ok",
      ]);
      expect(texts(await logOf(node, kim))).toEqual(["fine"]);
    });

    it("[HG9] refuses a whole turn when the store takes nothing, and takes it when it is asked again", async () => {
      const house = await open();
      const node = await house.node();
      const one = someConversation();
      await node.say(one, "hello");
      await house.jam("jammed");
      const said = ["first", "second"].map((text) => [text, someId()] as const);
      const sayAll = (): Promise<readonly string[]> =>
        Promise.all(
          said.map(async ([text, id]) => {
            const { verdict } = await node.say(one, text, id);
            return verdict.ok ? "ok" : verdict.error.code;
          }),
        );
      expect(await sayAll()).toEqual(["storage-failed", "storage-failed"]);
      expect((await logOf(node, one)).length).toBe((await node.log.conversation(one))?.state.head);
      await house.jam("free");
      expect(await sayAll()).toEqual(["ok", "ok"]);
      expect(texts(await logOf(node, one))).toEqual(["hello", "first", "second"]);
    });

    it("[HG9] has times that never go back, however far the nodes' clocks are apart", async () => {
      const house = await open();
      const [ahead, behind] = [await house.node({ aheadMs: HOUR_MS }), await house.node({ aheadMs: -HOUR_MS })];
      const one = someConversation();
      for (const node of [ahead, behind, ahead, behind]) expect((await node.say(one, "hello")).verdict.ok).toBe(true);
      await behind.ask(one);
      const at = (await logOf(ahead, one)).map(({ atMs }) => atMs);
      expect(at).toEqual(at.toSorted((a, b) => a - b));
    });

    it("takes back a rehearsal whole, and keeps what came before and after it", async () => {
      const house = await open();
      const node = await house.node();
      const [one, other] = [someConversation(), someConversation()];
      await node.transactions.commit([], (append) => {
        append.jobs(one, [due(0)]);
        append.takenBack(() => append.jobs(other, [due(0)]));
        append.noteProbe(SHOP, 5);
      });
      expect(await house.count("SELECT count(*) AS n FROM jobs")).toBe(1);
      expect(await house.count("SELECT count(*) AS n FROM probes WHERE at = 5")).toBe(1);
    });

    it("stores nothing of a transaction whose work throws", async () => {
      const house = await open();
      const node = await house.node();
      const work = (append: Append): void => {
        append.jobs(someConversation(), [due(0)]);
        throw new RangeError("a mistake of ours");
      };
      const failing = async (): Promise<void> => node.transactions.commit([], work);
      await expect(failing()).rejects.toThrow(RangeError);
      expect(node.transactions.faultOf(new RangeError("a mistake of ours"))).toBeNull();
      expect(await house.count("SELECT count(*) AS n FROM jobs")).toBe(0);
    });

    it("[HG12] gives the last place of a time once, however many nodes are asked for it", async () => {
      const house = await open();
      const [first, second] = await two(house);
      const visitors = Array.from({ length: 4 }, someConversation);
      await Promise.all(visitors.map((one) => first.ask(one)));
      const slotAtMs = slotsOf(SHOP_SITE, Date.now() + HOUR_MS)[0] ?? 0;
      const booked = await Promise.all(
        visitors.map((one, n) =>
          (n % 2 === 0 ? first : second).submit(one, VISITOR, { type: "book", id: commandId(someId()), slotAtMs }),
        ),
      );
      expect(booked.map((outcome) => outcome.verdict.ok).filter((ok) => ok === true)).toHaveLength(1);
      expect(await house.count(`SELECT count(*) AS n FROM conversations WHERE appointment_at = ${slotAtMs}`)).toBe(1);
    });

    it("[HG12] gives a visitor to one agent, and counts whom an offer overtook, on whichever node it is accepted", async () => {
      const [first, second] = await two(await open());
      const [kim, ola] = [someConversation(), someConversation()];
      await first.ask(ola);
      await first.ask(kim);
      const offer = { agent: { id: agentId("kari"), name: "Kari" }, expiresAtMs: Date.now() + 30_000 };
      const turn = { turn: "passes", overtakes: [ola] } as const;
      const made = await first.submit(
        kim,
        { type: "relay" },
        { type: "offer", id: commandId(someId()), ...offer, ...turn },
      );
      expect(made.verdict.ok).toBe(true);
      const accept = { type: "accept", id: commandId(someId()) } as const;
      const agents: readonly Author[] = [KARI, { type: "agent", id: agentId("per"), name: "Per" }];
      const outcomes = await Promise.all(
        agents.map((agent, n) => (n === 0 ? first : second).submit(kim, agent, { ...accept, id: commandId(someId()) })),
      );
      expect(outcomes.map(({ verdict }) => verdict.ok)).toEqual([true, false]);
      expect((await second.log.conversation(kim))?.state.owner).toMatchObject({ type: "agent", agent: { id: "kari" } });
      expect((await second.log.conversation(ola))?.internal.overtaken).toBe(1);
    });

    it("[HG14] has nothing left of an erased conversation but its tombstone and the ledger's row", async () => {
      const house = await open();
      const [first, second] = await two(house);
      const one = someConversation();
      await first.say(one, "a secret");
      await first.ask(one);
      const id = commandId(someId());
      const [erased] = await Promise.all([
        second.submit(one, VISITOR, { type: "erase", id }),
        second.say(one, "one more"),
      ]);
      expect(erased.verdict.ok).toBe(true);
      expect((await logOf(first, one)).map(({ type }) => type)).toEqual(["conversation.erased"]);
      for (const table of ["jobs", "commands", "internal_events"])
        expect(await house.count(`SELECT count(*) AS n FROM ${table} WHERE CAST(id AS TEXT) <> '${id}'`)).toBe(0);
      expect(await house.count(`SELECT count(*) AS n FROM requests WHERE "end" = 'erased'`)).toBe(1);
      expect(await house.count("SELECT count(*) AS n FROM erasures")).toBe(1);
      expect((await first.say(one, "am I still here?")).verdict).toMatchObject({ error: { code: "erased" } });
    });

    it("sends a file that is there and the sender's own, and keeps it", async () => {
      const house = await open();
      const node = await house.node();
      const one = someConversation();
      await node.say(one, "hello");
      const file = fileId(someId());
      await house.exec(
        `INSERT INTO files (conversation, id, site, uploader, name, bytes, received, type, at)
         VALUES ('${one}', '${file}', 'shop', 'visitor', 'plan.pdf', 3, 3, 'application/pdf', 1)`,
      );
      const say = (): Command => ({ type: "say", id: commandId(someId()), text: "", files: [file] });
      const mine = await node.submit(one, VISITOR, say());
      const theirs = await node.submit(someConversation(), VISITOR, say());
      expect([mine.verdict.ok, theirs.verdict.ok]).toEqual([true, false]);
      expect(await house.count("SELECT count(*) AS n FROM files WHERE is_sent = 1")).toBe(1);
    });
  });
}

/** Everything of a conversation's log. */
export async function logOf(node: Node | undefined, conversation: ConversationId): Promise<readonly Event[]> {
  return (await node?.log.events(conversation, 0, 1_000)) ?? [];
}

/** What was said, in order. */
export function texts(events: readonly Event[]): readonly string[] {
  return events.flatMap((event) => (event.type === "message.sent" ? [event.text] : []));
}

function folded(id: ConversationId, events: readonly Event[]): Conversation {
  return events.reduce(fold, emptyConversation(id, SHOP));
}
