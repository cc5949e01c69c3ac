// A visitor's page that stays open: a stream of the conversation, dialled again wherever it ends. It is what makes a visitor be there, and it
// sees that every event comes once and in order.
import type { ConversationId, ConversationSecret, Frame } from "@handrail/protocol";
import type { Finding } from "../judge.ts";
import { pause } from "../until.ts";
import { SITE } from "../visitor.ts";

export interface ReaderParts {
  readonly url: string;
  /** Who opens which conversation; the newest that nobody reads is read. */
  readonly secrets: ReadonlyMap<ConversationId, ConversationSecret>;
  /** Conversations that somebody reads or has read. */
  readonly taken: Set<ConversationId>;
  readonly findings: Finding[];
  readonly stopping: AbortSignal;
}

/** A page stays with one conversation for so long, in ms. */
const STAY_MS = 6_000;

/** Reads until `stopping`, one conversation after the other. */
export async function readOn(parts: ReaderParts): Promise<void> {
  const { secrets, taken, stopping } = parts;
  while (!stopping.aborted) {
    const [next] = [...secrets].filter(([conversation]) => !taken.has(conversation)).slice(-1);
    if (next) {
      taken.add(next[0]);
      await stay(parts, next, AbortSignal.any([stopping, AbortSignal.timeout(STAY_MS)]));
    } else {
      await pause(50);
    }
  }
}

async function stay(
  { url, findings }: ReaderParts,
  [conversation, secret]: readonly [ConversationId, ConversationSecret],
  over: AbortSignal,
): Promise<void> {
  let last = 0;
  const take = (frame: Frame): void => {
    if (frame.type !== "log") return;
    for (const { seq } of frame.events) {
      if (seq !== last + 1)
        findings.push({ wrong: "reordered", what: `${conversation}: a page got ${seq} after ${last}` });
      last = seq;
    }
  };
  while (!over.aborted) {
    try {
      await follow(url, { site: SITE, secret, after: last, wait: "stream" }, { take, over });
    } catch {
      // The node is gone; the next one goes on.
    }
    if (!over.aborted) await pause(50);
  }
}

async function follow(
  url: string,
  body: object,
  { take, over }: { readonly take: (frame: Frame) => void; readonly over: AbortSignal },
): Promise<void> {
  const response = await fetch(`${url}/v1/events`, { method: "POST", body: JSON.stringify(body), signal: over });
  const reader = response.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  let text = "";
  while (reader) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const parts = text.split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) if (part.startsWith("data: ")) take(JSON.parse(part.slice(6)));
  }
}
