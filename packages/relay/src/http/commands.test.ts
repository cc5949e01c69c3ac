import { describe, expect, it } from "vitest";
import { createLogger } from "../logger.ts";
import { newId, read, testRelay, codeOf, ORIGIN, SITE } from "../testing/test-relay.ts";
import { LIMITS, type CommandsResponse } from "@handrail/protocol";

describe("POST /v1/commands", () => {
  it("[HG6] puts a click and its promise into the log and acknowledges both", async () => {
    const { visitor } = await testRelay();
    const kim = visitor();
    const { verdicts, head } = await kim.askHuman();
    expect(verdicts[0]).toMatchObject({ ok: true, seq: 3 });
    const { events, live } = await kim.read();
    expect(head).toBe(3);
    expect(events.map((event) => event.type)).toEqual(["conversation.started", "human.requested", "promise.made"]);
    expect(live).toMatchObject({ place: 1, waiting: 1, agentsOnDuty: 0 });
  });

  it("[HG4] gives the same verdict for the same command, and stores it once", async () => {
    const { visitor, rows } = await testRelay();
    const kim = visitor();
    const hello = { type: "say", id: newId(), text: "hello" } as const;
    const first = await kim.send(hello);
    const before = rows();
    await kim.say("more");
    const between = rows();
    expect(between).toBeGreaterThan(before);
    expect((await kim.send(hello)).verdicts).toEqual(first.verdicts);
    expect(rows()).toBe(between);
  });

  it("refuses the same id with other content, and stores nothing of it", async () => {
    const { visitor, rows } = await testRelay();
    const kim = visitor();
    const id = newId();
    await kim.send({ type: "say", id, text: "hello" });
    const before = rows();
    const { verdicts } = await kim.send({ type: "say", id, text: "something else" });
    expect(verdicts[0]).toMatchObject({ ok: false, error: { code: "id-conflict" } });
    expect(rows()).toBe(before);
  });

  it("remembers a refusal that the law gave, and gives it again", async () => {
    const { visitor } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    const stale = { type: "ask-human", id: newId(), why: "button", epoch: 0, seen: null } as const;
    await kim.askHuman();
    await kim.send({ type: "withdraw", id: newId() });
    const refused = await kim.send(stale);
    expect(refused.verdicts[0]).toMatchObject({ ok: false, error: { code: "stale-request" } });
    await kim.askHuman();
    expect((await kim.send(stale)).verdicts).toEqual(refused.verdicts);
  });

  it("[HG3] takes no click back by what was wished before it and comes after it, and lets what came before it stand", async () => {
    const { visitor, post } = await testRelay();
    const kim = visitor();
    await kim.askHuman();
    const endings = (["withdraw", "resume-bot", "close"] as const).map((type) => ({ type, id: newId() }));
    const click = { type: "ask-human", id: newId(), why: "button", epoch: null, seen: null, voids: endings } as const;
    expect((await kim.send(click)).verdicts[0]).toMatchObject({ ok: true });
    const { head } = await kim.read();
    for (const ending of [...endings, ...endings]) {
      const late = await kim.send(ending);
      expect(late).toMatchObject({ head, verdicts: [{ ok: false, error: { code: "superseded" } }] });
    }
    const withdraw = { type: "withdraw", id: newId() } as const;
    const first = await kim.send(withdraw);
    await kim.send({ ...click, id: newId(), voids: [withdraw] });
    expect((await kim.send(withdraw)).verdicts).toEqual(first.verdicts);
    // What makes no sense there does not stand in the click's way.
    const odd = { ...click, id: newId(), voids: [{ type: "say", id: newId() }] };
    const answer = await read<CommandsResponse>(await post("/v1/commands", { ...kim.credentials, commands: [odd] }));
    expect(answer.verdicts[0]).toMatchObject({ ok: true });
  });

  it("[HG4] asks nobody again for what their click names and what came before it, and gives the same answer again", async () => {
    const { visitor } = await testRelay();
    const kim = visitor();
    await kim.askHuman();
    for (const [type, epoch] of [
      ["withdraw", 1],
      ["close", 3],
    ] as const) {
      const ending = { type, id: newId() } as const;
      await kim.send(ending);
      const click = { type: "ask-human", id: newId(), why: "button", epoch, seen: null, voids: [ending] } as const;
      const taken = await kim.send(click);
      expect(taken.verdicts[0], type).toMatchObject({ ok: true });
      expect((await kim.send(click)).verdicts).toEqual(taken.verdicts);
      // What came first stays what it was.
      expect((await kim.send(ending)).verdicts[0]).toMatchObject({ ok: true });
      const { events, head } = await kim.read();
      expect([head, events.slice(-2).map((event) => event.type)]).toEqual([
        taken.head,
        ["human.requested", "promise.made"],
      ]);
    }
  });

  it("[HG3] judges each command of a batch on its own", async () => {
    const { visitor, post } = await testRelay();
    const kim = visitor();
    const good = { type: "ask-human", id: newId(), why: "button", epoch: null, seen: null };
    const commands = [{ type: "say", id: newId(), text: "" }, good, { type: "fly", id: newId() }];
    const answer = await read<CommandsResponse>(await post("/v1/commands", { ...kim.credentials, commands }));
    expect(answer.verdicts).toMatchObject([
      { ok: false, error: { code: "malformed", details: { path: "text" } } },
      { ok: true },
      { ok: false, error: { code: "malformed" } },
    ]);
  });

  const half = "\ud83d";
  const page = { url: "https://shop.example/cart", title: "Cart" };
  const openings = [
    { name: "a title with half an emoji", opening: { page: { ...page, title: half }, locale: "nb" }, kept: ["", "nb"] },
    {
      name: "a title without end",
      opening: { page: { ...page, title: "a".repeat(5_000) }, locale: "nb" },
      kept: ["", "nb"],
    },
    {
      name: "an address without end",
      opening: { page: { ...page, url: "a".repeat(5_000) }, locale: "nb" },
      kept: [undefined, "nb"],
    },
    { name: "a page that is none", opening: { page: "the cart", locale: "nb" }, kept: [undefined, "nb"] },
    { name: "a language without end", opening: { page, locale: "x".repeat(40) }, kept: ["Cart", null] },
    { name: "no language", opening: { page }, kept: ["Cart", null] },
    { name: "what it does not know", opening: { page, locale: "nb", theme: "dark" }, kept: ["Cart", "nb"] },
    { name: "no opening at all", opening: "hello", kept: [undefined, null] },
  ];
  for (const { name, opening, kept } of openings) {
    it(`[HG3] takes a click whose page says ${name}, and the rest of what it says`, async () => {
      const { visitor, post } = await testRelay();
      const kim = visitor();
      const commands = [{ type: "ask-human", id: newId(), why: "button", epoch: null, seen: null }];
      const answer = await post("/v1/commands", { ...kim.credentials, opening, commands });
      expect((await read<CommandsResponse>(answer)).verdicts).toMatchObject([{ ok: true }]);
      const [started] = (await kim.read()).events;
      if (started?.type !== "conversation.started") throw new Error("nothing has begun");
      expect([started.page?.title, started.locale]).toEqual(kept);
    });
  }

  const besides = [
    { name: "a run that is none", beside: { seen: { run: "a.b", length: 3 } } },
    { name: "half a letter of an answer", beside: { seen: { run: "run-12345678", length: 0.5 } } },
    { name: "a clock before 1970", beside: { clickedAtMs: -1 } },
    { name: "a clock that knows parts of a millisecond", beside: { clickedAtMs: 1_000.5 } },
    { name: "a receipt that is none", beside: { receipt: "not a receipt" } },
  ];
  for (const { name, beside } of besides) {
    it(`[HG3] takes a click that brings ${name}`, async () => {
      const { visitor, post } = await testRelay();
      const click = { type: "ask-human", id: newId(), why: "button", epoch: null, seen: null, ...beside };
      const answer = await post("/v1/commands", { ...visitor().credentials, commands: [click] });
      expect((await read<CommandsResponse>(answer)).verdicts).toMatchObject([{ ok: true, seq: 3 }]);
    });
  }

  it("[HG3] takes no more words than a conversation may hold, and takes the click all the same", async () => {
    const { visitor, db } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    db.prepare("UPDATE conversations SET head = ?, state = json_set(state, '$.head', ?)").run(
      LIMITS.conversationEventsMax,
      LIMITS.conversationEventsMax,
    );
    expect((await kim.say("and on")).verdicts[0]).toMatchObject({ ok: false, error: { code: "conversation-full" } });
    expect((await kim.askHuman()).verdicts[0]).toMatchObject({ ok: true });
  });

  it("leaves nothing behind when a site that is not live is asked for a human", async () => {
    const { visitor, rows } = await testRelay({ isLive: false });
    const { verdicts } = await visitor().askHuman();
    expect(verdicts[0]).toMatchObject({ ok: false, error: { code: "site-not-live" } });
    expect(rows()).toBe(0);
  });
});

