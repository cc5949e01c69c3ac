// Hands a transcript out as fast as its reader takes it, a page of the log at a time: anybody may make a conversation as long as they like,
// and read it as often. It says what the page says, in the same language.
import { LIMITS, messageText, type Author, type ConversationId, type Event } from "@handrail/protocol";
import { datedLines } from "../../domain/transcript-text.ts";
import type { Site } from "../../sites/site.ts";
import type { LogReader } from "../../store/log.ts";
import { isCutByAsk, noteText, type NoteOptions } from "../../words/note.ts";
import type { Speech } from "../../words/speech.ts";

/** How a transcript is told. `after`: only what follows this `seq`, and it says so. */
export interface TranscriptStreamOptions {
  readonly site: Site;
  readonly speech: Speech;
  readonly after?: number;
}

/** All of it, oldest first; the times of its lines are UTC, and it says so. */
export function transcriptStream(
  log: Pick<LogReader, "events">,
  conversation: ConversationId,
  { site, speech, after: from = 0 }: TranscriptStreamOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const moments = speech.moments(site.hours?.timeZone ?? null, null);
  const options = { speech, moments, botName: site.botName };
  let text = `${speech.say(speech.words.chatWith, { site: site.name })} (UTC)\r\n\r\n`;
  if (from > 0) text += `${speech.words.partOnly}\r\n\r\n`;
  let after = from;
  return new ReadableStream({
    async pull(controller) {
      const events = await log.events(conversation, after, LIMITS.eventsPerReadMax);
      // Something always goes out: a stream that was given nothing is not asked again.
      controller.enqueue(
        encoder.encode(text + datedLines(events, (event, index) => lineOf(event, options, isCutByAsk(events, index)))),
      );
      text = "";
      after = events.at(-1)?.seq ?? after;
      if (events.length < LIMITS.eventsPerReadMax) controller.close();
    },
  });
}

function lineOf(event: Event, options: NoteOptions, isByAsk: boolean): string | null {
  const isSaid = event.type === "message.sent" || event.type === "answer.cut";
  if (!isSaid) {
    const note = noteText(event, options);
    return note === null ? null : `\u2013 ${note}`;
  }
  const who = speaker(event.from, options);
  const cut = event.type === "answer.cut" ? ` …${isByAsk ? ` (${options.speech.words.noteCut})` : ""}` : "";
  return `${who === null ? "\u2013 " : `${who}: `}${messageText(event)}${cut}`;
}

function speaker(author: Author, { speech: { words }, botName }: NoteOptions): string | null {
  switch (author.type) {
    case "visitor":
      return words.you;
    case "agent":
      return `${author.name} (${words.human})`;
    case "bot":
      return `${botName} (${words.botTag})`;
    case "relay":
      return null;
  }
}
