// What is said of an event that is no message: the widget's own sentences, so that page, file and panel tell one story (HG9).
import type { Event, EventOf } from "@handrail/protocol";
import type { Moments, Speech } from "./speech.ts";

/** What a note is said with. */
export interface NoteOptions {
  readonly speech: Speech;
  readonly moments: Moments;
  readonly botName: string;
}

/** The note's words; `null` where there is nothing to say. */
export function noteText(event: Event, { speech, moments, botName: bot }: NoteOptions): string | null {
  const { words, say } = speech;
  switch (event.type) {
    case "human.requested":
      return say(requested(event, words), { bot });
    case "human.joined":
      return say(words.noteJoined, { name: event.agent.name });
    case "human.left":
      if (event.why === "visitor-chose-bot") return say(words.noteBackToBot, { bot });
      return event.to
        ? say(words.noteHandedOver, { name: event.agent.name, to: event.to.name })
        : say(words.noteLeft, { name: event.agent.name });
    case "bot.resumed":
      return say(event.keepsPlace ? words.noteBotMeanwhile : words.noteBotBack, { bot });
    case "bot.failed":
      return say(words.noteFailed, { bot, why: failure(event, words) });
    case "promise.made":
      return promised(event, { words, say, moments });
    case "promise.kept":
      return event.channel === "email" ? words.noteKeptByEmail : words.noteKept;
    case "promise.broken":
      return words.noteBroken;
    case "promise.unanswered":
      return words.noteUnanswered;
    case "promise.settled":
      return words.noteSettled;
    case "promise.withdrawn":
      // A sooner promise in its place is told next.
      if (event.why === "asked") return null;
      return event.why === "booked" ? words.noteChoseTime : words.noteWithdrawn;
    case "contact.given": {
      const { name, email, phone } = event.contact;
      return say(words.noteContact, { contact: [name, email, phone].filter(Boolean).join(", ") });
    }
    case "contact.confirmed":
      return say(words.noteConfirmed, { email: event.email });
    case "rating.given":
      return say(words.noteRated, { score: event.score });
    case "conversation.closed":
      return words.noteClosed;
    case "conversation.reopened":
      return words.noteReopened;
    default:
      return null;
  }
}

/** Whether it was the visitor's asking for a human that cut an answer (HG5): the bot may have failed, or they wrote on. */
export function isCutByAsk(events: readonly Event[], index: number): boolean {
  if (events[index]?.type !== "answer.cut") return false;
  const [next, second] = events.slice(index + 1, index + 3);
  // Whoever asks in words says them first.
  const asked = next?.type === "message.sent" && next.from.type === "visitor" ? second : next;
  return asked?.type === "human.requested" && asked.from.type === "visitor";
}

function requested({ why }: EventOf<"human.requested">, words: Speech["words"]): string {
  switch (why) {
    case "button":
    case "typed":
      return words.noteAskedButton;
    case "bot":
      return words.noteAskedBot;
    case "bot-failed":
      return words.noteAskedFailed;
    default:
      return words.noteAskedRule;
  }
}

function promised(
  { slotAtMs, dueAtMs, rung, channel }: EventOf<"promise.made">,
  { words, say, moments }: Pick<Speech, "words" | "say"> & { readonly moments: Moments },
): string {
  if (slotAtMs !== undefined)
    return say(words.notePromisedAppointment, { day: moments.day(slotAtMs), time: moments.time(slotAtMs) });
  const time = moments.moment(dueAtMs);
  if (rung !== "written") return say(words.notePromised, { time });
  return say(channel === "email" ? words.notePromisedByEmail : words.notePromisedWritten, { time });
}

function failure({ reason }: EventOf<"bot.failed">, words: Speech["words"]): string {
  if (reason === "unreachable") return words.failUnreachable;
  return reason === "timeout" ? words.failTimeout : words.failOther;
}
