// A relay whose machine's clock is set wrong while it runs, and before it starts.
import { describe, expect, it } from "vitest";
import { manualPlatform } from "../testing/manual-platform.ts";
import { newId, RELAY, SITE, tempFolder, testRelay } from "../testing/test-relay.ts";

const HOUR_MS = 3_600_000;
const TOKEN = "a-token-for-the-monitor";
const click = () => ({ type: "ask-human", id: newId(), why: "button", epoch: null, seen: null }) as const;

async function watched() {
  const told: { type: string; data: { why: string } }[] = [];
  const platform = manualPlatform(async (_input, init) => {
    told.push(JSON.parse(String(init?.body)));
    return new Response(null, { status: 204 });
  });
  const test = await testRelay({ platform, metricsToken: TOKEN });
  const set = await test.relay.people.sites.set(SITE, {
    alarms: { webhookUrl: "https://hooks.shop.example/", webhookSecret: `whsec_${"c2VjcmV0".repeat(5)}` },
  });
  if (!set.ok) throw new Error(set.error.code);
  const metric = async (): Promise<number> => {
    const request = new Request(`${RELAY}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const text = await (await test.relay.fetch(request)).text();
    return Number(/^handrail_clock_off_seconds (\S+)$/m.exec(text)?.[1]);
  };
  return { ...test, platform, told, metric };
}

describe("a clock that jumps", () => {
  for (const [way, jumpMs] of [
    ["forward", 200 * HOUR_MS],
    ["back", -200 * HOUR_MS],
  ] as const) {
    it(`[HG6] breaks no promise and makes none when it goes ${way}, is alarmed, and takes what was asked when it is right again`, async () => {
      const { visitor, platform, told, metric } = await watched();
      const kim = visitor();
      await kim.askHuman();
      const before = (await kim.read()).events;
      expect(await metric()).toBe(0);

      platform.setBy(jumpMs);
      const ola = visitor();
      const wish = click();
      const refused = { ok: false, error: { code: "clock-jumped", retry: "later" } };
      expect((await ola.send(wish)).verdicts).toMatchObject([refused]);
      await platform.advance(90_000);
      expect(await metric()).toBe(jumpMs / 1_000);
      expect((await kim.read()).events).toEqual(before);
      expect(told).toMatchObject([{ type: "site.probe-failed", data: { site: SITE, why: "clock" } }]);
      expect((await kim.send({ type: "withdraw", id: newId() })).verdicts).toMatchObject([refused]);

      platform.setBy(-jumpMs);
      const [taken] = (await ola.send(wish)).verdicts;
      expect(taken).toMatchObject({ ok: true });
      const made = (await ola.read()).events.find(({ type }) => type === "promise.made");
      expect(made?.type === "promise.made" && made.dueAtMs - made.atMs).toBe(60_000);
      await platform.advance(60_000);
      expect(told.map(({ type, data }) => [type, data.why])).toEqual(
        expect.arrayContaining([
          ["site.probe-failed", "clock"],
          ["site.resolved", "clock"],
        ]),
      );
      expect(await metric()).toBe(0);
    });
  }

  it("[HG6] is noticed at a start behind the last one, and believed where the operator says so", async () => {
    const folder = tempFolder();
    const first = await testRelay({ folder });
    await first.platform.advance(2 * 60_000);
    await first.relay.stop();

    const hourBefore = () => manualPlatform(undefined, first.platform.clock.now() - HOUR_MS);
    const second = await testRelay({ folder, platform: hourBefore() });
    expect((await second.visitor().askHuman()).verdicts).toMatchObject([{ error: { code: "clock-jumped" } }]);
    await second.relay.stop();

    const third = await testRelay({ folder, platform: hourBefore(), trustsClock: true });
    expect((await third.visitor().askHuman()).verdicts).toMatchObject([{ ok: true }]);
    await third.platform.advance(60_000);
    await third.relay.stop();
    const fourth = await testRelay({ folder, platform: third.platform });
    expect((await fourth.visitor().askHuman()).verdicts).toMatchObject([{ ok: true }]);
  });
});
