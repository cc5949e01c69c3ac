// Writes a conversation down as plain text, to be taken along. Who speaks comes from the event's author, never from its words (HG8).
import { messageText, type Author, type Event } from "@handrail/protocol";
import { entryText } from "@handrail/protocol/transcript";

/** Whose conversation it is. */
export interface TranscriptNames {
  readonly site: string;
  readonly bot: string;
  readonly visitor: string;
}

/** All of it, oldest first, in CRLF lines; times are UTC. In English, for the merchant. */
export function transcriptText(events: readonly Event[], names: TranscriptNames): string {
  return `Conversation with ${names.site}. Times are UTC.\r\n\r\n${datedLines(events, (event) => lineOf(event, names))}`;
}

/** Lines that begin with their times. `textOf`: what an event's says; none for `null`. */
export function datedLines(events: readonly Event[], textOf: (event: Event, index: number) => string | null): string {
  const lines = events.flatMap((event, index) => {
    const text = textOf(event, index);
    if (text === null) return [];
    return [`${new Date(event.atMs).toISOString().slice(0, 19).replace("T", " ")} ${entryText(text)}\r\n`];
  });
  return lines.join("");
}

function lineOf(event: Event, names: TranscriptNames): string | null {
  if (event.type !== "message.sent" && event.type !== "answer.cut") {
    const fact = factOf(event);
    return fact === null ? null : `- ${fact}`;
  }
  const text = messageText(event);
  const cut = event.type === "answer.cut" ? " (stopped here)" : "";
  return `${speaker(event.from, names)}: ${text}${cut}`;
}

function speaker(author: Author, names: TranscriptNames): string {
  switch (author.type) {
    case "visitor":
      return names.visitor;
    case "agent":
      return `${author.name} (human)`;
    case "bot":
      return `${names.bot} (AI)`;
    case "relay":
      return "Automatic";
  }
}

function factOf(event: Event): string | null {
  switch (event.type) {
    case "human.requested":
      return "A human was asked for.";
    case "human.joined":
      return `${event.agent.name} joined.`;
    case "human.left":
      return event.to ? `${event.agent.name} handed over to ${event.to.name}.` : `${event.agent.name} left.`;
    case "bot.resumed":
      return "The assistant was asked for.";
    case "bot.failed":
      return "The assistant could not answer.";
    case "promise.made":
      return `Promised: an answer by ${new Date(event.dueAtMs).toISOString().slice(0, 16).replace("T", " ")}.`;
    case "promise.kept":
      return "The promise was kept.";
    case "promise.broken":
    case "promise.unanswered":
      return "The promised answer did not come in time.";
    case "promise.settled":
      return "Marked as needing no further answer.";
    case "promise.withdrawn":
      // What it was given up for is promised next.
      return event.why ? null : "The request was taken back.";
    case "contact.given":
      return `Contact left: ${[event.contact.name, event.contact.email, event.contact.phone].filter(Boolean).join(", ")}.`;
    case "contact.confirmed":
      return `Confirmed: ${event.email}.`;
    case "rating.given":
      return `Rated: ${event.score} of 5.`;
    case "conversation.closed":
      return "The conversation was closed.";
    case "conversation.reopened":
      return "The conversation went on.";
    case "conversation.erased":
      return "The conversation was erased.";
    default:
      return null;
  }
}
