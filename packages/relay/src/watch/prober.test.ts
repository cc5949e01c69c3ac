import { agentId, type GuaranteeFigures, type OpeningHours } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { newWebhookSecret } from "../alarms/webhook-channel.ts";
import { codeOf, newId, read, RELAY, SITE, tempFolder, testRelay, type TestOptions } from "../testing/test-relay.ts";
import { PROBE_HEADER } from "./probe-pass.ts";

const MINUTE_MS = 60_000;
const KARI = agentId("kari");
const SECRET = newWebhookSecret((length) => new Uint8Array(length).fill(7));
const TABLES = ["events", "conversations", "commands", "requests", "receipts", "ledger_chain"];

/** A live site that promises an answer within a minute and is probed every five, with a webhook that hears of alarms. */
async function probed(options: TestOptions & { readonly hours?: OpeningHours } = {}) {
  const { hours, ...rest } = options;
  const told: { type: string; data: Record<string, unknown> }[] = [];
  const platform =
    options.platform ??
    manualPlatform(async (_input, init) => {
      told.push(JSON.parse(String(init?.body)));
      return new Response(null, { status: 204 });
    });
  const test = await testRelay({ platform, ...rest });
  const { people } = test.relay;
  const set = await people.sites.set(SITE, {
    probe: { everyMin: 5 },
    alarms: { webhookUrl: "https://hooks.shop.example/", webhookSecret: SECRET },
    ...(hours && { hours }),
  });
  if (!set.ok) throw new Error(set.error.code);
  return {
    ...test,
    told,
    types: () => told.map(({ type }) => type),
    count: (table: string) => Number(test.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.["n"]),
    probes: () => Number(test.db.prepare("SELECT count(*) AS n FROM probes").get()?.["n"]),
    /** Minutes go by while an agent's desk is open. */
    async onDuty(minutes: number) {
      for (let half = 0; half < minutes * 2; half += 1) {
        await people.duty.set(KARI, true);
        await platform.advance(MINUTE_MS / 2);
      }
    },
  };
}

