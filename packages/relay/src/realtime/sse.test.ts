import { describe, expect, it } from "vitest";
import { sseResponse, type AnyFrame } from "./sse.ts";

const BIG = "x".repeat(100_000);

describe("a stream of server-sent events", () => {
  it("writes each frame as one data line", async () => {
    const response = sseResponse((send) => {
      send({ type: "beat" });
      send({ type: "bye" });
      return () => undefined;
    });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(await response.text()).toBe('data: {"type":"beat"}\n\ndata: {"type":"bye"}\n\n');
  });

  it("cuts a reader that does not drain, and frees what the stream held", () => {
    let freed = 0;
    let send: (frame: AnyFrame) => void = () => undefined;
    sseResponse((sendFrame) => {
      send = sendFrame;
      return () => void (freed += 1);
    });
    const frame = { type: "log", text: BIG };
    for (let n = 0; n < 10; n += 1) send(frame);
    expect(freed).toBe(0);
    for (let n = 0; n < 10; n += 1) send(frame);
    expect(freed).toBe(1);
  });

  it("frees what it held when the reader leaves", async () => {
    let freed = 0;
    const response = sseResponse(() => () => void (freed += 1));
    await response.body?.cancel();
    expect(freed).toBe(1);
  });

  it("frees once what a stream held that said goodbye while it began", async () => {
    let freed = 0;
    const response = sseResponse((send) => {
      send({ type: "bye" });
      return () => void (freed += 1);
    });
    await response.text();
    expect(freed).toBe(1);
  });
});
