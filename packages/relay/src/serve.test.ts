import { EventEmitter, once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { conversationId } from "@handrail/protocol";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createLogger } from "./logger.ts";
import { createRelay, type Relay } from "./create-relay.ts";
import { DeskClient } from "./desk/testing/desk-client.ts";
import { serve } from "./serve.ts";
import { PlainBrowser } from "./testing/plain-browser.ts";
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

  it("[HG7] counts an answer as seen once the page without script has gone out, and not where the connection was cut before", async () => {
    const { relay, db, platform } = await testRelay();
    const browser = new PlainBrowser(relay);
    const kari = await DeskClient.signedIn(relay, "Kari2");
    await kari.goOnDuty();
    await browser.open();
    await browser.send("ask", { message: "My parcel is wet." });
    const conversation = conversationId(String(db.prepare("SELECT id FROM conversations").get()?.["id"]));
    await kari.command(conversation, { type: "accept" });
    await kari.command(conversation, { type: "reply", text: "Here I am." });
    const kept = () => db.prepare("SELECT 1 FROM events WHERE type = 'promise.kept'").all().length;

    // The page is made, and its way is gone before it is sent.
    const steps = new EventEmitter();
    const isMade = once(steps, "made");
    const isCut = once(steps, "cut");
    const slow: Relay = {
      ...relay,
      async fetch(asked, env) {
        const answer = await relay.fetch(asked, env);
        steps.emit("made");
        if (asked.headers.has("x-cut")) await once(asked.signal, "abort");
        steps.emit("cut");
        return answer;
      },
    };
    const serving = await serve(slow, { port: 0 });
    if (!serving.ok) throw new Error(serving.message);
    onTestFinished(() => serving.stop());
    const line = connect(serving.port, "127.0.0.1");
    const headers = ["Host: localhost", `Cookie: ${browser.cookie}`, "X-Cut: 1"];
    line.write(`GET /human/shop HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
    await isMade;
    line.destroy();
    await isCut;
    await platform.settle();
    expect(kept()).toBe(0);

    const seen = await fetch(`http://127.0.0.1:${serving.port}/human/shop`, { headers: { cookie: browser.cookie } });
    expect(await seen.text()).toContain("Here I am.");
    await vi.waitFor(() => expect(kept()).toBe(1));
  });

  it("answers visitors on a port exactly as it does over fetch, headers and refusals included", async () => {
    const { relay, visitor } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    const serving = await serve(relay, { port: 0 });
    if (!serving.ok) throw new Error(serving.message);
    onTestFinished(() => serving.stop());
    const here = `http://127.0.0.1:${serving.port}`;
    const known = { ...kim.credentials, after: 0 };
    const asks: readonly (readonly [path: string, body: string | Uint8Array<ArrayBuffer>])[] = [
      ["/v1/events", JSON.stringify({ ...known, wait: "none" })],
      ["/v1/events", JSON.stringify({ ...known, secret: "x".repeat(43), wait: "none" })],
      ["/v1/events", JSON.stringify({ ...known, wait: "for ever" })],
      ["/v1/commands", "not JSON"],
      ["/v1/commands", Uint8Array.of(0x22, 0xff, 0x22)],
      ["/v1/commands", ""],
      ["/v1/commands", "x".repeat(64 * 1024 + 1)],
    ];
    const names = ["content-type", "cache-control", "access-control-allow-origin", "x-content-type-options"];
    const seen = async (response: Response) => ({
      status: response.status,
      headers: names.map((name) => response.headers.get(name)),
      body: await response.text(),
    });
    for (const [path, body] of asks) {
      const ask = { method: "POST", body };
      const overFetch = await seen(await relay.fetch(new Request(`${here}${path}`, ask)));
      expect(await seen(await fetch(`${here}${path}`, ask))).toEqual(overFetch);
    }
    for (const origin of ["https://elsewhere.example", "https://shop.example"]) {
      const ask = { method: "POST", body: JSON.stringify({ ...known, wait: "none" }), headers: { origin } };
      const { status } = await relay.fetch(new Request(`${here}/v1/events`, ask));
      expect((await fetch(`${here}/v1/events`, ask)).status).toBe(status);
    }
  });

  it("stops reading a body without a length once it is too long", async () => {
    const { relay } = await testRelay();
    const serving = await serve(relay, { port: 0 });
    if (!serving.ok) throw new Error(serving.message);
    onTestFinished(() => serving.stop());
    const asked = request({ port: serving.port, path: "/v1/commands", method: "POST" });
    asked.on("error", () => undefined); // it is cut off in the middle of what it says
    const answered = once(asked, "response");
    for (let part = 0; part < 5; part += 1) asked.write("x".repeat(16 * 1024));
    const [response] = await answered;
    expect(response).toMatchObject({ statusCode: 413, headers: { connection: "close" } });
    asked.destroy();
  });

  it("cuts whoever takes nothing of an answer, so that a thousand of them hold no memory", async () => {
    const { relay } = await testRelay();
    let isCut = false;
    const endless = async (): Promise<Response> =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
          cancel: () => void (isCut = true),
        }),
      );
    const serving = await serve({ ...relay, fetch: endless }, { port: 0, stallMs: 200 });
    if (!serving.ok) throw new Error(serving.message);
    onTestFinished(() => serving.stop());
    const reader = connect(serving.port, "127.0.0.1").pause();
    onTestFinished(() => void reader.destroy());
    reader.write("GET /v1/files/long HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await vi.waitFor(() => expect(isCut).toBe(true), 60_000);
  });

  it("streams to a reader on a port, and ends with bye when it stops", async () => {
    const { relay, visitor } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    const serving = await serve(relay, { port: 0 });
    if (!serving.ok) throw new Error(serving.message);
    const body = JSON.stringify({ ...kim.credentials, after: 0, wait: "stream" });
    const response = await fetch(`http://127.0.0.1:${serving.port}/v1/events`, { method: "POST", body });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    await kim.say("and again");
    await serving.stop();
    const frames = (await response.text()).split("\n\n");
    expect(frames.at(-1)).toBe("");
    expect(frames.at(-2)).toBe('data: {"type":"bye"}');
    expect(frames.join("")).toContain("and again");
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