describe("a probe", () => {
  it("[HG7] passes while somebody on duty could be offered a visitor, and alarms nobody", async () => {
    const { onDuty, probes, count } = await probed();
    await onDuty(30);
    expect(probes()).toBe(1);
    expect(count("alarms")).toBe(0);
  });

  it("leaves nothing behind: no conversation, no place, no figure, no receipt, no link of the chain, no job", async () => {
    const { onDuty, visitor, db, relay, count, probes } = await probed();
    await relay.people.sites.set(SITE, { answerWithinMs: 10 * MINUTE_MS });
    const kim = visitor();
    await kim.askHuman();
    await onDuty(0.5);
    const before = TABLES.map(count);
    expect(probes()).toBe(0);
    await onDuty(1);
    expect(probes()).toBe(1);
    expect(TABLES.map(count)).toEqual(before);
    expect(db.prepare("SELECT DISTINCT conversation FROM jobs WHERE conversation <> ''").all()).toHaveLength(1);
    await kim.stream();
    await onDuty(0.1);
    expect((await kim.read()).live).toMatchObject({ place: 1, waiting: 1 });
    const figures = await relay.fetch(new Request(`${RELAY}/v1/sites/shop/guarantee`));
    expect((await read<GuaranteeFigures>(figures)).requests).toBe(1);
  });

  it("is never shown to an agent, nor told to one", async () => {
    const { relay, platform, probes } = await probed();
    const ada = await DeskClient.signedIn(relay, "Ada");
    await ada.goOnDuty();
    const stream = await ada.stream();
    await platform.advance(20 * MINUTE_MS);
    expect(probes()).toBe(1);
    expect(stream.of("log")).toEqual([]);
    for (const { inbox } of stream.of("inbox")) expect([...inbox.queue, ...inbox.mine, ...inbox.others]).toEqual([]);
    await stream.leave();
  });

  it("[HG7] alarms when nobody could have been reached for as long as a visitor is asked to wait, and not sooner", async () => {
    const { platform, told, types } = await probed();
    await platform.advance(MINUTE_MS + 55_000);
    expect(told).toEqual([]);
    await platform.advance(10_000);
    expect(types()).toEqual(["site.unreachable"]);
    expect(told[0]?.data).toMatchObject({ site: SITE, why: "nobody-on-duty", count: 1, link: `${RELAY}/desk/#/team` });
  });

  it("[HG7] repeats the alarm until somebody acknowledges it, and tells once when it is over", async () => {
    const { relay, platform, types, onDuty } = await probed();
    await platform.advance(25 * MINUTE_MS);
    expect(types()).toEqual(["site.unreachable", "site.unreachable", "site.unreachable"]);
    const ada = await DeskClient.signedIn(relay, "Ada");
    const { alarms } = await read<{ alarms: { id: string; kind: string; why: string }[] }>(await ada.get("/alarms"));
    expect(alarms).toMatchObject([{ kind: "unreachable", why: "nobody-on-duty", siteName: "The Shop" }]);
    await ada.post(`/alarms/${alarms[0]?.id}/acknowledge`, {});
    await platform.advance(3 * 60 * MINUTE_MS);
    expect(types()).toHaveLength(3);
    await onDuty(20);
    expect(types().slice(3)).toEqual(["site.resolved"]);
  });

  it("[HG7] clears its alarm by itself when a later probe passes, and raises a new one for new trouble", async () => {
    const { relay, platform, told, types, onDuty } = await probed();
    await platform.advance(3 * MINUTE_MS);
    await onDuty(1);
    expect(types()).toEqual(["site.unreachable", "site.resolved"]);
    expect(told[1]?.data).toMatchObject({ endedBy: "passed", alarm: told[0]?.data["alarm"] });
    const ada = await DeskClient.signedIn(relay, "Ada");
    expect(await read(await ada.get("/alarms"))).toEqual({ alarms: [] });
    await platform.advance(10 * MINUTE_MS);
    expect(types()).toEqual(["site.unreachable", "site.resolved", "site.unreachable"]);
    expect(told[2]?.data["alarm"]).not.toBe(told[0]?.data["alarm"]);
  });

  it("alarms when all who are on duty have as many conversations as they can hold", async () => {
    const { relay, platform, told, visitor } = await probed();
    const ada = await DeskClient.signedIn(relay, "Ada");
    const me = await ada.goOnDuty();
    const stream = await ada.stream();
    for (let held = 0; held < me.capacity; held += 1) {
      const { conversation } = await visitor().askHuman();
      await ada.command(conversation, { type: "accept" });
      await ada.command(conversation, { type: "reply", text: "Hello" });
    }
    await platform.advance(2 * MINUTE_MS + 15_000);
    expect(told.filter(({ type }) => type.startsWith("site."))[0]?.data).toMatchObject({ why: "no-room" });
    await stream.leave();
  });

  it("asks nothing of a site while it is closed, and its alarm ends when it closes", async () => {
    // The test's day is a Monday, and its first moment is noon.
    const week = [[["12:00", "12:10"]], [], [], [], [], [], []] as const;
    const { platform, told, types, db } = await probed({ hours: { timeZone: "UTC", week, holidays: [] } });
    await platform.advance(9 * MINUTE_MS);
    expect(types()).toEqual(["site.unreachable", "site.unreachable"]);
    await platform.advance(2 * MINUTE_MS);
    expect(types().slice(2)).toEqual(["site.resolved"]);
    expect(told[2]?.data).toMatchObject({ endedBy: "closed" });
    const at = () => db.prepare("SELECT at FROM probes").get()?.["at"];
    const last = at();
    await platform.advance(3 * 60 * MINUTE_MS);
    expect([types().length, at()]).toEqual([3, last]);
  });

  it("asks nothing of a site that is not live, or that wants no probes", async () => {
    const early = await probed({ isLive: false });
    await early.platform.advance(20 * MINUTE_MS);
    expect(early.probes()).toBe(0);
    const quiet = await probed();
    await quiet.relay.people.sites.set(SITE, { probe: null });
    await quiet.platform.advance(20 * MINUTE_MS);
    expect(quiet.probes()).toBe(0);
  });

  it("[HG7] alarms when the disk refuses what a visitor would ask, though agents are there", async () => {
    const { onDuty, told, types, db } = await probed();
    db.exec("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    await onDuty(3);
    expect(types()).toEqual(["site.probe-failed"]);
    expect(told[0]?.data).toMatchObject({ why: "storage" });
    db.exec("DROP TRIGGER full");
    await onDuty(1);
    expect(types()).toEqual(["site.probe-failed", "site.resolved"]);
  });

  it("[HG7] alarms past a disk that takes no alarm either, by the same rhythm", async () => {
    const { onDuty, types, told, db } = await probed();
    for (const table of ["probes", "alarms"]) {
      db.exec(`CREATE TRIGGER full_${table} BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'full'); END`);
    }
    await onDuty(10);
    expect(types()).toEqual(["site.probe-failed", "site.probe-failed"]);
    expect(told.map(({ data }) => [data["why"], data["count"]])).toEqual([
      ["storage", 1],
      ["storage", 2],
    ]);
  });

  it("[HG10] alarms when the receipt is missing", async () => {
    const { onDuty, told, db } = await probed();
    db.exec("CREATE TRIGGER gone BEFORE INSERT ON receipts BEGIN SELECT RAISE(ABORT, 'no'); END");
    await onDuty(3);
    expect(told[0]).toMatchObject({ type: "site.probe-failed" });
  });

  it("keeps its alarm over a restart, and does not raise it twice", async () => {
    const folder = tempFolder();
    const first = await probed({ folder });
    await first.platform.advance(3 * MINUTE_MS);
    first.db.close();
    await first.relay.stop();
    const second = await probed({ folder, platform: first.platform });
    await first.platform.advance(5 * MINUTE_MS);
    expect(second.count("alarms")).toBe(1);
    await second.onDuty(1);
    expect(first.types()).toEqual(["site.unreachable", "site.unreachable", "site.resolved"]);
  });
});

describe("the pass of a probe", () => {
  const ask = { type: "ask-human", id: newId(), why: "button", epoch: null, seen: null };

  it("is not made by anybody else, and a request with a wrong one is refused and stores nothing", async () => {
    const { visitor, post, rows, platform } = await probed();
    const { credentials } = visitor();
    for (const pass of ["", "x", `${platform.clock.now() + 1_000}.${"A".repeat(86)}`]) {
      const answer = await post("/v1/commands", { ...credentials, commands: [ask] }, { [PROBE_HEADER]: pass });
      expect([answer.status, await codeOf(answer)]).toEqual([403, "not-allowed"]);
    }
    expect(rows()).toBe(0);
  });
});
