// Puts an event that is not a message into one line, with the tone that it has for an agent.
import type { AgentId, Contact, Event, EventOf, Identity, RequestReason } from "@handrail/protocol";
import { LINES, REASONS } from "../texts.ts";
import { momentText, type Place } from "./durations.ts";

/** What a line is about; the view chooses an icon by it. */
export type LineSubject = "start" | "request" | "people" | "promise" | "bot" | "contact" | "rating" | "end";

/** A line between messages. */
export interface Line {
  readonly subject: LineSubject;
  readonly tone: "plain" | "good" | "warn" | "bad";
  readonly text: string;
  /** The visitor's own words, when the line quotes some. */
  readonly quote: string | null;
}

interface Reader {
  readonly me: AgentId;
  readonly nowMs: number;
  readonly place?: Place;
  readonly botName: string;
}

/** The line for an event; `null` for what is shown otherwise, or is of a later version and has no words here. */
export function lineOf(event: Event, reader: Reader): Line | null {
  switch (event.type) {
    case "bot.failed":
      return line("bot", "warn", LINES.botFailed(reader.botName, event.reason));
    case "human.requested":
      return line("request", "plain", LINES.requested(REASONS[event.why].line));
    case "human.joined":
      return line("people", "plain", LINES.joined(who(event.agent, reader)));
    case "human.left":
      return line("people", "plain", left(event, reader));
    case "bot.resumed":
      return line("bot", "plain", event.keepsPlace ? LINES.botResumedInQueue : LINES.botResumed(reader.botName));
    case "promise.made":
      return line("promise", "plain", promised(event, reader));
    case "promise.kept":
      return line("promise", "good", event.channel === "email" ? LINES.keptByMail : LINES.kept);
    case "promise.broken":
      return line("promise", "bad", LINES.broken);
    case "promise.settled":
      return line("promise", "plain", LINES.settled(event.from.type === "agent" ? who(event.from, reader) : null));
    case "promise.withdrawn":
      // A sooner promise in its place is told next.
      if (event.why === "asked") return null;
      return line("promise", "plain", event.why === "booked" ? LINES.choseTime : LINES.withdrawn);
    case "promise.unanswered":
      return line("promise", "bad", LINES.unanswered);
    case "contact.given":
      return line("contact", "plain", LINES.contact(contactText(event.contact)));
    case "visitor.identified":
      return line("contact", "good", LINES.identified(identityText(event)));
    case "contact.confirmed":
      return line("contact", "good", LINES.confirmed(event.email));
    case "rating.given":
      return { ...line("rating", event.score >= 4 ? "good" : "plain", LINES.rated(event.score)), quote: event.comment };
    case "conversation.closed":
      return line("end", "plain", LINES.closed(event.from.type === "agent" ? who(event.from, reader) : null));
    case "conversation.reopened":
      return line(
        "request",
        "plain",
        event.to === "queue" ? LINES.reopenedToQueue : LINES.reopenedToBot(reader.botName),
      );
    case "conversation.erased":
      return line("end", "plain", LINES.erased(event.from.type === "visitor" ? "visitor" : "merchant"));
    case "conversation.started":
    case "message.sent":
    case "answer.cut":
      return null;
    default:
      return laterEvent(event);
  }
}

/** Contact details on one line. */
export function contactText(contact: Contact): string {
  return [contact.name, contact.email, contact.phone].filter((part) => part !== null).join(" · ");
}

/** A proven identity on one line. */
export function identityText({ sub, name, email, rank }: Identity): string {
  return [name ?? sub, email, rankText(rank)].filter((part) => part !== null).join(" · ");
}

/** A rank as agents call it; `null` for the usual one. */
export function rankText(rank: number): string | null {
  return rank === 0 ? null : `VIP ${rank}`;
}

/** Why a human was asked for, in a few words for a row. */
export function reasonText(why: RequestReason | null): string {
  return why === null ? "" : REASONS[why].short;
}

function promised({ rung, dueAtMs, slotAtMs }: EventOf<"promise.made">, { nowMs, place }: Reader): string {
  const due = momentText(dueAtMs, nowMs, place);
  return slotAtMs === undefined ? LINES.promised(rung, due) : LINES.booked(momentText(slotAtMs, nowMs, place), due);
}

function left(event: EventOf<"human.left">, reader: Reader): string {
  const agent = who(event.agent, reader);
  switch (event.why) {
    case "left":
      return LINES.left(agent);
    case "handed-over":
      return LINES.handedOver(agent, event.to ? whom(event.to, reader) : null);
    case "visitor-chose-bot":
      return LINES.visitorChoseBot(reader.botName);
    case "overdue":
      return LINES.overdue(agent);
  }
}

function who(agent: { readonly id: AgentId; readonly name: string }, reader: Reader): string {
  return agent.id === reader.me ? "You" : agent.name;
}

function whom(agent: { readonly id: AgentId; readonly name: string }, reader: Reader): string {
  return agent.id === reader.me ? "you" : agent.name;
}

function line(subject: LineSubject, tone: Line["tone"], text: string): Line {
  return { subject, tone, text, quote: null };
}

// A relay that is newer than this page may log what this page has no words for.
function laterEvent(_event: never): null {
  return null;
}
