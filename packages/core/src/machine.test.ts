import {
  commandId,
  conversationId,
  conversationSecret,
  emptyConversation,
  eventId,
  fold,
  siteId,
  type Event,
  type Verdict,
} from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { firstState, humanOf, step, type Effect, type Input, type State } from "./machine.ts";

const secret = conversationSecret("s".repeat(43));
const conversation = conversationId("c".repeat(43));
const mine = commandId("a-click-of-this-page");
const NOTHING_KNOWN = { generation: null, head: 0, after: 0 };
/** What every read says besides the head and the events. */
const REPORT = {
  conversation,
  generation: "g1",
  nowMs: 0,
  live: { asOfMs: 0, place: null, waiting: 0, agentsOnDuty: 0, expectedWaitMs: null, step: null },
  run: null,
};
const started: Event = {
  type: "conversation.started",
  site: siteId("shop"),
  page: null,
  locale: null,
  id: eventId("v.an-earlier-word.0"),
  seq: 1,
  atMs: 0,
  from: { type: "visitor" },
};
const click = (id: string) =>
  ({ type: "ask-human", id: commandId(id), why: "button", epoch: null, seen: null }) as const;
const kept = (...ids: readonly string[]) => ({
  version: 1 as const,
  secret,
  outbox: ids.map((id) => ({ command: click(id), atMs: 0 })),
  conversation: null,
});
const after = (inputs: readonly Input[]): State =>
  inputs.reduce((state, input) => step(state, input, { nowMs: 0, dice: 0 })[0], firstState(siteId("shop"), true));

/** The click of this page stands at `seq` of a log that reaches to `head`. */
const acknowledged = (head: number, seq: number): Input => ({
  type: "answered",
  lane: "click",
  sent: [mine],
  asked: NOTHING_KNOWN,
  answer: { type: "ok", value: { conversation, generation: "g1", head, verdicts: [{ id: mine, ok: true, seq }] } },
});

