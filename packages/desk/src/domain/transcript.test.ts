import { commandId, runId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { World, type Held } from "../../test/fake/world.ts";
import { addReply, type Outbox } from "./outbox.ts";
import { emptyReplica, takeEvents, takeInternal } from "./replica.ts";
import { transcriptRows, type MessageRow, type Row } from "./transcript.ts";

const MINUTE = 60_000;

function stage() {
  const time = { nowMs: Date.UTC(2026, 10, 24, 9, 0, 0) };
  const world = new World(() => time.nowMs);
  const me = world.addAgent({ name: "Ingrid", email: "i@a.example", role: "agent", isOnDuty: true, password: "" });
  const held = world.start();
  const rows = (replies: Outbox = []): readonly Row[] => {
    const visible = takeEvents(emptyReplica(held.id), { events: held.events, head: held.events.length });
    const replica = takeInternal(visible, { head: held.internal.head, events: held.internalEvents });
    return transcriptRows(replica, replies, {
      me: me.id,
      nowMs: time.nowMs,
      place: { timeZone: "UTC" },
      botName: "Shoppy",
      visitorName: "Visitor",
    });
  };
  return { time, world, me, held, rows };
}

const messages = (rows: readonly Row[]): readonly MessageRow[] => rows.filter((row) => row.type === "message");
const lines = (rows: readonly Row[]) => rows.flatMap((row) => (row.type === "line" ? [row.line.text] : []));

function askForHuman(world: World, held: Held): void {
  world.visitor(held, { type: "ask-human", why: "button", epoch: held.state?.epoch ?? null, seen: null });
}

describe("transcript", () => {
  it("[HG8] tells apart who speaks by their credentials", () => {
    const { world, me, held, rows } = stage();
    world.visitor(held, { type: "say", text: "I am the bot" });
    world.bot(held, "Hello");
    askForHuman(world, held);
    world.agent(held, me, { type: "accept" });
    world.agent(held, me, { type: "reply", text: "Ingrid here" });
    expect(messages(rows()).map((row) => [row.speaker, row.name])).toEqual([
      ["visitor", "Visitor"],
      ["bot", "Shoppy"],
      ["me", "Ingrid"],
    ]);
  });

  it("[HG5] shows a cut answer as what the visitor had seen", () => {
    const { world, held, rows } = stage();
    world.visitor(held, { type: "say", text: "Hi" });
    held.run = {
      run: runId("run-00001"),
      epoch: 0,
      askSeq: held.state?.askSeq ?? 0,
      text: "You can return it, but only",
    };
    world.visitor(held, { type: "ask-human", why: "button", epoch: 0, seen: { run: runId("run-00001"), length: 17 } });
    expect(messages(rows()).at(-1)).toMatchObject({ isCut: true, text: "You can return it", speaker: "bot" });
  });

  it("[HG7] notes promises on the messages that made and kept them, and breaks as lines of their own", () => {
    const { time, world, me, held, rows } = stage();
    askForHuman(world, held);
    world.agent(held, me, { type: "accept" });
    world.agent(held, me, { type: "reply", text: "Hello" });
    world.visitor(held, { type: "received", seq: held.events.length });
    world.visitor(held, { type: "say", text: "And then?" });
    expect(messages(rows()).map((row) => row.notes.map((note) => note.type))).toEqual([["kept"], ["promised"]]);
    time.nowMs += 10 * MINUTE;
    world.settleOverdue();
    expect(lines(rows()).some((text) => text.startsWith("Promise broken"))).toBe(true);
  });

  it("groups what one speaker says in a row, and no longer after a pause", () => {
    const { time, world, held, rows } = stage();
    world.visitor(held, { type: "say", text: "One" });
    world.visitor(held, { type: "say", text: "Two" });
    time.nowMs += 4 * MINUTE;
    world.visitor(held, { type: "say", text: "Three" });
    const seen = messages(rows()).map((row) => [row.isFirst, row.isLast]);
    expect(seen).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  it("sets days apart and puts replies on their way at the end", () => {
    const { time, world, held, rows } = stage();
    world.visitor(held, { type: "say", text: "Yesterday" });
    time.nowMs += 24 * 60 * MINUTE;
    world.visitor(held, { type: "say", text: "Today" });
    const reply = { id: commandId("reply-number-0001"), conversation: held.id, text: "On its way", atMs: time.nowMs };
    const all = rows(addReply([], reply));
    expect(all.flatMap((row) => (row.type === "day" ? [row.text] : []))).toEqual(["Yesterday", "Today"]);
    expect(all.at(-1)).toMatchObject({ type: "reply", text: "On its way" });
  });

  it("[HG12] notes offers and what became of them where they happened, those that follow each other as one row", () => {
    const { time, world, me, held, rows } = stage();
    const ada = world.addAgent({ name: "Ada", email: "a@a.example", role: "agent", isOnDuty: true, password: "" });
    askForHuman(world, held);
    world.offer(held, me, 20_000);
    world.agent(held, me, { type: "decline" });
    world.offer(held, ada, 20_000);
    time.nowMs += 20_000;
    world.expireOffers();
    world.visitor(held, { type: "say", text: "Hello?" });
    world.offer(held, ada, 20_000);
    const seen = rows().map((row) => {
      if (row.type === "internal") return row.notes.map(({ text }) => text);
      return row.type === "message" ? [row.text] : [];
    });
    expect(seen.filter((texts) => texts.length > 0)).toEqual([
      ["Offered to you: declined", "Offered to Ada: no answer in time"],
      ["Hello?"],
      ["Offered to Ada"],
    ]);
  });

  it("skips an event of a later version instead of failing on it", () => {
    const { world, held, rows } = stage();
    world.visitor(held, { type: "say", text: "Hello" });
    const later = { ...held.events[0], type: "mood.guessed", seq: 3, id: "r.later.0" };
    held.events.push(JSON.parse(JSON.stringify(later)));
    expect(messages(rows())).toHaveLength(1);
  });
});
