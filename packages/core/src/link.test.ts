import { describe, expect, it } from "vitest";
import { texts, types, Visit } from "./testing/visit.ts";

const started = async () => {
  const visit = new Visit();
  const tab = await visit.opened();
  tab.chat.send("hello");
  await visit.clock.advance(100);
  return { visit, ...tab };
};

const beats = async (visit: Visit, count: number) => {
  for (let n = 0; n < count; n += 1) {
    visit.server.beat();
    await visit.clock.advance(5_000);
  }
};

describe("news", () => {
  it("comes by one stream, and nothing is read beside it", async () => {
    const { visit, chat } = await started();
    expect(chat.connection.value).toBe("online");
    void chat.talkToHuman();
    await visit.clock.advance(100);
    visit.server.agentJoins();
    visit.server.agentSays("Hi");
    await beats(visit, 10);
    expect(texts(chat)).toEqual(["hello", "Hi"]);
    expect(visit.server.to("/v1/events").map(({ body }) => body.wait)).toEqual(["stream"]);
  });

  it("is dialled for again when the stream is silent for too long", async () => {
    const { visit, chat } = await started();
    visit.server.fault = ({ path }) => (path === "/v1/events" ? "hang" : null);
    visit.server.agentJoins();
    await visit.clock.advance(11_000);
    expect(visit.server.to("/v1/events")).toHaveLength(1);
    await visit.clock.advance(2_000);
    expect(visit.server.to("/v1/events").length).toBeGreaterThan(1);
    expect(chat.connection.value).not.toBe("online");
  });

  it("comes by long poll where streams do not get through, and a stream is tried again later", async () => {
    const visit = new Visit();
    visit.server.fault = ({ body }) => (body.wait === "stream" ? "hang" : null);
    const { chat } = await visit.opened();
    void chat.talkToHuman();
    await visit.clock.advance(15_000);
    expect(chat.connection.value).toBe("online");
    visit.server.agentJoins();
    visit.server.agentSays("Hi");
    await visit.clock.advance(100);
    expect(texts(chat)).toEqual(["Hi"]);
    expect(chat.connection.value).toBe("online");
    visit.server.fault = () => null;
    await visit.clock.advance(40_000);
    const waits = visit.server.to("/v1/events").map(({ body }) => body.wait);
    expect(waits.at(-1)).toBe("stream");
  });

  it("polls again soon when the first poll, which is answered at once, is lost without a word", async () => {
    const { visit, chat } = await started();
    void chat.talkToHuman();
    await visit.clock.advance(100);
    visit.server.fault = ({ path }) => (path === "/v1/events" ? "hang" : null);
    visit.server.cut();
    await visit.clock.advance(12_000);
    expect(visit.server.to("/v1/events").map(({ body }) => body.wait)).toEqual(["stream", "stream", "poll"]);
    visit.server.fault = ({ body }) => (body.wait === "stream" ? "hang" : null);
    visit.server.agentJoins();
    visit.server.agentSays("Hi");
    await visit.clock.advance(13_000);
    expect(texts(chat)).toEqual(["hello", "Hi"]);
    expect(chat.connection.value).toBe("online");
  });

  it("never makes more than a poll a second of a poll that comes back at once", async () => {
    const visit = new Visit();
    visit.server.fault = ({ body }) => {
      if (body.wait === "stream") return "lose";
      return null;
    };
    const { chat } = await visit.opened();
    chat.send("hello");
    await visit.clock.advance(10_000);
    const before = visit.server.seen.length;
    visit.server.fault = ({ body, path }) => {
      if (body.wait === "stream") return "lose";
      return path === "/v1/events" ? answer() : null;
    };
    const { generation, events } = visit.server;
    const live = { asOfMs: 0, place: null, waiting: 0, agentsOnDuty: 0, expectedWaitMs: null, step: null };
    const answer = () =>
      Response.json({ conversation: "c", generation, head: events.length, nowMs: 0, events: [], live, run: null });
    chat.retryNow();
    await visit.clock.advance(20_000);
    expect(visit.server.seen.length - before).toBeLessThan(30);
  });

  it("is dialled for with longer and longer rests while the relay is away, and at once when the browser is online again", async () => {
    const { visit, chat } = await started();
    visit.network(false);
    await visit.clock.advance(300_000);
    expect(chat.connection.value).toBe("offline");
    visit.server.agentJoins();
    visit.network(true);
    await visit.clock.advance(100);
    expect(chat.connection.value).toBe("online");
  });

  it("dials again at a goodbye without calling it a failure", async () => {
    const { visit, chat } = await started();
    visit.server.bye();
    await visit.clock.advance(1_000);
    expect(chat.connection.value).toBe("online");
    expect(visit.server.to("/v1/events").map(({ body }) => body.wait)).toEqual(["stream", "stream"]);
  });

  it("stops for good when it is told to", async () => {
    const { visit, chat } = await started();
    chat.stop();
    const before = visit.server.seen.length;
    await visit.clock.advance(120_000);
    expect(visit.server.seen.length).toBe(before);
  });
});

