// From the request on nothing of the bot enters the log, until the visitor asks for the bot again; one answer for each turn.
import type { Invariant } from "./invariant.ts";

export const fence: Invariant = {
  name: "fence",
  rule: "HG5",
  appended(event, before, { decision: { events } }) {
    const isOfBot =
      (event.type === "message.sent" || event.type === "answer.cut" || event.type === "bot.failed") &&
      event.from.type === "bot";
    if (isOfBot && before.isHumanWanted) return `${event.type} of the bot behind the fence`;
    // What was seen before it failed is no second word.
    const isEndOfCut = event.type === "bot.failed" && events[events.indexOf(event) - 1]?.type === "answer.cut";
    if (isOfBot && before.isTurnDone && !isEndOfCut) return `${event.type} of the bot for a turn that is over`;
    return event.type === "bot.resumed" && event.from.type !== "visitor" ? "the bot is back, not by the visitor" : null;
  },
};