describe("the client's machine", () => {
  // Found by the simulated world, seed 3238839: a page that was told to erase, then spoken into, and closed, all in 50 ms.
  it("[HG3] keeps what is said after an erasure behind it, also while the disk is being read", () => {
    const said = { type: "say", id: commandId("said-behind-it"), text: "hello" } as const;
    const kept = (inputs: readonly Input[]) =>
      inputs
        .reduce<{ state: State; effects: readonly Effect[] }>(
          ({ state }, input) => {
            const [next, effects] = step(state, input, { nowMs: 0, dice: 0 });
            return { state: next, effects };
          },
          { state: firstState(siteId("shop"), true), effects: [] },
        )
        .effects.flatMap((effect) => (effect.type === "wipe" || effect.type === "keep" ? [effect.type] : []));
    const early: readonly Input[] = [
      { type: "open" },
      { type: "erase", id: commandId("an-erasure-of-it"), secret },
      { type: "do", command: said },
    ];
    expect(kept(early)).toEqual([]);
    expect(kept([...early, { type: "loaded", kept: null, click: null }])).toEqual(["wipe", "keep"]);
  });

  // Found by the simulated world, seed 8322020: an answer that overtook another one, with the store lost in between.
  it("[HG3] calls nothing asked by a store that may be no more, and sends the click again with what that has told of it", () => {
    const from = (generation: string, head: number, verdicts: readonly Verdict[]) => ({
      asked: NOTHING_KNOWN,
      answer: {
        type: "ok",
        value: { conversation, generation, head, verdicts },
      } as const,
    });
    const state = after([
      { type: "open" },
      { type: "loaded", kept: kept(mine), click: null },
      { type: "answered", lane: "talk", sent: [], ...from("the store in its place", 2, []) },
      {
        type: "answered",
        lane: "click",
        sent: [mine],
        ...from("the store that is lost", 4, [{ id: mine, ok: true, seq: 3, receipt: "told" }]),
      },
    ]);
    expect(humanOf(state).type).toBe("kept");
    const [, effects] = step(state, { type: "timer", name: "click" }, { nowMs: 5_000, dice: 0 });
    expect(effects).toContainEqual(
      expect.objectContaining({ type: "submit", lane: "click", commands: [{ ...click(mine), receipt: "told" }] }),
    );
  });

  // Found by the simulated world, seed 28: three pages on an awful network.
  it("[HG3] shows an acknowledged click as waiting, also when another page has clicked since", () => {
    const waiting: readonly Input[] = [
      { type: "open" },
      { type: "loaded", kept: kept(mine), click: null },
      acknowledged(3, 3),
    ];
    expect(humanOf(after(waiting)).type).toBe("waiting");
    const another: Input = { type: "loaded", kept: kept("a-click-of-another-page"), click: null };
    expect(humanOf(after([...waiting, another])).type).toBe("waiting");
  });

  // Found by the world of the real code, seed 10: a second page that came back, with a click and an agent quicker than its reads.
  it("[HG3] goes on showing a click as waiting once the log has told of it, also while more of the log is still to come", () => {
    const requested: Event = {
      type: "human.requested",
      why: "button",
      id: eventId(`v.${mine}.0`),
      seq: 2,
      atMs: 0,
      from: { type: "visitor" },
    };
    const known = fold(emptyConversation(conversation, siteId("shop")), started);
    const before: readonly Input[] = [
      { type: "open" },
      { type: "loaded", kept: { ...kept(mine), conversation: known }, click: null },
      acknowledged(3, 2),
    ];
    expect(humanOf(after(before)).type).toBe("waiting");
    const value = { ...REPORT, head: 3, events: [started, requested] };
    const asked = { generation: "g1", head: 0, after: 0 };
    expect(humanOf(after([...before, { type: "read", asked, answer: { type: "ok", value } }])).type).toBe("waiting");
  });

  // Found by the simulated world, seed 919: a site that was not live, and two pages.
  it("[HG3] calls no click asked because another page has taken it off the disk: it asks again with the same id", () => {
    const state = after([
      { type: "open" },
      { type: "loaded", kept: kept(mine), click: null },
      { type: "ask", id: commandId("the-same-wish-again"), why: "button" },
      { type: "answered", lane: "click", sent: [mine], asked: NOTHING_KNOWN, answer: { type: "unknown" } },
    ]);
    const now = { nowMs: 0, dice: 0 };
    const [later, effects] = step(state, { type: "loaded", kept: kept(), click: null }, now);
    expect(effects.filter(({ type }) => type === "outcome")).not.toContainEqual(
      expect.objectContaining({ outcome: expect.objectContaining({ stage: "asked" }) }),
    );
    const [, again] = step(later, { type: "timer", name: "click" }, now);
    expect(again.flatMap((effect) => (effect.type === "submit" ? effect.commands.map(({ id }) => id) : []))).toEqual([
      mine,
    ]);
  });

  // Found by the world of the real code, seed 312191: the answers were lost, and the visitor took it back in another tab.
  it("[HG3] shows a click as over that the disk remembers the end of, and takes the next one, unless the store may have lost some of that", () => {
    const remembered = { ...emptyConversation(conversation, siteId("shop")), head: 12 };
    const answered = (head: number): readonly Input[] => [
      { type: "open" },
      { type: "loaded", kept: { ...kept(mine), conversation: remembered }, click: null },
      acknowledged(head, 10),
    ];
    expect(humanOf(after(answered(12))).type).toBe("none");
    expect(humanOf(after(answered(11))).type).toBe("waiting");
    const next = commandId("the-next-click");
    const again = after([...answered(12), { type: "ask", id: next, why: "button" }]);
    expect(again.outbox.items.map(({ command }) => command.id)).toEqual([next]);
  });

  // Found by the simulated world, seed 1437: a laptop that was opened again with an old answer in its network's buffers.
  it("[HG3] does not take back an acknowledged click for a read that was asked before the last news", () => {
    const now = { nowMs: 0, dice: 0 };
    let state = after([{ type: "open" }, { type: "loaded", kept: kept(mine), click: null }, acknowledged(3, 3)]);
    expect(state.link.phase).toBe("dialing");
    const asked = { generation: "g1", head: 0, after: 0 };
    const old = { ...REPORT, head: 1, events: [started] };
    for (const input of [
      { type: "read", asked, answer: { type: "unknown" } },
      { type: "read", asked, answer: { type: "unknown" } },
      { type: "frame", call: state.link.call, frame: { type: "log", ...old } },
      { type: "read", asked, answer: { type: "ok", value: old } },
    ] satisfies readonly Input[]) {
      [state] = step(state, input, now);
    }
    expect(humanOf(state).type).toBe("waiting");
  });

  it("[HG9] gives a head that it heard of up after reads that found nothing, and not after lost ones", () => {
    const asked = { generation: "g1", head: 0, after: 0 };
    const lost: Input = { type: "read", asked, answer: { type: "unknown" } };
    const value = { ...REPORT, head: 0, events: [] };
    const inVain: Input = { type: "read", asked, answer: { type: "ok", value } };
    const start: readonly Input[] = [
      { type: "open" },
      { type: "loaded", kept: kept(mine), click: null },
      acknowledged(3, 3),
    ];
    expect(after([...start, lost, lost, lost, inVain, lost, inVain]).replica.heard).toBe(3);
    expect(after([...start, inVain, inVain, inVain]).replica.heard).toBe(0);
  });

  // Found by the simulated world, seed 69298: the disk ended under another secret than the page.
  it("[HG3] [HG14] keeps a click that was noted before a logout once, and after the disk was wiped", () => {
    const noted = { id: commandId("a-noted-click"), atMs: 0 };
    const leaving = after([
      { type: "do", command: { type: "close", id: commandId("a-word-before") } },
      { type: "logout", secret },
    ]);
    const [state, effects] = step(leaving, { type: "loaded", kept: null, click: noted }, { nowMs: 0, dice: 0 });
    const written = effects.flatMap((effect) =>
      effect.type === "keep" ? [effect.item.command.id] : effect.type === "wipe" ? ["wipe"] : [],
    );
    expect(written).toEqual(["wipe", noted.id]);
    expect(state.secret).toBe(secret);
  });
});
