// The visitor's stream: the log without a gap, signals as they come, a beat when nothing else does.
import { LIMITS, type Frame, type LiveFacts } from "@handrail/protocol";
import type { Timer } from "../platform.ts";
import { hasMoved } from "../realtime/queue-facts.ts";
import type { NewsItem } from "../realtime/news.ts";
import type { StreamStart } from "../realtime/sse.ts";
import { readEvents, type Reader } from "./read-events.ts";
import type { WaitDeps } from "./wait-deps.ts";

/** A stream is dialled anew now and then, so that a relay that is being replaced empties by itself. */
const STREAM_MS_MAX = 60 * 60 * 1000;

/** `leave` is called once, when the stream has ended. */
export function visitorStream(deps: WaitDeps, reader: Reader, leave: () => void): StreamStart {
  const { log, news, presence, queueFacts, clock, stopping } = deps;
  const { conversation } = reader;
  return (sendFrame, closed) => {
    const endsAtMs = clock.now() + STREAM_MS_MAX;
    let sentSeq = reader.after;
    let told: LiveFacts | null = null;
    let beat: Timer | null = null;

    const send = (frame: Frame): void => {
      if (frame.type === "log" || frame.type === "beat") told = frame.live;
      sendFrame(frame);
    };
    const sendBeat = (): void => {
      if (beat !== null) clock.clearTimeout(beat);
      beat = null;
      if (closed.aborted) return;
      const nowMs = clock.now();
      if (nowMs >= endsAtMs) return send({ type: "bye" });
      const head = log.whereabouts(conversation)?.head ?? 0;
      const live = queueFacts.liveFacts(conversation);
      send({ type: "beat", generation: log.generation, head, nowMs, live });
      beat = clock.setTimeout(sendBeat, LIMITS.beatMs);
    };
    // Reads on from what was sent last, so that every event goes out once and in order, however the news came.
    const sendLog = (): void => {
      for (;;) {
        const answer = readEvents(deps, { ...reader, after: sentSeq });
        const last = answer.events.at(-1);
        if (!last || closed.aborted) return;
        send({ type: "log", ...answer });
        sentSeq = last.seq;
        if (sentSeq >= answer.head) return;
      }
    };
    const hear = (item: NewsItem): void => {
      if (item.type === "signal") {
        const { signal } = item;
        // Visitors know of their own typing, and their pages of what they say.
        if (signal.type === "context" || (signal.type === "typing" && signal.who === "visitor")) return;
        return send({ type: "signal", signal });
      }
      if (item.type === "internal") return;
      const [first] = item.events;
      const last = item.events.at(-1);
      if (!first || !last || last.seq <= sentSeq) return;
      if (first.seq !== sentSeq + 1 || item.events.length > LIMITS.eventsPerReadMax) return sendLog();
      const { head, events } = item;
      const live = queueFacts.liveFacts(conversation);
      const run = deps.runs.snapshot(conversation);
      send({ type: "log", conversation, generation: log.generation, head, nowMs: clock.now(), events, live, run });
      sentSeq = last.seq;
    };
    const bye = (): void => send({ type: "bye" });

    // HG9: it listens first and reads then; a commit in between is heard of, and `sentSeq` keeps it from coming twice.
    const stopNews = news.subscribe(conversation, hear);
    const stopFacts = queueFacts.onChange(() => {
      if (told && hasMoved(told, queueFacts.liveFacts(conversation))) sendBeat();
    });
    const leavePresence = presence.enter(conversation, reader.network);
    stopping.addEventListener("abort", bye);
    closed.addEventListener("abort", () => {
      stopNews();
      stopFacts();
      leavePresence();
      stopping.removeEventListener("abort", bye);
      if (beat !== null) clock.clearTimeout(beat);
      leave();
    });

    const first = readEvents(deps, reader);
    send({ type: "log", ...first });
    sentSeq = first.events.at(-1)?.seq ?? sentSeq;
    if (sentSeq < first.head) sendLog();
    beat = clock.setTimeout(sendBeat, LIMITS.beatMs);
    if (stopping.aborted) bye();
  };
}
