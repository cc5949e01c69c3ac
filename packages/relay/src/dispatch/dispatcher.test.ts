// The dispatcher in the real relay, under time that the test moves: who is offered to whom, and what the visitor is told.
import { type ConversationId, type InboxItem } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { DeskClient, type DeskStream } from "../desk/testing/desk-client.ts";
import { claimsAt, signed, testKey } from "../identity/tokens.fixture.ts";
import { rebuildAll } from "../store/rebuild.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { newId, SITE, tempFolder, testRelay, type TestRelay, type Visitor } from "../testing/test-relay.ts";

interface Agent {
  readonly desk: DeskClient;
  readonly stream: DeskStream;
  /** The visitors who are offered to this agent now. */
  offered(): readonly ConversationId[];
  take(conversation: ConversationId): Promise<string>;
  give(conversation: ConversationId, type: string): Promise<string>;
}

async function agent(world: TestRelay, name: string, capacity = 3): Promise<Agent> {
  const desk = await DeskClient.signedInFrom(world.relay, name, `10.0.0.${name.charCodeAt(0)}`);
  const me = await desk.goOnDuty();
  await world.relay.people.accounts.change(me.id, { capacity });
  await world.relay.people.duty.set(me.id, true);
  const stream = await desk.stream();
  await world.platform.advance(100);
  const give = async (conversation: ConversationId, type: string): Promise<string> => {
    const pending = desk.command(conversation, { type, ...(type === "reply" && { text: "Hello" }) });
    await world.platform.settle();
    const [verdict] = (await pending).verdicts;
    return verdict?.ok === false ? verdict.error.code : "ok";
  };
  return {
    desk,
    stream,
    offered: () =>
      (stream.inbox?.queue ?? []).flatMap((item: InboxItem) =>
        item.offer?.agent.id === me.id ? [item.conversation] : [],
      ),
    give,
    take: (conversation) => give(conversation, "accept"),
  };
}

/** A visitor on the page, who has clicked. */
async function waiting(world: TestRelay): Promise<{ visitor: Visitor; id: ConversationId }> {
  const visitor = world.visitor();
  const { conversation: id } = await visitor.askHuman();
  await visitor.stream();
  await world.platform.advance(100);
  return { visitor, id };
}

/** While they are on duty. */
async function haveSkills({ relay: { people } }: TestRelay, skills: Readonly<Record<string, string>>): Promise<void> {
  for (const { id, name } of await people.accounts.list()) {
    const skill = skills[name.toLowerCase()];
    if (skill !== undefined) await people.accounts.change(id, { skills: [skill] });
  }
}

