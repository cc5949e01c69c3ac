// The lines between messages: what was asked, promised, kept and broken, and the moment a person joins.
import type { Event, EventOf } from "@handrail/protocol";
import { Icon } from "../kit.ts";
import type { IconName } from "../views/icon.tsx";
import { CLOCK } from "./clock-icon.ts";
import { AgentFace } from "./pictures.tsx";
import type { TalkModel } from "./talk-model.ts";

/** A note, or nothing for what the visitor need not read. */
export function Note({ model, event, isFresh }: { model: TalkModel; event: Event; isFresh: boolean }) {
  const fresh = isFresh ? " fresh" : "";
  const text = noteText(model, event);
  if (event.type === "human.joined") {
    return (
      <div class={`joined${fresh}`}>
        <AgentFace model={model} agent={event.agent} />
        <b>{text}</b>
        <small>{model.words.noteJoinedHint}</small>
      </div>
    );
  }
  if (!text) return null;
  const mark = MARKS[event.type];
  return (
    <p class={`note ${event.type.replace(".", "-")}${fresh}`}>
      {event.type === "promise.made" && <Icon path={CLOCK} />}
      {mark && <Icon name={mark} />}
      <span>{text}</span>
    </p>
  );
}

const MARKS: { readonly [type in Event["type"]]?: IconName } = {
  "human.requested": "person",
  "promise.kept": "check",
  "promise.broken": "alert",
  "promise.unanswered": "alert",
  "bot.failed": "alert",
};

/** The note's words; `null` where there is nothing to say. */
export function noteText({ words, format, botName, chat }: TalkModel, event: Event): string | null {
  const bot = botName.value;
  switch (event.type) {
    case "human.joined":
      return format.say(words.noteJoined, { name: event.agent.name });
    case "human.requested":
      switch (event.why) {
        case "button":
        case "typed":
          return words.noteAskedButton;
        case "bot":
          return format.say(words.noteAskedBot, { bot });
        case "bot-failed":
          return format.say(words.noteAskedFailed, { bot });
        default:
          return words.noteAskedRule;
      }
    case "human.left": {
      const { agent, to, why } = event;
      if (why === "visitor-chose-bot") return format.say(words.noteBackToBot, { bot });
      return to
        ? format.say(words.noteHandedOver, { name: agent.name, to: to.name })
        : format.say(words.noteLeft, { name: agent.name });
    }
    case "bot.resumed":
      return format.say(event.keepsPlace ? words.noteBotMeanwhile : words.noteBotBack, { bot });
    case "promise.made":
      if (event.slotAtMs !== undefined)
        return format.appointment(words.notePromisedAppointment, event.slotAtMs, chat.now.value);
      return format.say(promisedWords(words, event), { time: format.due(event.dueAtMs, chat.now.value) });
    case "promise.kept":
      return event.channel === "email" ? words.noteKeptByEmail : words.noteKept;
    case "promise.broken":
      return words.noteBroken;
    case "promise.settled":
      return words.noteSettled;
    case "promise.withdrawn":
      if (event.why === "asked") return null;
      return event.why === "booked" ? words.noteChoseTime : words.noteWithdrawn;
    case "promise.unanswered":
      return words.noteUnanswered;
    case "contact.given": {
      const contact = [event.contact.email, event.contact.phone].filter(Boolean).join(", ");
      return format.say(words.noteContact, { contact });
    }
    case "contact.confirmed":
      return format.say(words.noteConfirmed, { email: event.email });
    case "rating.given":
      return format.say(words.noteRated, { score: event.score });
    case "conversation.closed":
      return words.noteClosed;
    case "conversation.reopened":
      return words.noteReopened;
    case "bot.failed":
      return format.say(words.noteFailed, { bot, why: failure(words, event.reason) });
    case "message.sent":
      return event.text;
    default:
      return null;
  }
}

function promisedWords(words: TalkModel["words"], { rung, channel }: EventOf<"promise.made">): string {
  if (rung !== "written") return words.notePromised;
  return channel === "email" ? words.notePromisedByEmail : words.notePromisedWritten;
}

function failure(words: TalkModel["words"], reason: string): string {
  if (reason === "unreachable") return words.failUnreachable;
  return reason === "timeout" ? words.failTimeout : words.failOther;
}
