// Appointments in the real relay, under time that the test moves: what is free, who gets the last place, and what comes at the time.
import type { AgentId, AppointmentsResponse, ConversationId, ErrorResponse } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { newId, SITE, tempFolder, testRelay, type TestRelay, type Visitor } from "../testing/test-relay.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const APPOINTMENTS = { everyMin: 30, leadMin: 60, perSlot: 1, daysAhead: 1 } as const;

async function shop(options: Parameters<typeof testRelay>[0] = {}): Promise<TestRelay> {
  const test = await testRelay(options);
  const set = await test.relay.people.sites.set(SITE, { appointments: APPOINTMENTS });
  if (!set.ok) throw new Error(JSON.stringify(set.error));
  return test;
}

async function list({ post }: TestRelay, { credentials }: Visitor): Promise<AppointmentsResponse> {
  const response = await post("/v1/appointments", credentials);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  const answer: AppointmentsResponse = JSON.parse(await response.text());
  return answer;
}

/** The first free slot that begins at least so much later. */
async function slotIn(test: TestRelay, visitor: Visitor, afterMs = 0): Promise<number> {
  const { slots, nowMs } = await list(test, visitor);
  const found = slots.find((slot) => slot >= nowMs + afterMs);
  if (found === undefined) throw new Error("nothing is free");
  return found;
}

async function book(visitor: Visitor, slotAtMs: number): Promise<string> {
  const { verdicts } = await visitor.send({ type: "book", id: newId(), slotAtMs });
  const [verdict] = verdicts;
  return verdict?.ok === false ? verdict.error.code : "ok";
}

/** A column of the conversation's row, as it is stored. */
function stored({ db }: TestRelay, conversation: string, column: "state" | "internal"): unknown {
  const row = db.prepare(`SELECT ${column} AS json FROM conversations WHERE id = ?`).get(conversation);
  return JSON.parse(String(row?.["json"]));
}

/** An agent at the desk, who acts on a conversation. */
async function onDuty({ relay, platform }: TestRelay, name: string) {
  const desk = await DeskClient.signedInFrom(relay, name, `10.0.0.${name.charCodeAt(0)}`);
  const { id } = await desk.goOnDuty();
  return {
    id,
    async give(conversation: ConversationId, command: { readonly type: string; readonly to?: AgentId }) {
      const pending = desk.command(conversation, command);
      await platform.settle();
      expect((await pending).verdicts).toMatchObject([{ ok: true }]);
      await platform.advance(100);
    },
  };
}