describe("the dispatcher", () => {
  it("[HG12] offers a visitor who is there to an agent on duty, and the desk's stream shows it", async () => {
    const world = await testRelay();
    const ada = await agent(world, "Ada");
    const { id } = await waiting(world);
    expect(ada.offered()).toEqual([id]);
    expect(ada.stream.inbox?.queue[0]?.offer?.expiresAtMs).toBeGreaterThan(world.platform.clock.now());
    expect(await ada.take(id)).toBe("ok");
  });

  it("[HG12] offers nobody who has left the page, and offers them when they are back", async () => {
    const world = await testRelay();
    const ada = await agent(world, "Ada");
    const gone = world.visitor();
    const { conversation } = await gone.askHuman();
    await world.platform.advance(5_000);
    expect(ada.offered()).toEqual([]);
    await gone.stream();
    await world.platform.advance(100);
    expect(ada.offered()).toEqual([conversation]);
  });

  it("[HG12] goes on to the next agent when an offer runs out, and the visitor keeps waiting since their request", async () => {
    const world = await testRelay();
    const [ada, ola] = [await agent(world, "Ada"), await agent(world, "Ola")];
    const { id } = await waiting(world);
    const [first, second] = ada.offered().length > 0 ? [ada, ola] : [ola, ada];
    const askedAtMs = first.stream.inbox?.queue[0]?.requestedAtMs;
    expect(await second.take(id)).toBe("offered");
    await world.platform.advance(10_100);
    expect([first.offered(), second.offered()]).toEqual([[], [id]]);
    expect(second.stream.inbox?.queue[0]?.requestedAtMs).toBe(askedAtMs);
    expect(await first.take(id)).toBe("offered");
    expect(await second.take(id)).toBe("ok");
  });

  it("asks whoever has the skills that the bot has named before everybody else, and everybody when nobody has them", async () => {
    const skills: string[] = [];
    const platform = manualPlatform(() => Promise.resolve(Response.json({ human: true, skills })));
    const world = await testRelay({ platform, hasBot: true });
    const agents = { ada: await agent(world, "Ada"), ola: await agent(world, "Ola"), kim: await agent(world, "Kim") };
    await haveSkills(world, { ada: "returns", ola: "lamps" });
    const askedFor = async (...named: string[]): Promise<string[]> => {
      skills.splice(0, skills.length, ...named);
      const visitor = world.visitor();
      const { conversation } = await visitor.send({ type: "say", id: newId(), text: "My lamp is broken." });
      await visitor.stream();
      await world.platform.advance(1_000);
      return Object.entries(agents).flatMap(([name, { offered }]) => (offered().includes(conversation) ? [name] : []));
    };
    expect(await askedFor("Lamps")).toEqual(["ola"]);
    expect(await askedFor("returns")).toEqual(["ada"]);
    expect(await askedFor("cooking")).toHaveLength(1);
  });

  it("asks whoever has the skills of the page that a human is asked for on before everybody else", async () => {
    const world = await testRelay();
    const agents = { ada: await agent(world, "Ada"), ola: await agent(world, "Ola") };
    await haveSkills(world, { ada: "returns", ola: "lamps" });
    const pageSkills = ["returns", "lamps"].map((word) => ({ page: `/${word}`, skills: [word] }));
    expect((await world.relay.people.sites.set(SITE, { pageSkills })).ok).toBe(true);
    const askedFrom = async (url: string): Promise<string[]> => {
      const visitor = world.visitor();
      const click = { type: "ask-human", id: newId(), why: "button", epoch: null, seen: null };
      const opening = { page: { url, title: "Shop" }, locale: "en" };
      await world.post("/v1/commands", { ...visitor.credentials, opening, commands: [click] });
      const { conversation } = await visitor.read();
      await visitor.stream();
      await world.platform.advance(1_000);
      return Object.entries(agents).flatMap(([name, { offered }]) => (offered().includes(conversation) ? [name] : []));
    };
    expect(await askedFrom("https://shop.example/lamps/7?colour=red")).toEqual(["ola"]);
    expect(await askedFrom("https://shop.example/Returns")).toEqual(["ada"]);
    expect(await askedFrom("https://shop.example/")).toHaveLength(1);
  });

  it("[HG12] asks the next one at once when an agent declines", async () => {
    const world = await testRelay();
    const [ada, ola] = [await agent(world, "Ada"), await agent(world, "Ola")];
    const { id } = await waiting(world);
    const [first, second] = ada.offered().length > 0 ? [ada, ola] : [ola, ada];
    expect(await first.give(id, "decline")).toBe("ok");
    await world.platform.advance(100);
    expect([first.offered(), second.offered()]).toEqual([[], [id]]);
  });

  it("[HG12] gives one visitor to one of two agents who accept at once", async () => {
    const world = await testRelay();
    const [ada, ola] = [await agent(world, "Ada"), await agent(world, "Ola")];
    const { id } = await waiting(world);
    const said = await Promise.all([ada.take(id), ola.take(id)]);
    expect(said.filter((what) => what === "ok")).toHaveLength(1);
  });

  it("gives an agent no more than they have room for", async () => {
    const world = await testRelay();
    const ada = await agent(world, "Ada", 1);
    const one = await waiting(world);
    const other = await waiting(world);
    expect(ada.offered()).toEqual([one.id]);
    await ada.take(one.id);
    await world.platform.advance(100);
    expect(ada.offered()).toEqual([]);
    await ada.give(one.id, "settle");
    await ada.give(one.id, "close");
    await world.platform.advance(100);
    expect(ada.offered()).toEqual([other.id]);
  });

  it("lets a visitor who is being offered leave, and holds nobody to it", async () => {
    const world = await testRelay();
    const ada = await agent(world, "Ada", 1);
    const { visitor, id } = await waiting(world);
    await visitor.send({ type: "withdraw", id: newId() });
    await world.platform.advance(100);
    expect(ada.stream.inbox?.queue).toEqual([]);
    expect(await ada.take(id)).toBe("nothing-to-accept");
    const next = await waiting(world);
    expect(ada.offered()).toEqual([next.id]);
  });

  it("[HG12] takes an agent off duty who lets two offers in a row run out, where they can see it", async () => {
    const world = await testRelay();
    const ada = await agent(world, "Ada");
    await waiting(world);
    await waiting(world);
    await world.platform.advance(10_500);
    expect((await ada.desk.me()).isOnDuty).toBe(false);
    expect(ada.stream.of("inbox").at(-1)?.me).toMatchObject({ isOnDuty: false, offDutyWhy: "offers-expired" });
    expect(await ada.desk.goOnDuty()).toMatchObject({ isOnDuty: true, offDutyWhy: null });
    await world.platform.advance(60_000);
    expect(ada.offered().length).toBeGreaterThan(0);
  });

  it("[HG12] passes on the visitor of an agent whose laptop was closed in the middle of an offer", async () => {
    const world = await testRelay();
    const ada = await agent(world, "Ada");
    const { id } = await waiting(world);
    await ada.stream.leave();
    const ola = await agent(world, "Ola");
    await world.platform.advance(10_500);
    expect(ola.offered()).toEqual([id]);
  });

  it("[HG12] goes on after a restart in the middle of an offer", async () => {
    const folder = tempFolder();
    const first = await testRelay({ folder });
    const ada = await agent(first, "Ada");
    const { visitor, id } = await waiting(first);
    expect(ada.offered()).toEqual([id]);
    first.db.close();
    await first.relay.stop();

    const second = await testRelay({ folder, platform: first.platform });
    const ola = await agent(second, "Ola");
    await second.visitor(visitor.secret).stream();
    await second.platform.advance(100);
    // The offer that was made before still stands; when it has run out, the next agent is asked.
    expect(await ola.take(id)).toBe("offered");
    await second.platform.advance(10_500);
    expect(ola.offered()).toEqual([id]);
    expect(await ola.take(id)).toBe("ok");
  });

  it("[HG9] keeps an internal log without a gap, from which alone the states come out the same", async () => {
    const world = await testRelay();
    const [ada, ola] = [await agent(world, "Ada"), await agent(world, "Ola")];
    const crowd = [await waiting(world), await waiting(world), await waiting(world)];
    const [one, two] = crowd;
    if (one) await ada.give(one.id, "decline");
    if (one) await ola.give(one.id, "decline");
    await world.platform.advance(10_500);
    if (two) await Promise.all([ada.take(two.id), ola.take(two.id)]);
    await world.platform.advance(70_000);
    const all = world.db.prepare("SELECT * FROM conversations ORDER BY id");
    const logs = world.db.prepare(
      "SELECT conversation, group_concat(seq) AS seqs, max(seq) AS head FROM internal_events GROUP BY conversation",
    );
    const stored = all.all();
    for (const { seqs, head } of logs.all()) {
      expect(seqs).toBe(Array.from({ length: Number(head) }, (_, index) => index + 1).join(","));
    }
    expect(logs.all().length).toBe(3);
    expect(await rebuildAll(world.relay.database.beside)).toBe(3);
    expect(all.all()).toEqual(stored);
  });

  it("[HG12] serves clicks before those whom the bot asks for", async () => {
    const world = await testRelay();
    const ada = await agent(world, "Ada", 1);
    const busy = await waiting(world);
    await ada.take(busy.id);
    const automatic = world.visitor();
    // No bot: a rule of the site asks.
    const { conversation: ruled } = await automatic.say("Is anybody there?");
    await automatic.stream();
    const clicked = await waiting(world);
    expect((await automatic.read()).live).toMatchObject({ place: 2, waiting: 2, step: "matching" });
    expect((await clicked.visitor.read()).live).toMatchObject({ place: 1, waiting: 2 });
    await ada.give(busy.id, "settle");
    await ada.give(busy.id, "close");
    await world.platform.advance(100);
    expect(ada.offered()).toEqual([clicked.id]);
    await ada.give(clicked.id, "decline");
    await world.platform.advance(100);
    expect(ada.offered()).toEqual([ruled]);
  });

  it("[HG12] lets ranked visitors go first, with one of their conversations each, and before nobody more than three times", async () => {
    const world = await testRelay();
    const key = await testKey("EdDSA");
    expect((await world.relay.people.sites.set(SITE, { identity: { keys: [key.jwk] } })).ok).toBe(true);
    const ada = await agent(world, "Ada", 1);
    const busy = await waiting(world);
    await ada.take(busy.id);
    const ranked = async (sub: string): ReturnType<typeof waiting> => {
      const one = await waiting(world);
      const token = await signed(key, claimsAt(world.platform.clock.now(), { sub, rank: 2 }));
      await one.visitor.send({ type: "identify", id: newId(), token });
      return one;
    };
    const queue = {
      plain: await waiting(world),
      kim: await ranked("kim"),
      "kim again": await ranked("kim"),
      ola: await ranked("ola"),
      eve: await ranked("eve"),
      liv: await ranked("liv"),
    };
    await world.platform.advance(500);
    const places = await Promise.all(
      Object.entries(queue).map(async ([name, { visitor }]) => [name, (await visitor.read()).live.place]),
    );
    expect(Object.fromEntries(places)).toEqual({ kim: 1, ola: 2, eve: 3, plain: 4, liv: 5, "kim again": 6 });

    const served: string[] = [];
    for (let talk = busy.id; served.length < 6;) {
      await ada.give(talk, "settle");
      await ada.give(talk, "close");
      await world.platform.advance(100);
      const [offered] = ada.offered();
      const [name, one] = Object.entries(queue).find(([, { id }]) => id === offered) ?? ["nobody", busy];
      served.push(name);
      expect(await ada.take(one.id)).toBe("ok");
      talk = one.id;
    }
    // Once the first of hers is being served, the other one has the rank; and three have then gone before who asked first.
    expect(served).toEqual(["kim", "kim again", "ola", "plain", "eve", "liv"]);
  });

  it("[HG12] lets a crowd from one network wait behind others' clicks, beyond its share, and drops none of it; but for whom the merchant knows", async () => {
    const world = await testRelay();
    const key = await testKey("EdDSA");
    expect((await world.relay.people.sites.set(SITE, { identity: { keys: [key.jwk] } })).ok).toBe(true);
    const ada = await agent(world, "Ada", 1);
    const busy = await waiting(world);
    await ada.take(busy.id);
    const askFrom = async (address: string) => {
      const visitor = world.visitor(undefined, address);
      const { verdicts } = await visitor.askHuman();
      expect(verdicts).toMatchObject([{ ok: true }]);
      await visitor.stream();
      await world.platform.advance(10);
      return { visitor, placeOf: async () => (await visitor.read()).live.place };
    };
    const crowd = [];
    for (let one = 0; one < 8; one += 1) crowd.push(await askFrom(`203.0.113.${one + 1}`));
    const other = await askFrom("198.51.100.7");
    await world.platform.advance(500);
    expect(await Promise.all(crowd.map(({ placeOf }) => placeOf()))).toEqual([1, 2, 3, 4, 5, 7, 8, 9]);
    expect(await other.placeOf()).toBe(6);

    // No rank is needed for it, and each of the merchant's customers has one such place.
    const token = await signed(key, claimsAt(world.platform.clock.now(), { sub: "kim", rank: 0 }));
    const last = crowd.at(-1);
    await last?.visitor.send({ type: "identify", id: newId(), token });
    await world.platform.advance(500);
    expect(await last?.placeOf()).toBe(6);
  });

  it("[HG12] lets who asks and never reads lengthen nobody's promise, place or queue, and keeps their place for when they come", async () => {
    const world = await testRelay();
    expect((await world.relay.people.sites.set(SITE, { answerWithinMs: 60 * 60_000 })).ok).toBe(true);
    const ada = await agent(world, "Ada", 1);
    const talk = async (visitor: Visitor): Promise<ConversationId> => {
      const { conversation: id } = await visitor.askHuman();
      await visitor.stream();
      await world.platform.advance(100);
      expect(await ada.take(id)).toBe("ok");
      return id;
    };
    // Twenty talks of a minute each, and another that goes on.
    for (let one = 0; one < 20; one += 1) {
      const visitor = world.visitor();
      const id = await talk(visitor);
      await world.platform.advance(60_000);
      await ada.give(id, "settle");
      await ada.give(id, "close");
      await visitor.send({ type: "close", id: newId() });
    }
    await talk(world.visitor(undefined, "192.0.2.1"));
    const promisedMs = async (visitor: Visitor): Promise<number> => {
      const made = (await visitor.read()).events.findLast((event) => event.type === "promise.made");
      return made?.type === "promise.made" && made.rung === "live" ? made.dueAtMs - made.atMs : Infinity;
    };
    const first = world.visitor(undefined, "198.51.100.1");
    await first.askHuman();
    await first.stream();
    await world.platform.advance(10);

    // From one network: of 60 five count, and not for longer than a page takes to dial.
    const crowd = Array.from({ length: 60 }, (_, index) => world.visitor(undefined, `203.0.113.${index}`));
    const second = world.visitor(undefined, "198.51.101.1");
    const asked = crowd.map((one) => one.askHuman());
    await world.platform.advance(10);
    await Promise.all([...asked, second.askHuman()]);
    expect(await promisedMs(second)).toBeLessThan(8 * 2 * 60_000);
    await second.stream();
    await world.platform.advance(500);
    expect((await second.read()).live.place).toBe(7);

    await world.platform.advance(10_000);
    expect((await second.read()).live).toMatchObject({ place: 2, waiting: 2 });
    const third = world.visitor(undefined, "198.51.102.1");
    await third.askHuman();
    await third.stream();
    await world.platform.advance(500);
    expect((await third.read()).live).toMatchObject({ place: 3, waiting: 3, expectedWaitMs: 3 * 60_000 });

    // Somebody of them was a visitor on a train.
    const [late] = crowd;
    await late?.stream();
    await world.platform.advance(500);
    expect((await late?.read())?.live).toMatchObject({ place: 2, waiting: 4 });
  });

  it("[HG6] [HG8] promises by what it has seen, tells how long it will be, and counts each of a crowd", async () => {
    const world = await testRelay();
    expect((await world.relay.people.sites.set(SITE, { answerWithinMs: 15 * 60_000 })).ok).toBe(true);
    const ada = await agent(world, "Ada", 1);
    // Twenty talks of a minute each.
    for (let talk = 0; talk < 20; talk += 1) {
      const { visitor, id } = await waiting(world);
      expect(await ada.take(id)).toBe("ok");
      await world.platform.advance(60_000);
      await ada.give(id, "settle");
      await ada.give(id, "close");
      await visitor.send({ type: "close", id: newId() });
    }
    const idle = await waiting(world);
    const promisedMs = async (visitor: Visitor): Promise<number> => {
      const made = (await visitor.read()).events.findLast((event) => event.type === "promise.made");
      return made?.type === "promise.made" && made.rung === "live" ? made.dueAtMs - made.atMs : Infinity;
    };
    expect(await promisedMs(idle.visitor)).toBe(60_000);
    expect(await ada.take(idle.id)).toBe("ok");
    const crowd = Array.from({ length: 3 }, () => world.visitor());
    await Promise.all(crowd.map((one) => one.askHuman()));
    const promised = await Promise.all(crowd.map(promisedMs));
    expect(promised.toSorted((one, other) => one - other)).toEqual(promised);
    expect(new Set(promised).size).toBe(3);
    const told = await Promise.all(crowd.map(async (one) => (await one.read()).live));
    const waits = new Map(told.map(({ place, expectedWaitMs }) => [place, expectedWaitMs]));
    expect([waits.get(1), waits.get(2), waits.get(3)]).toEqual([60_000, 120_000, 180_000]);
  });
});
