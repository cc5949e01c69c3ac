import type { DeskEventsResponse, Verdict } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { codeOf, newId, read, testRelay } from "../testing/test-relay.ts";
import { DeskClient } from "./testing/desk-client.ts";

const codesOf = (verdicts: readonly Verdict[]): string[] => verdicts.map((each) => (each.ok ? "ok" : each.error.code));

describe("agents and conversations", () => {
  it("[HG9] gives one of twenty agents who accept at once the conversation, and tells the others who has it", async () => {
    const { relay, visitor } = await testRelay();
    const { conversation } = await visitor().askHuman();
    const agents = await Promise.all(
      Array.from({ length: 20 }, (_, index) => DeskClient.signedInFrom(relay, `Agent${index}`, `192.0.2.${index}`)),
    );
    await Promise.all(agents.map((agent) => agent.goOnDuty()));
    const answers = await Promise.all(agents.map((agent) => agent.command(conversation, { type: "accept" })));
    const verdicts = answers.flatMap((answer) => answer.verdicts);
    const winner = verdicts.findIndex(({ ok }) => ok);
    expect(codesOf(verdicts).filter((code) => code === "ok")).toHaveLength(1);
    for (const verdict of verdicts.filter(({ ok }) => !ok)) {
      expect(verdict).toMatchObject({ error: { code: "taken", details: { by: `Agent${winner}` } } });
    }
    expect(relay.people.duty.count()).toBe(20);
  });

  it("accepts nothing for an agent who is off duty", async () => {
    const { relay, visitor } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const { conversation } = await visitor().askHuman();
    const { verdicts } = await ola.command(conversation, { type: "accept" });
    expect(codesOf(verdicts)).toEqual(["off-duty"]);
  });

  it("[HG8] takes the author from the session, whatever the body says", async () => {
    const { relay, visitor } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    await ola.goOnDuty();
    const guest = visitor();
    const { conversation } = await guest.askHuman();
    const commands = [
      { type: "accept", id: newId() },
      { type: "reply", id: newId(), text: "Hello!" },
    ];
    const body = { commands, author: { type: "agent", id: "kari", name: "Kari" } };
    const answer = await ola.post(`/conversations/${conversation}/commands`, body);
    expect(codesOf((await read<{ verdicts: Verdict[] }>(answer)).verdicts)).toEqual(["ok", "ok"]);
    const { events } = await guest.read();
    expect(events.at(-1)).toMatchObject({ type: "message.sent", text: "Hello!", from: { type: "agent", name: "Ola" } });
    const forged = { commands: [{ type: "reply", id: newId(), text: "Hi", from: "Kari" }] };
    expect(await codeOf(await ola.post(`/conversations/${conversation}/commands`, forged))).toBe("malformed");
  });

  it("shows the whole transcript, the bot's part included, and only what has asked for a human", async () => {
    const { relay, visitor } = await testRelay({ hasBot: true });
    const ola = await DeskClient.signedIn(relay, "Ola");
    const guest = visitor();
    const { conversation } = await guest.say("Where is my order?");
    expect(await codeOf(await ola.get(`/conversations/${conversation}/events`))).toBe("unknown-conversation");
    await guest.askHuman();
    const seen = await read<DeskEventsResponse>(await ola.get(`/conversations/${conversation}/events?after=0`));
    expect(seen.events).toEqual((await guest.read()).events);
    expect(seen.item).toMatchObject({ preview: "Where is my order?", siteName: "The Shop", owner: { type: "queue" } });
    const after = await read<DeskEventsResponse>(
      await ola.get(`/conversations/${conversation}/events?after=${seen.head}`),
    );
    expect(after.events).toEqual([]);
    expect(await codeOf(await ola.get(`/conversations/${conversation}/events?after=-1`))).toBe("malformed");
  });

  it("knows no conversation by a name that is none", async () => {
    const { relay } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    for (const id of ["short", "x".repeat(43)]) {
      expect(await codeOf(await ola.get(`/conversations/${id}/events`))).toBe("unknown-conversation");
    }
  });

  it("hands over to a colleague by name, and to nobody who has no account", async () => {
    const { relay, visitor } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    await ola.goOnDuty();
    const guest = visitor();
    const { conversation } = await guest.askHuman();
    await ola.command(conversation, { type: "accept" });
    const to = (agent: string): Promise<string[]> =>
      ola.command(conversation, { type: "hand-over", to: agent }).then(({ verdicts }) => codesOf(verdicts));
    expect(await to("nobody")).toEqual(["unknown-agent"]);
    expect(await to("kari")).toEqual(["ok"]);
    const { events } = await guest.read();
    expect(events.at(-1)).toMatchObject({ type: "human.left", why: "handed-over", to: { id: "kari", name: "Kari" } });
  });

  it.each([
    ["types", { isTyping: true }, { type: "typing", who: "agent", isTyping: true }],
    ["has seen it so far", { seenSeq: 2 }, { type: "seen", seq: 2 }],
  ])("[HG8] tells the visitor that the agent %s, when it is the agent who has them", async (_, said, signal) => {
    const { relay, visitor, platform } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const ada = await DeskClient.signedIn(relay, "Ada");
    await ola.goOnDuty();
    const guest = visitor();
    const { conversation } = await guest.askHuman();
    await ola.command(conversation, { type: "accept" });
    const stream = await guest.stream();
    const say = (agent: DeskClient, body: object): Promise<Response> =>
      agent.post(`/conversations/${conversation}/commands`, { commands: [], ...body });
    const signals = () => stream.frames.filter((frame) => frame.type === "signal");
    expect((await say(ada, said)).status).toBe(200);
    expect((await say(ola, { seenSeq: -1 })).status).toBe(400);
    await platform.settle();
    expect(signals()).toHaveLength(0);
    await say(ola, said);
    await platform.settle();
    expect(signals()).toEqual([{ type: "signal", signal }]);
    stream.leave();
  });
});

