import { describe, expect, it } from "vitest";
import { freeSlotsOf } from "./appointments.ts";
import { Visit } from "./testing/visit.ts";

const HOUR_MS = 3_600_000;

async function waiting() {
  const visit = new Visit();
  const { chat } = await visit.opened();
  void chat.talkToHuman();
  await visit.clock.advance(100);
  const slotAtMs = visit.clock.now() + HOUR_MS;
  visit.server.slots = [slotAtMs];
  return { visit, chat, slotAtMs };
}

describe("choosing a time", () => {
  it("shows what is free, and the promise once it is booked", async () => {
    const { visit, chat, slotAtMs } = await waiting();
    expect(await freeSlotsOf(chat)).toEqual([slotAtMs]);
    chat.book(slotAtMs);
    await visit.clock.advance(1_000);
    expect(chat.human.value).toMatchObject({ type: "waiting", promise: { rung: "appointment", slotAtMs } });
  });

  it("tells of a time that is taken by its refused entry, and the request goes on", async () => {
    const { visit, chat, slotAtMs } = await waiting();
    visit.server.slots = [];
    const id = chat.book(slotAtMs);
    await visit.clock.advance(1_000);
    expect(chat.entries.value).toContainEqual(
      expect.objectContaining({ id, state: "refused", error: expect.objectContaining({ code: "slot-taken" }) }),
    );
    expect(chat.human.value).toMatchObject({ type: "waiting", promise: { rung: "live" } });
  });

  it("says when the times cannot be had: nothing was asked yet, or nobody answers", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    expect(await freeSlotsOf(chat)).toBeNull();
    const offline = await waiting();
    offline.visit.isOnline = false;
    expect(await freeSlotsOf(offline.chat)).toBeNull();
  });
});
