import { describe, expect, it, onTestFinished } from "vitest";
import { createLogger } from "./logger.ts";
import { createRelay } from "./create-relay.ts";
import { serve } from "./serve.ts";

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
