import {
  commandId,
  conversationId,
  emptyConversation,
  eventId,
  fold,
  siteId,
  type Conversation,
  type Event,
  type EventBody,
} from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { judge, type Seen } from "./judge.ts";
import { Ledger } from "./ledger.ts";
import type { StoredConversation, StoredWorld } from "./stored.ts";

const KIM = conversationId("kim");
const SITE = siteId("shop");

const event = (seq: number, id: string, body: EventBody): Event => ({
  ...body,
  id: eventId(id),
  seq,
  atMs: seq * 1_000,
  from: { type: "visitor" },
});
const said = (seq: number, id: string) =>
  event(seq, `v.${id}.${seq === 2 ? 1 : 0}`, { type: "message.sent", text: `text of ${id}` });
const LOG: readonly Event[] = [
  event(1, "v.one.0", { type: "conversation.started", site: SITE, page: null, locale: null }),
  said(2, "one"),
  said(3, "two"),
];
const stateOf = (events: readonly Event[]) => events.reduce<Conversation>(fold, emptyConversation(KIM, SITE));
const store = (events: readonly Event[], change: Partial<StoredConversation> = {}): StoredWorld => {
  const state = change.state ?? stateOf(events);
  const remembered = new Set(["v.one", "v.two"]);
  const conversation = { id: KIM, events, state, head: state.head, remembered, receipts: new Set<string>(), ...change };
  return { conversations: new Map([[KIM, conversation]]), integrity: "ok" };
};
const ledgerOf = (...sent: readonly (readonly [id: string, seq: number | null])[]) => {
  const ledger = new Ledger();
  for (const [id, seq] of sent) {
    const entry = ledger.sending(KIM, "visitor", { type: "say", id: commandId(id) });
    if (seq !== null) ledger.heard(entry, { id: commandId(id), ok: true, seq });
  }
  return ledger;
};
const both = () => ledgerOf(["one", 2], ["two", 3]);
const wrongs = (ledger: Ledger, stored: StoredWorld, seen?: Seen) =>
  judge(ledger, stored, seen).map(({ wrong }) => wrong);

describe("the judge of a store", () => {
  it("finds nothing wrong with a log that holds what was acknowledged, and more", () => {
    expect(wrongs(both(), store(LOG))).toEqual([]);
    expect(wrongs(ledgerOf(["one", 2], ["two", null]), store(LOG))).toEqual([]);
    expect(wrongs(ledgerOf(["one", 2], ["two", null]), store(LOG.slice(0, 2)))).toEqual([]);
  });

  it("finds what was acknowledged and is not there", () => {
    expect(wrongs(both(), store(LOG.slice(0, 2)))).toEqual(["lost"]);
    expect(wrongs(both(), { conversations: new Map(), integrity: "ok" })).toEqual(["lost", "lost"]);
    expect(wrongs(both(), store(LOG, { remembered: new Set(["v.one"]) }))).toEqual(["lost"]);
  });

  it("finds a receipt that was given and is not kept, and one that is another the second time", () => {
    const ledger = new Ledger();
    const id = commandId("one");
    const entry = ledger.sending(KIM, "visitor", { type: "ask-human", id });
    ledger.heard(entry, { id, ok: true, seq: 2, receipt: "first" });
    expect(wrongs(ledger, store(LOG))).toEqual(["lost"]);
    expect(wrongs(ledger, store(LOG, { receipts: new Set(["one"]) }))).toEqual([]);
    ledger.heard(entry, { id, ok: true, seq: 2, receipt: "second" });
    expect(wrongs(ledger, store(LOG, { receipts: new Set(["one"]) }))).toEqual(["duplicated"]);
  });

  it("finds what is there twice", () => {
    expect(wrongs(both(), store([...LOG, said(4, "two")]))).toContain("duplicated");
    const ledger = both();
    const [entry] = ledger.entries.get(KIM) ?? [];
    if (entry) ledger.heard(entry, { id: entry.id, ok: true, seq: 9 });
    expect(wrongs(ledger, store(LOG))).toEqual(["duplicated"]);
  });

  it("finds what stands in another order than it was sent", () => {
    expect(wrongs(ledgerOf(["two", 3], ["one", 3]), store(LOG))).toEqual(["reordered"]);
    expect(wrongs(ledgerOf(["one", 2], ["two", 2]), store(LOG))).toEqual(["reordered"]);
  });

  it("finds a missing number, a state that the log does not make, and a damaged file", () => {
    const gap = LOG.map((one) => (one.seq === 3 ? { ...one, seq: 4 } : one));
    expect(wrongs(ledgerOf(["one", 2], ["two", 4]), store(gap, { state: stateOf(LOG) }))).toEqual(["broken"]);
    expect(wrongs(both(), store(LOG, { state: { ...stateOf(LOG), isFenced: true } }))).toEqual(["broken"]);
    expect(wrongs(both(), store(LOG, { head: 2 }))).toEqual(["broken"]);
    expect(wrongs(both(), { ...store(LOG), integrity: "row 3 missing from index" })).toEqual(["broken"]);
  });

  it("finds a log that does not go on from where it was", () => {
    const seen: Seen = new Map();
    expect(wrongs(new Ledger(), store(LOG), seen)).toEqual([]);
    expect(wrongs(new Ledger(), store([...LOG, said(4, "three")]), seen)).toEqual([]);
    expect(wrongs(new Ledger(), store(LOG), seen)).toEqual(["lost"]);
    expect(wrongs(new Ledger(), { conversations: new Map(), integrity: "ok" }, seen)).toEqual(["lost"]);
  });
});
