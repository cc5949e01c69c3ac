import { describe, expect, it } from "vitest";
import { manualPlatform } from "../testing/manual-platform.ts";
import { read, RELAY, tempFolder, testRelay } from "../testing/test-relay.ts";
import { OVERDUE_MS_MAX } from "./settling.ts";

const MONITOR = "https://monitor.example/ping/0f1e";
const MINUTE_MS = 60_000;

/** A relay with a monitor that counts the calls, and answers them as it is told to. */
async function watched(everyMs?: number) {
  const calls: { readonly url: string; readonly method: string }[] = [];
  const answers: (Response | "unreachable")[] = [];
  const platform = manualPlatform((input, init) => {
    const { url, method } = new Request(input, init);
    calls.push({ url, method });
    const answer = answers.shift() ?? new Response("OK");
    return answer === "unreachable" ? Promise.reject(new TypeError("fetch failed")) : Promise.resolve(answer);
  });
  const test = await testRelay({
    platform,
    folder: tempFolder(),
    heartbeat: { url: MONITOR, ...(everyMs !== undefined && { everyMs }) },
  });
  await platform.settle();
  const health = async () => {
    const response = await test.relay.fetch(new Request(`${RELAY}/healthz`));
    return { status: response.status, ...(await read<Record<string, unknown>>(response)) };
  };
  return { ...test, calls, answers, health };
}

describe("the dead-man's switch", () => {
  it("[HG7] calls the monitor at the start and every minute, with a plain GET", async () => {
    const { calls, platform } = await watched();
    expect(calls).toEqual([{ url: MONITOR, method: "GET" }]);
    await platform.advance(10 * MINUTE_MS);
    expect(calls).toHaveLength(11);
  });

  it("keeps to the interval that it is given", async () => {
    const { calls, platform } = await watched(30_000);
    await platform.advance(5 * MINUTE_MS);
    expect(calls).toHaveLength(11);
  });

  it("[HG7] falls silent when the disk refuses, and calls again when it takes what is written", async () => {
    const { calls, platform, db, health } = await watched();
    db.exec(`CREATE TRIGGER full BEFORE UPDATE ON jobs BEGIN SELECT RAISE(ABORT, 'disk is full'); END`);
    await platform.advance(10 * MINUTE_MS);
    expect(calls).toHaveLength(1);
    expect(await health()).toMatchObject({ status: 503, ok: false, settling: false });
    db.exec("DROP TRIGGER full");
    await platform.advance(2 * MINUTE_MS);
    expect(calls.length).toBeGreaterThan(1);
    expect(await health()).toMatchObject({ status: 200, ok: true, settling: true });
  });

  it("[HG7] falls silent when a promise that is due is not settled, though the loop runs", async () => {
    const { calls, platform, db, visitor, health } = await watched();
    await visitor().askHuman();
    db.exec(`CREATE TRIGGER stuck BEFORE INSERT ON events WHEN NEW.type = 'promise.broken'
             BEGIN SELECT RAISE(ABORT, 'no'); END`);
    await platform.advance(MINUTE_MS + OVERDUE_MS_MAX);
    const before = calls.length;
    await platform.advance(20 * MINUTE_MS);
    expect(calls).toHaveLength(before);
    expect(await health()).toEqual({
      status: 503,
      ok: false,
      settling: false,
      oldestOverdueMs: OVERDUE_MS_MAX + 20 * MINUTE_MS,
    });
    db.exec("DROP TRIGGER stuck");
    await platform.advance(2 * MINUTE_MS);
    expect(await health()).toMatchObject({ status: 200, oldestOverdueMs: 0 });
    expect(calls.length).toBeGreaterThan(before);
  });

  it("[HG7] falls silent when the loop of due jobs stands still", async () => {
    const { calls, platform, db, health } = await watched();
    // As if whoever has claimed the beat never came back.
    db.exec(`UPDATE jobs SET lease_until = ${platform.clock.now() + 10 * MINUTE_MS} WHERE type = 'beat'`);
    await platform.advance(9 * MINUTE_MS);
    expect(calls).toHaveLength(1);
    expect(await health()).toMatchObject({ status: 503, settling: false, oldestOverdueMs: 0 });
    await platform.advance(2 * MINUTE_MS);
    expect(calls.length).toBeGreaterThan(1);
  });

  it("is tried again soon when the monitor was not reached", async () => {
    const { calls, answers, platform } = await watched();
    answers.push("unreachable", new Response(null, { status: 502 }));
    await platform.advance(MINUTE_MS);
    expect(calls).toHaveLength(2);
    await platform.advance(20_000);
    expect(calls).toHaveLength(4);
    await platform.advance(59_000);
    expect(calls).toHaveLength(4);
  });
});

describe("the health of a relay", () => {
  it("[HG7] waits a while for the first beat after a start, also on a folder that was left", async () => {
    const folder = tempFolder();
    const platform = manualPlatform();
    const first = await testRelay({ folder, platform });
    await first.visitor().askHuman();
    first.db.close();
    await first.relay.stop();
    platform.jump(24 * 3_600_000);
    const { relay } = await testRelay({ folder, platform });
    await platform.settle();
    const response = await relay.fetch(new Request(`${RELAY}/healthz`));
    expect(await read(response)).toEqual({ ok: true, settling: true, oldestOverdueMs: 0 });
  });
});
