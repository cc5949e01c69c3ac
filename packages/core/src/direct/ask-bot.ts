// Puts the visitor's turn to the merchant's bot from the page, and turns what comes of it into a command for the law.
import type { Bot, BotAnswer, BotRequest, Turn } from "@handrail/bots";
import { commandId, LIMITS, messageText, type BotCommand, type Event, type RunId } from "@handrail/protocol";
import type { DirectLog } from "./direct-log.ts";

/** What a bot is told of the past. */
const TURNS_MAX = 40;

/** Asks, tells the growing answer, and resolves with the command that says what came of it. */
export async function askBot(
  bot: Bot,
  log: DirectLog,
  { run, askSeq, onText, signal }: { run: RunId; askSeq: number; onText: (text: string) => void; signal: AbortSignal },
): Promise<BotCommand> {
  const id = commandId(run);
  try {
    let text = "";
    for await (const said of bot.ask(requestOf(log, askSeq, run), { signal })) {
      if (said.type === "answer") return { type: "answer", id, run, askSeq, ...answerOf(said) };
      text += said.text;
      if (text.length > LIMITS.answerCharsMax) return { type: "fail", id, run, askSeq, reason: "too-large" };
      onText(said.text);
    }
    return { type: "fail", id, run, askSeq, reason: "malformed" };
  } catch (error) {
    return { type: "fail", id, run, askSeq, reason: reasonOf(error) };
  }
}

function requestOf({ conversation, events }: DirectLog, askSeq: number, run: string): BotRequest {
  const [start] = events;
  const { page, locale } = start?.type === "conversation.started" ? start : { page: null, locale: null };
  const turns = events.filter(({ seq }) => seq <= askSeq).flatMap(turnOf);
  return { conversation: conversation.id, run, site: conversation.site, locale, page, turns: turns.slice(-TURNS_MAX) };
}

function turnOf(event: Event): readonly Turn[] {
  if (event.type !== "message.sent" && event.type !== "answer.cut") return [];
  const role = event.from.type;
  if (role === "relay") return [];
  const filled = event.type === "message.sent" ? event.fields : undefined;
  const fields = filled && Object.fromEntries(filled.map(({ name, value }) => [name, value]));
  return [{ role, text: messageText(event), atMs: event.atMs, ...(fields && { fields }) }];
}

function answerOf({ text, isUnsure, wantsHuman, skills, suggestions, sources, cards, form }: BotAnswer) {
  return {
    text: text.slice(0, LIMITS.answerCharsMax),
    isUnsure,
    wantsHuman,
    ...(skills && { skills }),
    suggestions: suggestions.slice(0, LIMITS.suggestionsMax),
    sources: sources.slice(0, LIMITS.sourcesMax),
    ...(cards && { cards: cards.slice(0, LIMITS.cardsMax) }),
    ...(form && { form }),
  };
}

// As `BotError` of @handrail/bots names it; whatever else is thrown has reached nobody.
function reasonOf(error: unknown): Extract<BotCommand, { type: "fail" }>["reason"] {
  const failure: unknown = Object(error)["failure"];
  return failure === "timeout" || failure === "malformed" || failure === "too-large" ? failure : "unreachable";
}
