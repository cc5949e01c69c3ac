// Sends a bot's growing answer to readers: the first words at once, the rest gathered for a moment, so that a word costs no frame.
import type { ConversationId, RunSnapshot, SiteId } from "@handrail/protocol";
import type { Clock, Timer } from "../platform.ts";
import type { News } from "../realtime/news.ts";
import type { Runs } from "./runs.ts";

const GATHER_MS = 30;

export interface DeltaStream {
  /** The whole text so far, sent or not. */
  text(): string;
  add(text: string): void;
  /** Sends nothing any more and forgets the run. */
  end(): void;
}

export interface DeltaStreamOptions {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  readonly run: Omit<RunSnapshot, "text">;
  readonly runs: Runs;
  readonly news: News;
  readonly clock: Clock;
}

export function openDeltaStream({ conversation, site, run, runs, news, clock }: DeltaStreamOptions): DeltaStream {
  let text = "";
  let sent = 0;
  let timer: Timer | null = null;
  let isEnded = false;
  let isKeeping = false;
  const keep = (whole: string, tell: () => void): void => {
    const kept = runs.put({ ...run, conversation, text: whole });
    if (kept instanceof Promise) void keepFar(kept, tell);
    else tell();
  };
  const keepFar = async (kept: Promise<void>, tell: () => void): Promise<void> => {
    isKeeping = true;
    try {
      await kept;
      tell();
    } catch {
      // What cannot be kept is not sent; it is tried again with what comes after it.
    } finally {
      isKeeping = false;
    }
  };
  // What is kept of a cut answer is what readers can have seen: only what was sent (HG5).
  keep("", () => {});
  news.signal(conversation, { type: "typing", who: "bot", isTyping: true }, site);

  const send = (): void => {
    timer = null;
    if (isEnded || sent === text.length) return;
    const whole = text;
    timer = clock.setTimeout(send, GATHER_MS);
    if (isKeeping) return;
    keep(whole, () => {
      if (isEnded) return;
      const offset = sent;
      sent = whole.length;
      news.signal(conversation, { type: "delta", ...run, offset, text: whole.slice(offset) }, site);
    });
  };
  return {
    text: () => text,
    add(more) {
      text += more;
      if (timer === null) send();
    },
    end() {
      if (isEnded) return;
      isEnded = true;
      if (timer !== null) clock.clearTimeout(timer);
      runs.end(conversation, run.run);
      news.signal(conversation, { type: "typing", who: "bot", isTyping: false }, site);
    },
  };
}
