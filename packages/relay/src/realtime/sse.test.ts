import { describe, expect, it } from "vitest";
import { sseResponse, type AnyFrame } from "./sse.ts";

const BIG = "x".repeat(100_000);

describe("a stream of server-sent events", () => {
  it("writes each frame as one data line", async () => {
    const response = sseResponse((send) => {
      send({ type: "beat" });
      send({ type: "bye" });
    });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(await response.text()).toBe('data: {"type":"beat"}\n\ndata: {"type":"bye"}\n\n');
  });

  it("cuts a reader that does not drain, and frees what the stream held", () => {
    let cut: AbortSignal | null = null;
    let send: (frame: AnyFrame) => void = () => undefined;
    sseResponse((sendFrame, closed) => {
      send = sendFrame;
      cut = closed;
    });
    const frame = { type: "log", text: BIG };
    for (let n = 0; n < 10; n += 1) send(frame);
    expect(cut).toMatchObject({ aborted: false });
    for (let n = 0; n < 10; n += 1) send(frame);
    expect(cut).toMatchObject({ aborted: true });
  });

  it("frees what it held when the reader leaves", async () => {
    let left: AbortSignal | null = null;
    const response = sseResponse((_send, closed) => {
      left = closed;
    });
    await response.body?.cancel();
    expect(left).toMatchObject({ aborted: true });
  });
});
