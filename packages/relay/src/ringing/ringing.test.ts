// Agents' browsers, rung through the front door of a real relay, with the push services played by the test.
import type { ConversationId, RingKey } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { read, tempFolder, testRelay, type TestRelay } from "../testing/test-relay.ts";
import { TestBrowser, type Rung } from "./rung.fixture.ts";

const PHONE = "https://fcm.googleapis.com/fcm/send/phone";
const LAPTOP = "https://updates.push.services.mozilla.com/wpush/v2/laptop";

/** A relay, and the browsers that its rings arrive at. */
async function world(options: { readonly status?: () => number; readonly folder?: string } = {}) {
  const browsers = [PHONE, LAPTOP].map((endpoint) => new TestBrowser(endpoint));
  const rung: Rung[] = [];
  const platform = manualPlatform((url, init) => {
    const browser = browsers.find(({ endpoint }) => endpoint === url);
    if (!browser || !(init?.body instanceof Uint8Array)) return Promise.reject(new TypeError("no such service"));
    rung.push({ endpoint: browser.endpoint, headers: new Headers(init.headers), ring: browser.open(init.body) });
    return Promise.resolve(new Response(null, { status: options.status?.() ?? 201 }));
  });
  const test = await testRelay({ platform, ...(options.folder !== undefined && { folder: options.folder }) });
  const [phone, laptop] = browsers;
  if (!phone || !laptop) throw new Error("there are two");
  return {
    ...test,
    phone,
    laptop,
    rung,
    told: () => rung.splice(0).map(({ endpoint, ring }) => [endpoint, ring.type]),
  };
}

async function agent(test: TestRelay, name: string) {
  const desk = await DeskClient.signedInFrom(test.relay, name, `10.0.0.${name.charCodeAt(0)}`);
  const headers = { "content-type": "application/json" };
  const end = (browser: TestBrowser) => desk.send("DELETE", "/ring", { body: { endpoint: browser.endpoint }, headers });
  const ring = (browser: TestBrowser, isRungOffDuty = false) => desk.put("/ring", browser.device(isRungOffDuty));
  return { desk, ring, end };
}

/** A visitor on the page, who has clicked. */
async function waiting(test: TestRelay): Promise<ConversationId> {
  const visitor = test.visitor();
  const { conversation } = await visitor.askHuman();
  await visitor.stream();
  await test.platform.advance(3_000);
  return conversation;
}

describe("an agent's browser", () => {
  it("is rung for an offer, with the site and the due time, and with no word of who it is", async () => {
    const test = await world();
    const ada = await agent(test, "Ada");
    expect((await ada.ring(test.phone)).status).toBe(200);
    await ada.desk.goOnDuty();
    const conversation = await waiting(test);
    expect(test.rung.map(({ ring }) => ring)).toEqual([
      { type: "offer", conversation, site: "The Shop", dueAtMs: expect.any(Number) as number },
    ]);
    const headers = test.rung[0]?.headers;
    expect([headers?.get("urgency"), headers?.get("content-encoding")]).toEqual(["high", "aes128gcm"]);
    expect(Number(headers?.get("ttl"))).toBeLessThanOrEqual(20);
    const { key } = await read<RingKey>(await ada.desk.send("GET", "/ring"));
    expect(headers?.get("authorization")).toContain(`k=${key}`);
  });

  it("[HG12] is rung off duty once for whoever waits while nobody on duty can be asked, if its agent wants that", async () => {
    const test = await world();
    const [ada, ola] = [await agent(test, "Ada"), await agent(test, "Ola")];
    await ada.ring(test.phone, true);
    await ola.ring(test.laptop);
    await waiting(test);
    expect(test.told()).toEqual([[PHONE, "waiting"]]);
    await test.platform.advance(90_000);
    expect(test.told()).toEqual([]);
    await waiting(test);
    expect(test.told()).toEqual([[PHONE, "waiting"]]);
    await ola.desk.goOnDuty();
    await test.platform.advance(3_000);
    await waiting(test);
    expect(test.told().filter(([, type]) => type === "waiting")).toEqual([]);
    await ola.end(test.laptop);
    await waiting(test);
    expect(test.told()).toEqual([]);
  });

  it("is rung when the visitor whom its agent has writes, once in half a minute", async () => {
    const test = await world();
    const ada = await agent(test, "Ada");
    await ada.ring(test.phone);
    await ada.desk.goOnDuty();
    const visitor = test.visitor();
    const { conversation } = await visitor.askHuman();
    await visitor.stream();
    await test.platform.advance(3_000);
    const taken = ada.desk.command(conversation, { type: "accept" });
    await test.platform.settle();
    await taken;
    test.told();
    for (const text of ["Are you there?", "Hello?"]) await visitor.say(text);
    await test.platform.settle();
    expect(test.told()).toEqual([[PHONE, "message"]]);
    await test.platform.advance(31_000);
    await visitor.say("Still here.");
    await test.platform.settle();
    expect(test.told()).toEqual([[PHONE, "message"]]);
  });

  it("is rung after a restart, and never again once its service says that it is gone or its own agent says no", async () => {
    const folder = tempFolder();
    let status = 201;
    const first = await world({ folder });
    const kept = await (await agent(first, "Ada")).ring(first.phone, true);
    expect(kept.status).toBe(200);
    const stopped = first.relay.stop();
    await first.platform.advance(4_000);
    await stopped;
    const second = await world({ folder, status: () => status });
    const count = () => second.db.prepare("SELECT count(*) AS n FROM ring_devices").get()?.["n"];
    // The browser's keys are those of the first world: what is sent can be opened by nobody here.
    expect(count()).toBe(1);
    const ola = await agent(second, "Ola");
    await ola.ring(second.laptop, true);
    status = 410;
    await waiting(second);
    expect(second.told()).toEqual([[LAPTOP, "waiting"]]);
    expect(count()).toBe(1);
    expect([(await ola.end(second.phone)).status, count()], "another agent's").toEqual([200, 1]);
  });

  it.each([
    ["https://hooks.evil.example/x", 422, "push-service-unknown"],
    ["https://fcm.googleapis.com.evil.example/x", 422, "push-service-unknown"],
    ["https://fcm.googleapis.com:8443/x", 422, "push-service-unknown"],
    ["http://fcm.googleapis.com/x", 400, "malformed"],
  ])("is no address of anybody else's choosing: %s", async (endpoint, status, code) => {
    const test = await world();
    const { ring } = await agent(test, "Ada");
    const answer = await ring(new TestBrowser(endpoint));
    expect([answer.status, (await read<{ error: { code: string } }>(answer)).error.code]).toEqual([status, code]);
  });

  it("is refused keys that nothing can be encrypted for, and asks for a session", async () => {
    const test = await world();
    const { desk } = await agent(test, "Ada");
    const device = { ...test.phone.device(false), keys: { p256dh: "A".repeat(87), auth: "B".repeat(22) } };
    expect((await desk.put("/ring", device)).status).toBe(422);
    expect((await new DeskClient(test.relay).send("GET", "/ring")).status).toBe(401);
  });
});
