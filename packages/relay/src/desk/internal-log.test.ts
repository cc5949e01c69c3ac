// What agents alone may see: it reaches every desk that may read the conversation, and nothing that a visitor can ask for.
import type { ConversationId, DeskEventsResponse, InternalEvent } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { newId, read, testRelay, type TestRelay } from "../testing/test-relay.ts";
import { DeskClient } from "./testing/desk-client.ts";

/** Names that stand nowhere else, so that their absence means something. */
const NAME = "Zebedee";
const OTHER = "Yolanda";

/** An agent on duty, and a visitor whose page is open and who is being offered to them. */
async function offered(world: TestRelay, guest = world.visitor()) {
  const desk = await DeskClient.signedIn(world.relay, NAME);
  await desk.goOnDuty();
  const stream = await desk.stream();
  const { conversation, head } = await guest.askHuman();
  const page = await guest.stream();
  await world.platform.advance(100);
  const decline = async () => (await desk.command(conversation, { type: "decline" })).verdicts.map(({ ok }) => ok);
  return { desk, stream, conversation, head, page, decline };
}

const typesOf = (events: readonly InternalEvent[]) => events.map(({ type }) => type);

async function eventsOf(desk: DeskClient, conversation: ConversationId, query = ""): Promise<DeskEventsResponse> {
  return read<DeskEventsResponse>(await desk.get(`/conversations/${conversation}/events${query}`));
}

describe("the log that only agents see", () => {
  it("[HG12] reaches the desk by its stream and by a read, in order, from wherever the reader stands", async () => {
    const world = await testRelay();
    const { desk, stream, conversation, head, decline } = await offered(world);
    expect(await decline()).toEqual([true]);
    await world.platform.advance(0);
    const told = stream.of("internal").flatMap((frame) => frame.events);
    expect(typesOf(told)).toEqual(["offer.made", "offer.declined"]);
    expect(told.map(({ seq, after }) => [seq, after])).toEqual([
      [1, head],
      [2, head],
    ]);
    expect((await eventsOf(desk, conversation)).internal).toEqual({ head: 2, events: told });
    expect((await eventsOf(desk, conversation, "?after=0&internalAfter=1")).internal.events).toEqual(told.slice(1));
    const bad = await desk.get(`/conversations/${conversation}/events?internalAfter=-1`);
    expect(await bad.json()).toMatchObject({ error: { code: "malformed", details: { path: "internalAfter" } } });
    await stream.leave();
  });

  it("[HG12] stands in no answer, stream or page of a visitor's, whatever an agent has refused", async () => {
    const world = await testRelay();
    const { relay, platform } = world;
    const plain = new PlainBrowser(relay);
    await plain.open();
    await plain.send("ask", { message: "My parcel is wet." });
    // The same visitor on both pages: the cookie's value is the conversation's secret.
    const guest = world.visitor(plain.cookie.split("=")[1]);
    const { desk, stream, conversation, head, page, decline } = await offered(world, guest);
    const polled = guest.poll(head, 20_000);
    expect(await decline()).toEqual([true]);
    const other = await DeskClient.signedIn(relay, OTHER);
    await other.goOnDuty();
    await platform.advance(40_000);
    const { internal } = await eventsOf(desk, conversation);
    expect(typesOf(internal.events).slice(0, 4)).toEqual([
      "offer.made",
      "offer.declined",
      "offer.made",
      "offer.expired",
    ]);
    // Whoever reads the conversation may leave a note there, also who does not hold the visitor.
    expect((await other.command(conversation, { type: "note", text: "xylophone" })).verdicts).toMatchObject([
      { ok: true },
    ]);
    const [note] = (await eventsOf(desk, conversation)).internal.events.slice(-1);
    expect(note).toMatchObject({ type: "note.added", text: "xylophone", from: { name: OTHER } });
    const said = await guest.say("Is anybody there?");
    await platform.advance(100);
    await plain.open();
    const seen = JSON.stringify([said, await polled, await guest.read(), page.frames, plain.page.html]);
    expect(seen).toContain("Is anybody there?");
    expect(plain.page.html).toContain("My parcel is wet.");
    for (const secret of [NAME, OTHER, "offer.", "internal", "refusal", "declined", "xylophone"])
      expect(seen).not.toContain(secret);
    page.leave();
    await stream.leave();
  });

  it("[HG14] is gone with an erased conversation, and nothing of it is told afterwards", async () => {
    const world = await testRelay();
    const guest = world.visitor();
    const { desk, stream, conversation, decline } = await offered(world, guest);
    await decline();
    await world.platform.advance(100);
    const before = stream.of("internal").length;
    await guest.send({ type: "erase", id: newId() });
    await world.platform.advance(10_000);
    expect((await eventsOf(desk, conversation)).internal).toEqual({ head: 0, events: [] });
    expect(stream.of("internal")).toHaveLength(before);
    await stream.leave();
  });
});
