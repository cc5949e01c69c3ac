// From the request on nothing of the bot enters the log, until the visitor asks for the bot again.
import type { TransitionProperty } from "../property.ts";

export const fence: TransitionProperty = {
  name: "fence",
  rule: "HG5",
  type: "transition",
  check({ lines, after }) {
    for (const { event, before } of lines) {
      const isOfBot = event.type === "message.sent" || event.type === "bot.failed" || event.type === "answer.cut";
      if (isOfBot && event.from.type === "bot" && before.isHumanWanted)
        return `${event.type} of the bot behind the fence`;
      if (event.type === "bot.resumed" && event.from.type !== "visitor")
        return "the bot is back, and not by the visitor";
    }
    const { conversation, book } = after;
    return conversation && conversation.isFenced !== book.isFenced
      ? "the fence stands where the log has none, or the other way round"
      : null;
  },
};
