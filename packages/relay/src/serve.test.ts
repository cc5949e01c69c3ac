import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createLogger } from "./logger.ts";
import { createRelay } from "./create-relay.ts";
import { serve } from "./serve.ts";
import { testRelay } from "./testing/test-relay.ts";

const relayOf = () =>
  createRelay({ folder: ":memory:", publicUrl: "http://localhost", logger: createLogger("silent") });

describe("serving on a port", () => {
  it("answers over real sockets and frees the port when it stops", async () => {
    const serving = await serve(await relayOf(), { port: 0 });
    if (!serving.ok) throw new Error(serving.message);
    const address = `http://127.0.0.1:${serving.port}/healthz`;
    expect((await fetch(address)).status).toBe(200);
    await serving.stop();
    await expect(fetch(address)).rejects.toThrow();
  });

  it.each(["stream", "poll"])("frees the seat of a %s whose reader is gone", async (wait) => {
    const { relay, visitor } = await testRelay({ streamsMax: 1 });
    const kim = visitor();
    const { head } = await kim.say("hello");
    const serving = await serve(relay, { port: 0 });
    if (!serving.ok) throw new Error(serving.message);
    onTestFinished(() => serving.stop());
    const read = (wait: string, signal?: AbortSignal) =>
      fetch(`http://127.0.0.1:${serving.port}/v1/events`, {
        method: "POST",
        body: JSON.stringify({ ...kim.credentials, after: head, wait }),
        ...(signal && { signal }),
      });
    const probe = async (): Promise<number> => {
      const { status, body } = await read("stream");
      await body?.cancel();
      return status;
    };
    const tab = new AbortController();
    const open = read(wait, tab.signal).catch(() => null);
    // One round trip later it has been let in.
    await fetch(`http://127.0.0.1:${serving.port}/healthz`);
    await vi.waitFor(async () => expect(await probe()).toBe(503));
    tab.abort();
    await open;
    await vi.waitFor(async () => expect(await probe()).toBe(200));
  });

  it("names the port that is taken and what to do", async () => {
    const first = await serve(await relayOf(), { port: 0 });
    if (!first.ok) throw new Error(first.message);
    onTestFinished(() => first.stop());
    const relay = await relayOf();
    onTestFinished(() => relay.stop());
    const second = await serve(relay, { port: first.port });
    expect(second).toMatchObject({ ok: false, reason: "port-taken" });
    expect(second.ok ? "" : second.message).toMatch(new RegExp(`Port ${first.port} is taken.*--port`));
  });
});
