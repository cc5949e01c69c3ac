// Carries one POST of JSON to a bot's endpoint and brings its answer's body piece by piece, under every limit. Knows no bot protocol.
import { BotError } from "./bot-error.ts";
import { BODY_BYTES_PER_ANSWER_BYTE, type BotLimits } from "./limits.ts";
import type { Watch } from "./watch.ts";

/** The answer's head, and its body to be read once. */
export interface Reply {
  readonly kind: "json" | "event-stream";
  /** Decoded text as it arrives. @throws BotError */
  readonly pieces: AsyncIterable<string>;
}

/** What a bot's endpoint is sent, and with what. */
export interface Post {
  readonly url: string;
  readonly secret: string | undefined;
  readonly body: unknown;
  readonly fetch: typeof globalThis.fetch;
  readonly limits: BotLimits;
  readonly watch: Watch;
}

/** Sends the request and waits for the answer's head. @throws BotError */
export async function post(options: Post): Promise<Reply> {
  const { fetch, limits, watch } = options;
  if (watch.signal.aborted) throw new BotError("cancelled");
  const response = await reach(watch, limits.firstByteMs, () =>
    fetch(options.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream, application/json",
        ...(options.secret === undefined ? {} : { authorization: `Bearer ${options.secret}` }),
      },
      body: JSON.stringify(options.body),
      signal: watch.signal,
      redirect: "manual", // a redirect would turn the POST into a GET, or carry the secret elsewhere
      credentials: "omit",
      cache: "no-store",
    }),
  );
  if (!response.ok) throw new BotError("http-status", { status: response.status });
  const kind = kindOf(response.headers.get("content-type"));
  const bodyBytesMax =
    limits.answerBytes * (kind === "json" ? BODY_BYTES_PER_ANSWER_BYTE.json : BODY_BYTES_PER_ANSWER_BYTE.eventStream);
  if (Number(response.headers.get("content-length") ?? 0) > bodyBytesMax) throw new BotError("too-large");
  if (response.body === null) throw new BotError("malformed", { detail: "no body" });
  return { kind, pieces: read(response.body, bodyBytesMax, options) };
}

function kindOf(contentType: string | null): Reply["kind"] {
  const mediaType = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType === "text/event-stream") return "event-stream";
  if (mediaType === "application/json") return "json";
  // A login page or a tunnel's greeting comes with 200, too.
  throw new BotError("malformed", { detail: "the content type is neither application/json nor text/event-stream" });
}

async function* read(
  body: ReadableStream<Uint8Array>,
  bodyBytesMax: number,
  { limits, watch }: Post,
): AsyncGenerator<string, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  try {
    for (;;) {
      const phaseMs = bytes === 0 ? limits.firstByteMs : limits.idleMs;
      const { done, value } = await reach(watch, phaseMs, () => reader.read());
      if (!done) bytes += value.byteLength;
      if (bytes > bodyBytesMax) throw new BotError("too-large");
      const text = decode(decoder, done ? undefined : value);
      if (text !== "") yield text;
      if (done) return;
    }
  } finally {
    // Not awaited: a source that never answers its cancellation must not hold us.
    reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

/** Waits on the network; what the network throws is told apart from what the watch throws. */
async function reach<T>(watch: Watch, phaseMs: number, act: () => Promise<T>): Promise<T> {
  try {
    return await watch.during(act(), phaseMs);
  } catch (error) {
    if (error instanceof BotError) throw error;
    throw new BotError("unreachable"); // no cause: it would carry the address
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array | undefined): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    throw new BotError("malformed", { detail: "the body is not UTF-8" });
  }
}