describe("the replica", () => {
  it("[HG9] reads what a frame has left out", async () => {
    const { visit, chat } = await started();
    visit.server.fault = () => null;
    void chat.talkToHuman();
    await visit.clock.advance(50);
    visit.server.cut();
    visit.server.agentJoins();
    visit.server.agentSays("while you were away");
    await visit.clock.advance(3_000);
    expect(texts(chat)).toEqual(["hello", "while you were away"]);
    const seqs = chat.entries.value.map((entry) => (entry.type === "event" ? entry.event.seq : 0));
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  it.each([
    ["a restored back-up", "g2"],
    ["a head behind ours", "g1"],
  ])("[HG9] is made anew from the log after %s, and what was lost there is sent again", async (_name, generation) => {
    const { visit, chat } = await started();
    chat.send("second");
    await visit.clock.advance(2_000);
    expect(texts(chat)).toEqual(["hello", "second"]);
    visit.server.restore(2, generation);
    await visit.clock.advance(5_000);
    expect(texts(chat)).toEqual(["hello"]);
    chat.send("third");
    await visit.clock.advance(5_000);
    expect(texts(chat)).toEqual(["hello", "third"]);
    expect(types(chat)).toEqual(["conversation.started", "message.sent", "message.sent"]);
  });

  it("begins again under the same secret when the relay has forgotten the conversation", async () => {
    const { visit, chat } = await started();
    visit.server.conversation = null;
    visit.server.events = [];
    visit.server.generation = "g2";
    visit.server.cut();
    await visit.clock.advance(20_000);
    chat.send("anybody there?");
    await visit.clock.advance(2_000);
    expect(texts(chat)).toEqual(["anybody there?"]);
    expect(new Set(visit.server.seen.flatMap(({ body }) => body.secret ?? [])).size).toBe(1);
  });

  it("[HG9] asks again, ever more rarely, for a conversation that the relay does not have, and shows it once it is there", async () => {
    const { visit, chat } = await started();
    const { conversation, events } = visit.server;
    visit.server.conversation = null;
    visit.server.events = [];
    visit.server.cut();
    await visit.clock.advance(300_000);
    expect(texts(chat)).toEqual([]);
    const asked = visit.server.to("/v1/events").length;
    await visit.clock.advance(600_000);
    expect(visit.server.to("/v1/events").length - asked).toBeLessThan(22);
    // The right store is back, or what was on its way has arrived.
    Object.assign(visit.server, { conversation, events });
    await visit.clock.advance(61_000);
    expect(texts(chat)).toEqual(["hello"]);
  });

  it("shows the authority's time, whatever the visitor's clock says", async () => {
    const visit = new Visit();
    visit.server.skewMs = 3_600_000;
    const { chat } = await visit.opened();
    void chat.talkToHuman();
    await visit.clock.advance(60_500);
    expect(visit.clock.now() + 3_600_000 - chat.now.value).toBeLessThan(1_000);
  });
});
