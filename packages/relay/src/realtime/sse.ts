// Writes frames as server-sent events. A reader that does not drain is cut, so that it costs no more than one buffer.

/** What may wait for a slow reader, in bytes: the largest answer of the log and then some. Whoever is cut dials again. */
const BUFFER_BYTES_MAX = 1024 * 1024;

/** What every stream carries. */
export const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // nginx holds back what it proxies unless told otherwise.
  "x-accel-buffering": "no",
  "x-content-type-options": "nosniff",
} as const;

/** What every frame says of itself. A frame of type `bye` is the last: the stream ends behind it. */
export interface AnyFrame {
  readonly type: string;
}

/**
 * What a stream sends: called at once, and may send at any time. What it returns frees all that it holds, and is called once: when the
 * reader has left, was cut, or `bye` was sent. Sending after that does nothing.
 */
export type StreamStart = (send: (frame: AnyFrame) => void) => () => void;

/** What carries a stream to its reader. */
export interface Wire {
  write(text: string): void;
  /** Bytes that were written and have not gone out. */
  waiting(): number;
  end(): void;
}

/** Starts a stream on a wire. Call what it returns when the reader has left. */
export function openStream(start: StreamStart, wire: Wire): () => void {
  let isOver = false;
  let free: (() => void) | null = null;
  const leave = (): void => {
    if (isOver) return;
    isOver = true;
    free?.();
  };
  const end = (): void => {
    leave();
    wire.end();
  };
  const send = (frame: AnyFrame): void => {
    if (isOver) return;
    if (wire.waiting() >= BUFFER_BYTES_MAX) return end();
    wire.write(`data: ${JSON.stringify(frame)}\n\n`);
    if (frame.type === "bye") end();
  };
  free = start(send);
  // It has said `bye` already.
  if (isOver) free();
  return leave;
}

/** Opens a stream over `fetch`. */
export function sseResponse(start: StreamStart): Response {
  const encoder = new TextEncoder();
  let leave = (): void => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        leave = openStream(start, {
          write: (text) => controller.enqueue(encoder.encode(text)),
          waiting: () => BUFFER_BYTES_MAX - (controller.desiredSize ?? 0),
          end: () => controller.close(),
        });
      },
      cancel: () => leave(),
    },
    { highWaterMark: BUFFER_BYTES_MAX, size: (chunk) => chunk?.byteLength ?? 0 },
  );
  return new Response(body, { headers: STREAM_HEADERS });
}
