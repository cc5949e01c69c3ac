// Turns the log into the lines of the plain page's transcript. Who speaks comes from the event's author, never from its words (HG8).
import type { Author, ConversationId, Event, EventOf } from "@handrail/protocol";
import { html } from "hono/html";
import type { TimeText } from "./time-text.ts";

type Html = ReturnType<typeof html>;

/** How a conversation is shown. */
export interface TranscriptOptions {
  readonly conversation: ConversationId;
  readonly events: readonly Event[];
  readonly botName: string;
  readonly time: TimeText;
}

/** The transcript as a list, oldest first. */
export function transcript(options: TranscriptOptions): Html {
  const lines = options.events.flatMap((event) => {
    const line = lineOf(event, options);
    return line ? [line] : [];
  });
  return html`<ol class="transcript">${lines}</ol>`;
}

function lineOf(event: Event, { conversation, botName, time }: TranscriptOptions): Html | null {
  if (event.type === "message.sent" || event.type === "answer.cut") {
    const cut = event.type === "answer.cut" ? html`<p class="aside">Stopped here.</p>` : "";
    return html`<li class="message from-${event.from.type}">
      <p class="speaker">${speaker(event.from, botName)} <span class="at">${time(event.atMs)}</span></p>
      <p class="text">${event.text}</p>
      ${event.type === "message.sent" ? filesOf(event, conversation) : ""}
      ${cut}
    </li>`;
  }
  const text = factOf(event, time);
  return text && html`<li class="fact">${text}</li>`;
}

function filesOf({ files = [] }: EventOf<"message.sent">, conversation: ConversationId): readonly Html[] {
  return files.map(
    ({ id, name }) => html`<p class="file"><a href="/v1/files/${conversation}/${id}" target="_blank">${name}</a></p>`,
  );
}

function speaker(author: Author, botName: string): Html {
  switch (author.type) {
    case "visitor":
      return html`<b>You</b>`;
    case "agent":
      return html`<b>${author.name}</b> <span class="label">Human</span>`;
    case "bot":
      return html`<b>${botName}</b> <span class="label">AI</span>`;
    case "relay":
      return html`<b>Automatic</b>`;
  }
}

function factOf(event: Event, time: TimeText): Html | null {
  switch (event.type) {
    case "human.requested":
      return html`You asked for a human at ${time(event.atMs)}.`;
    case "human.joined":
      return html`${event.agent.name} joined at ${time(event.atMs)}.`;
    case "human.left":
      return event.to
        ? html`${event.agent.name} handed you over to ${event.to.name}.`
        : html`${event.agent.name} left the conversation.`;
    case "promise.made":
      return event.slotAtMs === undefined
        ? html`Promised: an answer by ${time(event.dueAtMs)}.`
        : html`Your appointment is at ${time(event.slotAtMs)}. Promised: an answer by ${time(event.dueAtMs)}.`;
    case "promise.broken":
    case "promise.unanswered":
      return html`The promised answer did not come in time.`;
    case "promise.settled":
      return html`A human marked this as needing no further answer.`;
    case "promise.withdrawn":
      // A sooner promise in its place is told next.
      if (event.why === "asked") return null;
      return event.why === "booked" ? html`You chose a time.` : html`You took your request back.`;
    case "contact.given":
      return html`You left: ${[event.contact.name, event.contact.email, event.contact.phone].filter(Boolean).join(", ")}.`;
    case "contact.confirmed":
      return html`You confirmed ${event.email}.`;
    case "promise.kept":
      return event.channel === "email" ? html`The answer was sent to you by e-mail.` : null;
    case "conversation.closed":
      return html`The conversation was closed at ${time(event.atMs)}.`;
    case "conversation.reopened":
      return html`The conversation goes on.`;
    default:
      return null;
  }
}