describe("a request that is not what it should be", () => {
  const id = newId();
  const secret = "s".repeat(43);
  const say = { site: SITE, secret, commands: [{ type: "say", id, text: "hello" }] };
  const cases = [
    { name: "is not JSON", body: "{", code: "malformed", status: 400 },
    { name: "is of another shape", body: { ...say, commands: "none" }, code: "malformed", status: 400 },
    { name: "is over the limit", body: "x".repeat(70_000), code: "body-too-large", status: 413 },
    { name: "names an unknown site", body: { ...say, site: "elsewhere" }, code: "unknown-site", status: 404 },
    { name: "names what no site can be called", body: { ...say, site: "Shop" }, code: "unknown-site", status: 404 },
    {
      name: "has another conversation's id",
      body: { ...say, conversation: "c".repeat(43) },
      code: "wrong-secret",
      status: 403,
    },
    { name: "says nothing to nobody", body: { ...say, commands: [] }, code: "unknown-conversation", status: 404 },
  ];
  for (const { name, body, code, status } of cases) {
    it(`is refused with ${code} and stores nothing when it ${name}`, async () => {
      const { post, rows } = await testRelay();
      const response = await post("/v1/commands", body);
      expect(response.status).toBe(status);
      expect(await codeOf(response)).toBe(code);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(rows()).toBe(0);
    });
  }

  it("names the field that is off", async () => {
    const { post } = await testRelay();
    const response = await post("/v1/commands", { ...say, commands: [{ type: "say" }] });
    expect(await response.json()).toMatchObject({ error: { details: { path: "commands.0.id" } } });
  });

  it("is refused with origin-not-allowed when it comes from another shop's page", async () => {
    const warned: unknown[] = [];
    const logger = createLogger("silent");
    logger.warn = (line: unknown) => void warned.push(line);
    const { post, rows } = await testRelay({ logger });
    const response = await post("/v1/commands", say, { origin: "https://evil.example" });
    expect([response.status, await codeOf(response), rows()]).toEqual([403, "origin-not-allowed", 0]);
    expect(warned).toEqual([{ site: SITE, origin: "https://evil.example" }]);
    expect((await post("/v1/commands", say, { origin: ORIGIN })).status).toBe(200);
  });

  it("is cut off while it is still being sent when it has no end", async () => {
    const { relay, rows } = await testRelay();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(120));
      },
    });
    const init: RequestInit = { method: "POST", body, duplex: "half" };
    const response = await relay.fetch(new Request("https://chat.example/v1/commands", init));
    expect([await codeOf(response), rows()]).toEqual(["body-too-large", 0]);
    expect(sent).toBeLessThan(80_000);
  });

  it("reads no conversation of another site", async () => {
    const { relay, visitor, post, rows } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    const shop = relay.people.sites.get(SITE);
    await relay.people.sites.add({ ...shop, id: undefined, site: "other", bot: null, policyVersion: undefined });
    const before = rows();
    const elsewhere = { ...kim.credentials, site: "other" };
    expect(await codeOf(await post("/v1/events", { ...elsewhere, after: 0, wait: "none" }))).toBe(
      "unknown-conversation",
    );
    const commands = [{ type: "say", id: newId(), text: "hi" }];
    expect(await codeOf(await post("/v1/commands", { ...elsewhere, commands }))).toBe("unknown-conversation");
    expect(rows()).toBe(before);
  });
});
