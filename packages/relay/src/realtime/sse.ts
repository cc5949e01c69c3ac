// Writes frames as server-sent events. A reader that does not drain is cut, so that it costs no more than one buffer.

/** What may wait for a slow reader, in bytes: the largest answer of the log and then some. Whoever is cut dials again. */
const BUFFER_BYTES_MAX = 1024 * 1024;

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // nginx holds back what it proxies unless told otherwise.
  "x-accel-buffering": "no",
  "x-content-type-options": "nosniff",
};

/** What every frame says of itself. A frame of type `bye` is the last: the stream ends behind it. */
export interface AnyFrame {
  readonly type: string;
}

/**
 * Opens a stream. `start` is called at once, may send at any time, and must free what it holds when `closed` aborts
 * (the reader left, was cut, or `bye` was sent). Sending after that does nothing.
 */
export function sseResponse(start: (send: (frame: AnyFrame) => void, closed: AbortSignal) => void): Response {
  const closing = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = (): void => {
          if (closing.signal.aborted) return;
          closing.abort();
          controller.close();
        };
        const send = (frame: AnyFrame): void => {
          if (closing.signal.aborted) return;
          if ((controller.desiredSize ?? 0) <= 0) return end();
          controller.enqueue(encoder.encode(`data: ${JSON.stringify(frame)}\n\n`));
          if (frame.type === "bye") end();
        };
        start(send, closing.signal);
      },
      cancel() {
        closing.abort();
      },
    },
    { highWaterMark: BUFFER_BYTES_MAX, size: (chunk) => chunk?.byteLength ?? 0 },
  );
  return new Response(body, { headers: HEADERS });
}
