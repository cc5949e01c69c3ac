import { conversationSecret, siteId, type Frame } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { virtualClock } from "../testing/virtual-clock.ts";
import { relay } from "./relay-backend.ts";

const credentials = { site: siteId("shop"), secret: conversationSecret("s".repeat(43)) };
const signal = new AbortController().signal;
const never = () => () => {};
const PAGE = {
  clock: virtualClock(),
  network: { isOnline: () => true, onChange: never },
  page: { onHide: never },
  tabs: { join: () => ({ tell: () => {}, leave: () => {} }) },
};
const answering = (response: () => Response) =>
  relay({ url: "https://chat.example/", site: "shop" }).connect(() => Promise.resolve(response()), PAGE);

const live = { asOfMs: 1, place: null, waiting: 0, agentsOnDuty: 0, expectedWaitMs: null, step: null };
const event = { id: "v.x.0", type: "message.sent", seq: 1, atMs: 1, from: { type: "visitor" }, text: "hi" };
const read = { conversation: "c", generation: "g", head: 1, nowMs: 1, events: [event], live, run: null };
const error = { code: "unknown-site", message: "No.", next: "Ask.", retry: "never" };

describe("what counts as an answer", () => {
  it("takes a relay's read and a relay's refusal", async () => {
    const request = { ...credentials, after: 0, wait: "none" } as const;
    expect(await answering(() => Response.json(read)).read(request, signal)).toMatchObject({ type: "ok" });
    const refused = await answering(() => Response.json({ error }, { status: 404 })).read(request, signal);
    expect(refused).toEqual({ type: "refused", error });
  });

  it.each([
    ["a page", "<html>"],
    ["nothing", ""],
    ["null", "null"],
    ["a list", "[]"],
    ["a head that is no number", JSON.stringify({ ...read, head: "1" })],
    ["no generation", JSON.stringify({ ...read, generation: undefined })],
    ["events that are no list", JSON.stringify({ ...read, events: {} })],
    ["an event without a place", JSON.stringify({ ...read, events: [{ ...event, seq: null }] })],
    ["live facts that are null", JSON.stringify({ ...read, live: null })],
    ["an error without a code", JSON.stringify({ error: { message: "x", retry: "never" } })],
  ])("[HG3] takes %s for no answer at all", async (_name, body) => {
    const request = { ...credentials, after: 0, wait: "none" } as const;
    expect(await answering(() => new Response(body)).read(request, signal)).toEqual({ type: "unknown" });
  });

  it.each([
    ["no list of verdicts", { verdicts: {} }],
    ["a verdict without an id", { verdicts: [{ ok: true, seq: 1 }] }],
    ["a verdict without a place", { verdicts: [{ id: "x", ok: true }] }],
    ["a refusal without a reason", { verdicts: [{ id: "x", ok: false }] }],
  ])("[HG3] does not take %s for an acknowledgement", async (_name, part) => {
    const response = () => Response.json({ conversation: "c", generation: "g", head: 1, ...part });
    const answer = await answering(response).submit({ ...credentials, commands: [] }, { isLast: false, signal });
    expect(answer).toEqual({ type: "unknown" });
  });

  it("passes a stream's frames on in order, and leaves out what is none", async () => {
    const frames: Frame[] = [];
    const lines = [{ type: "log", ...read }, { type: "log" }, 7, { type: "later", x: 1 }, { type: "bye" }];
    const body = lines.map((line) => `data: ${JSON.stringify(line)}\n\n`).join("");
    const headers = { "content-type": "text/event-stream; charset=utf-8" };
    const over = await answering(() => new Response(body, { headers })).stream(
      { ...credentials, after: 0, wait: "stream" },
      { onFrame: (frame) => frames.push(frame), signal },
    );
    expect(over).toEqual({ type: "ok", value: null });
    expect(frames.map(({ type }) => type)).toEqual(["log", "later", "bye"]);
  });

  it("sends no cookie, no header of its own and nothing in an address", async () => {
    const seen: { url: string; init: RequestInit | undefined }[] = [];
    const wire = relay({ url: "https://chat.example", site: "shop" }).connect((url, init) => {
      seen.push({ url, init });
      return Promise.resolve(Response.json(read));
    }, PAGE);
    await wire.read({ ...credentials, after: 3, wait: "none" }, signal);
    expect(seen[0]?.url).toBe("https://chat.example/v1/events");
    expect(seen[0]?.init).toMatchObject({ method: "POST", credentials: "omit" });
    expect(seen[0]?.init?.headers).toBeUndefined();
  });
});
