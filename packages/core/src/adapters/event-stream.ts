// Reads server-sent events from the body of a fetch: the `data:` of each, in order. Half a kilobyte, instead of an EventSource
// that can send no body and so would carry the secret in an address.

/** One frame is never longer than this: 200 events of the longest text are a fraction of it. */
const FRAME_CHARS_MAX = 8 * 1024 * 1024;

/**
 * Reads to the end.
 *
 * @throws what the body throws when it breaks off, and `RangeError` for a frame without end
 */
export async function readEventStream(body: ReadableStream<Uint8Array>, onData: (data: string) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    // A carriage return may be the last character so far: it waits for its line feed.
    const parts = rest.replace(/\r\n/g, "\n").split("\n\n");
    rest = parts.pop() ?? "";
    if (rest.length > FRAME_CHARS_MAX) throw new RangeError("readEventStream: a frame is too long");
    for (const part of parts) {
      const data = part
        .split("\n")
        .filter((line) => line.startsWith("data:"))
        .map((line) => line.slice(5).trimStart())
        .join("\n");
      if (data !== "") onData(data);
    }
  }
}