describe("a conversation whose agent is gone", () => {
  it("returns to the queue when the desk has been silent for the whole lease, not before", async () => {
    const { relay, visitor, platform } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const stream = await ola.stream();
    await ola.goOnDuty();
    const guest = visitor();
    const { conversation } = await guest.askHuman();
    await guest.stream();
    await ola.command(conversation, { type: "accept" });
    await ola.command(conversation, { type: "reply", text: "Hello" });
    await platform.advance(300_000);
    expect((await guest.read()).live.place).toBeNull();
    await stream.leave();
    await platform.advance(55_000);
    expect((await guest.read()).live.place).toBeNull();
    await platform.advance(50_000);
    const { live, events } = await guest.read();
    expect(live).toMatchObject({ place: 1, agentsOnDuty: 0 });
    expect(events.filter(({ type }) => type === "human.left")).toHaveLength(1);
    expect((await ola.me()).isOnDuty).toBe(false);
  });

  it("returns to the queue when the command line has removed the agent", async () => {
    const { relay, visitor, platform, db } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const ada = await DeskClient.signedIn(relay, "Ada");
    const desk = await ada.stream();
    await ola.goOnDuty();
    const guest = visitor();
    const { conversation } = await guest.askHuman();
    await guest.stream();
    await ola.command(conversation, { type: "accept" });
    db.exec("PRAGMA foreign_keys = ON; DELETE FROM user WHERE name = 'Ola'");
    await platform.advance(11_000);
    expect((await guest.read()).live.place).toBe(1);
    expect(desk.inbox?.roster.map(({ name }) => name)).toEqual(["Ada", "Kari"]);
    await desk.leave();
  });

  it("stays with an agent through a restart of the relay", async () => {
    const first = await testRelay();
    const ola = await DeskClient.signedIn(first.relay, "Ola");
    await ola.goOnDuty();
    const guest = first.visitor();
    const { conversation } = await guest.askHuman();
    await ola.command(conversation, { type: "accept" });
    await ola.command(conversation, { type: "reply", text: "Hello" });
    const stopped = first.relay.stop();
    await first.platform.advance(1_000);
    await stopped;
    first.platform.jump(5 * 60_000);

    const second = await testRelay({ folder: first.folder, platform: first.platform });
    const again = new DeskClient(second.relay, ola.cookie);
    const stream = await again.stream();
    await second.platform.advance(120_000);
    expect(await again.me()).toMatchObject({ name: "Ola", isOnDuty: true });
    expect(stream.inbox?.mine.map((item) => item.conversation)).toEqual([conversation]);
    await stream.leave();
  });
});
