// Turns the log into the lines of the plain page's transcript. Who speaks comes from the event's author, never from its words (HG8).
import type { Author, ConversationId, Event, EventOf } from "@handrail/protocol";
import { html } from "hono/html";
import { isCutByAsk, noteText, type NoteOptions } from "../../words/note.ts";
import type { Html } from "./say.ts";
import { timeTextIn, type TimeText } from "./time-text.ts";

/** How a conversation is shown. */
export interface TranscriptOptions extends NoteOptions {
  readonly conversation: ConversationId;
  readonly events: readonly Event[];
}

/** The transcript as a list, oldest first. */
export function transcript(options: TranscriptOptions): Html {
  const time = timeTextIn(options.moments);
  const lines = options.events.flatMap((event, index) => {
    const line = lineOf(event, options, { time, isCutByAsk: isCutByAsk(options.events, index) });
    return line ? [line] : [];
  });
  return html`<ol class="transcript">${lines}</ol>`;
}

function lineOf(
  event: Event,
  options: TranscriptOptions,
  { time, isCutByAsk: isByAsk }: { readonly time: TimeText; readonly isCutByAsk: boolean },
): Html | null {
  const at = html`<span class="at">${time(event.atMs)}</span>`;
  const isSaid = event.type === "message.sent" || event.type === "answer.cut";
  const who = isSaid ? speaker(event.from, options) : null;
  if (!isSaid || who === null) {
    const text = isSaid ? event.text : noteText(event, options);
    return text === null ? null : html`<li class="fact">${at} – <bdi>${text}</bdi></li>`;
  }
  return html`<li class="message from-${event.from.type}">
    <p class="speaker">${who} ${at}</p>
    <p class="text" dir="auto">${event.text}${event.type === "answer.cut" ? " …" : ""}</p>
    ${isByAsk ? html`<p class="aside">${options.speech.words.noteCut}</p>` : ""}
    ${event.type === "message.sent" ? filesOf(event, options.conversation) : ""}
  </li>`;
}

function filesOf({ files = [] }: EventOf<"message.sent">, conversation: ConversationId): readonly Html[] {
  return files.map(
    ({ id, name }) =>
      html`<p class="file" dir="auto"><a href="/v1/files/${conversation}/${id}" target="_blank">${name}</a></p>`,
  );
}

// `null`: nobody, what the relay itself has noted.
function speaker(author: Author, { speech: { words }, botName }: TranscriptOptions): Html | null {
  switch (author.type) {
    case "visitor":
      return html`<b>${words.you}</b>`;
    case "agent":
      return html`<b><bdi>${author.name}</bdi></b> <span class="label">${words.human}</span>`;
    case "bot":
      return html`<b><bdi>${botName}</bdi></b> <span class="label">${words.botTag}</span>`;
    case "relay":
      return null;
  }
}
