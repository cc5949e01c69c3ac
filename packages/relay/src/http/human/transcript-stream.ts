// Hands a transcript out as fast as its reader takes it, a page of the log at a time: anybody may make a conversation as long as they like,
// and read it as often. What a line says is not its business.
import { LIMITS, type ConversationId } from "@handrail/protocol";
import { transcriptHead, transcriptLines, type TranscriptNames } from "../../domain/transcript-text.ts";
import type { LogReader } from "../../store/log.ts";

/** All of it, oldest first. */
export function transcriptStream(
  log: Pick<LogReader, "events">,
  conversation: ConversationId,
  names: TranscriptNames,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let text = transcriptHead(names);
  let after = 0;
  return new ReadableStream({
    async pull(controller) {
      const events = await log.events(conversation, after, LIMITS.eventsPerReadMax);
      // Something always goes out: a stream that was given nothing is not asked again.
      controller.enqueue(encoder.encode(text + transcriptLines(events, names)));
      text = "";
      after = events.at(-1)?.seq ?? after;
      if (events.length < LIMITS.eventsPerReadMax) controller.close();
    },
  });
}