describe("appointments", () => {
  it("are listed for whoever opens a conversation by its secret, and a booked one is not free any more", async () => {
    const test = await shop();
    const [kim, ola] = [test.visitor(), test.visitor()];
    const stranger = await test.post("/v1/appointments", kim.credentials);
    const refused: ErrorResponse = JSON.parse(await stranger.text());
    expect(refused.error.code).toBe("unknown-conversation");
    await kim.askHuman();
    await ola.askHuman();
    const { slots, nowMs } = await list(test, kim);
    expect(slots.length).toBeGreaterThan(10);
    expect(slots.every((slot) => slot >= nowMs + HOUR_MS && slot % (30 * MINUTE_MS) === 0)).toBe(true);
    const [first = 0, second = 0] = slots;
    expect(await book(kim, first)).toBe("ok");
    expect((await list(test, ola)).slots).not.toContain(first);
    expect(await book(kim, second)).toBe("ok");
    expect((await list(test, ola)).slots[0]).toBe(first);
    expect(await book(ola, first + MINUTE_MS)).toBe("slot-taken");
  });

  it("[HG6] give the last place to one of two who ask in the same moment", async () => {
    const test = await shop();
    const visitors = Array.from({ length: 5 }, () => test.visitor());
    for (const visitor of visitors) await visitor.askHuman();
    const [first] = visitors;
    if (!first) throw new Error("nobody came");
    const slotAtMs = await slotIn(test, first);
    const codes = await Promise.all(visitors.map((visitor) => book(visitor, slotAtMs)));
    expect(codes.toSorted()).toEqual(["ok", "slot-taken", "slot-taken", "slot-taken", "slot-taken"]);
    const booked = test.db.prepare("SELECT count(*) AS n FROM conversations WHERE appointment_at = ?").get(slotAtMs);
    expect(booked?.["n"]).toBe(1);
  });

  it("are free again when the visitor has gone", async () => {
    const test = await shop();
    const [kim, ola] = [test.visitor(), test.visitor()];
    await kim.askHuman();
    await ola.askHuman();
    const slotAtMs = await slotIn(test, kim);
    await book(kim, slotAtMs);
    await kim.send({ type: "withdraw", id: newId() });
    expect(await book(ola, slotAtMs)).toBe("ok");
  });

  it("[HG12] hold up nobody before they begin, and then come before those who asked later; a restart loses nothing", async () => {
    const folder = tempFolder();
    const platform = manualPlatform();
    const before = await shop({ folder, platform });
    const kim = before.visitor();
    const { conversation } = await kim.askHuman();
    const slotAtMs = await slotIn(before, kim);
    expect(await book(kim, slotAtMs)).toBe("ok");
    await before.relay.stop();
    const test = await testRelay({ folder, platform });
    const lateKim = test.visitor(kim.secret);
    await lateKim.stream();
    expect((await lateKim.read()).live).toMatchObject({ place: null, waiting: 0, step: null });

    await platform.advance(slotAtMs - platform.clock.now() - 30_000);
    const late = test.visitor();
    await late.askHuman();
    await late.stream();
    await platform.advance(100);
    expect((await late.read()).live).toMatchObject({ place: 1, waiting: 1 });
    await platform.advance(29_900);
    expect((await lateKim.read()).live).toMatchObject({ place: 1, waiting: 2 });

    const ada = await DeskClient.signedInFrom(test.relay, "Ada", "10.0.0.1");
    const me = await ada.goOnDuty();
    await test.relay.people.accounts.change(me.id, { capacity: 1 });
    await test.relay.people.duty.set(me.id, true);
    await platform.advance(100);
    expect(stored(test, conversation, "internal")).toMatchObject({ offer: { agent: { id: me.id } } });
  });

  it("[HG12] that an agent began early and handed on go on at once, and a time booked since is waited for", async () => {
    const test = await shop();
    const [ada, ola] = [await onDuty(test, "Ada"), await onDuty(test, "Ola")];
    const kim = test.visitor();
    const { conversation } = await kim.askHuman();
    await kim.stream();
    await test.platform.advance(100);
    expect(await book(kim, await slotIn(test, kim))).toBe("ok");
    await ada.give(conversation, { type: "accept" });
    await ada.give(conversation, { type: "hand-over", to: ola.id });
    expect(stored(test, conversation, "internal")).toMatchObject({ offer: { agent: { id: ola.id } } });
    expect((await kim.read()).live).toMatchObject({ place: 1, waiting: 1 });

    expect(await book(kim, await slotIn(test, kim))).toBe("ok");
    await test.platform.advance(60_000);
    expect(stored(test, conversation, "internal")).toMatchObject({ offer: null });
    expect((await kim.read()).live).toMatchObject({ place: null, waiting: 0 });
    // The law had to refuse none of the dispatcher's offers: one that it refuses is made again each second.
    expect(test.db.prepare("SELECT count(*) AS n FROM commands WHERE code IS NOT NULL").get()?.["n"]).toBe(0);
  });

  it("[HG6] [HG7] that nobody keeps are broken when they are due, and an answer in writing is promised at once", async () => {
    const test = await shop();
    const kim = test.visitor();
    const { conversation } = await kim.askHuman();
    const slotAtMs = await slotIn(test, kim);
    await book(kim, slotAtMs);
    const promise = { rung: "appointment", slotAtMs, dueAtMs: slotAtMs + MINUTE_MS };
    expect(stored(test, conversation, "state")).toMatchObject({ promise });
    await test.platform.advance(slotAtMs + MINUTE_MS - test.platform.clock.now() + 100);
    expect(stored(test, conversation, "state")).toMatchObject({ promise: { rung: "written" } });
    const ledger = test.db.prepare("SELECT rungs, broken, withdrawn FROM requests").get();
    expect({ ...ledger }).toEqual({ rungs: "live>appointment>written", broken: 1, withdrawn: 0 });
  });

  it("are offered to nobody on a site that gives none, or who has not asked for a human", async () => {
    const test = await testRelay();
    const kim = test.visitor();
    await kim.askHuman();
    expect((await list(test, kim)).slots).toEqual([]);
    expect(await book(kim, test.platform.clock.now() + HOUR_MS)).toBe("slot-taken");
    await kim.send({ type: "close", id: newId() });
    await test.relay.people.sites.set(SITE, { appointments: APPOINTMENTS });
    expect(await book(kim, await slotIn(test, kim))).toBe("not-waiting");
  });
});
