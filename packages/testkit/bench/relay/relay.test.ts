// A tiny sample of `npm run bench -- relay`: that its driver counts what really arrived. The figures themselves are no test.
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { bareSse } from "./bare-sse.ts";
import type { Contender, RunningServer } from "./contender.ts";
import { handrail } from "./handrail.ts";
import { mostMessages, steadyLoad } from "./load.ts";
import { memoryOfReaders, readersFor } from "./memory.ts";
import { latencyOf, percentile } from "./percentiles.ts";

vi.setConfig({ testTimeout: 120_000 });

describe("percentiles", () => {
  it("are values that were seen", () => {
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
    expect(percentile([], 0.5)).toBe(0);
    expect(latencyOf(Array.from({ length: 100 }, (_, index) => index + 1))).toEqual({ p50: 50, p99: 99 });
  });
});

describe("the relay's benchmark", () => {
  it.each([[handrail(2)], [bareSse(2)]])(
    "drives $name: what is sent arrives, and is counted",
    async (contender: Contender) => {
      const server = await contender.start({ idle: readersFor(5), waiting: 1 });
      onTestFinished(() => server.stop());
      expect(
        (await mostMessages(server, { pairs: 2, warmUpSeconds: 0, seconds: 1 })).messagesPerSecond,
      ).toBeGreaterThan(0);
      const steady = await steadyLoad(server, { pairs: 2, rate: 20, seconds: 1 });
      expect(steady.rate).toBeLessThanOrEqual(21);
      expect(steady.delivery.p50).toBeGreaterThan(0);
      await memoryOfReaders(server.pid, server.openIdle, { readers: 5, restMs: 1 });
      await server.openWaiting?.();
    },
  );

  it("does not take a message that never arrives for one that did", async () => {
    const deaf: RunningServer = {
      pid: 0,
      openPair: () => Promise.resolve({ send: () => Promise.resolve() }),
      openIdle: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    };
    await expect(steadyLoad(deaf, { pairs: 1, rate: 5, seconds: 0, patienceMs: 50 })).rejects.toThrow(
      "reached no reader",
    );
  });
});
