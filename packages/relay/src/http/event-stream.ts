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
  const { log, news, presence, queueFacts, clock, stopping, onStop } = deps;
  const { conversation } = reader;
  return (sendFrame) => {
    const endsAtMs = clock.now() + STREAM_MS_MAX;
    let sentSeq = reader.after;
    let told: LiveFacts | null = null;
    let beat: Timer | null = null;
    let isOver = false;
    let isReading = false;
    let hasMore = false;
    const held: Frame[] = [];

    const send = (frame: Frame): void => {
      if (frame.type === "log" || frame.type === "beat") told = frame.live;
      sendFrame(frame);
    };
    // Whoever cannot be told from the store is sent away, and dials again when there may be one.
    const bye = (): void => send({ type: "bye" });
    const schedule = (): void => {
      if (beat !== null) clock.clearTimeout(beat);
      beat = clock.setTimeout(() => void sendBeat().catch(bye), LIMITS.beatMs);
    };
    const sendBeat = async (): Promise<void> => {
      if (isOver) return;
      if (clock.now() >= endsAtMs) return bye();
      const head = (await log.whereabouts(conversation))?.head ?? 0;
      if (isOver) return;
      const live = queueFacts.liveFacts(conversation);
      send({ type: "beat", generation: log.generation, head, nowMs: clock.now(), live });
      schedule();
    };
    // Reads on from what was sent last, so that every event goes out once and in order, however the news came. What comes meanwhile waits.
    const sendLog = async ({ isFirst }: { readonly isFirst: boolean }): Promise<void> => {
      hasMore = true;
      if (isReading) return;
      isReading = true;
      let isDue = isFirst;
      while (hasMore) {
        hasMore = false;
        const answer = await readEvents(deps, { ...reader, after: sentSeq });
        if (isOver) return;
        const last = answer.events.at(-1);
        if (last || isDue) send({ type: "log", ...answer });
        isDue = false;
        sentSeq = last?.seq ?? sentSeq;
        if (last && sentSeq < answer.head) hasMore = true;
      }
      isReading = false;
      for (const frame of held.splice(0)) send(frame);
    };
    const readOn = (): void => void sendLog({ isFirst: false }).catch(bye);
    const hear = (item: NewsItem): void => {
      if (item.type === "signal") {
        const { signal } = item;
        // Visitors know of their own typing, and their pages of what they say.
        if (signal.type === "context" || (signal.type === "typing" && signal.who === "visitor")) return;
        if (isReading) held.push({ type: "signal", signal });
        else send({ type: "signal", signal });
        return;
      }
      if (item.type === "internal") return;
      if (isReading) return readOn();
      const [first] = item.events;
      const last = item.events.at(-1);
      if (!first || !last || last.seq <= sentSeq) return;
      if (first.seq !== sentSeq + 1 || item.events.length > LIMITS.eventsPerReadMax) return readOn();
      const { head, events } = item;
      const live = queueFacts.liveFacts(conversation);
      const run = deps.runs.snapshot(conversation);
      send({ type: "log", conversation, generation: log.generation, head, nowMs: clock.now(), events, live, run });
      sentSeq = last.seq;
    };

    // HG9: it listens first and reads then; a commit in between is heard of, and `sentSeq` keeps it from coming twice.
    const stopNews = news.subscribe(conversation, hear);
    const stopFacts = queueFacts.onChange(() => {
      if (told && hasMoved(told, queueFacts.liveFacts(conversation))) void sendBeat().catch(bye);
    });
    const leavePresence = presence.enter(conversation, reader.network);
    const stopBye = onStop(bye);

    void sendLog({ isFirst: true }).catch(bye);
    schedule();
    if (stopping.aborted) bye();
    return () => {
      isOver = true;
      stopNews();
      stopFacts();
      leavePresence();
      stopBye();
      if (beat !== null) clock.clearTimeout(beat);
      leave();
    };
  };
}
