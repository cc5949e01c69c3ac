// Of an answer that is never finished the log keeps what the visitor had seen, whatever ended it: a click, a message, or the bot itself;
// from the authority's own copy, at the length that the visitor says.
import type { TransitionProperty } from "../property.ts";
import type { Transition } from "../state.ts";

export const seenIsKept: TransitionProperty = {
  name: "seen-is-kept",
  rule: "HG5",
  type: "transition",
  check(transition) {
    const { before, command, decision, lines } = transition;
    const cut = lines.find(({ event }) => event.type === "answer.cut")?.event;
    const seen = seenOf(transition);
    if (cut?.type === "answer.cut") return cut.text === seen ? null : "the log keeps of an answer what nobody saw";
    const { conversation, book } = before;
    const isInTheMaking = conversation !== null && conversation.askSeq !== null && !book.isFenced && !book.isTurnDone;
    return isInTheMaking && seen !== null && !decision.refusal
      ? `what was seen of an answer is dropped by ${command.type}`
      : null;
  },
};

/** What stood on the visitor's screen, by whoever ends the answer. */
function seenOf({ move: { run, author }, command }: Transition): string | null {
  if (!run) return null;
  if (command.type === "fail" && author.type === "bot") return command.run === run.run ? run.text : null;
  if (command.type === "answer" && author.type === "bot" && command.text.trim() === "")
    return command.run === run.run ? run.text : null;
  if ((command.type !== "say" && command.type !== "ask-human") || author.type !== "visitor") return null;
  return command.seen?.run === run.run ? run.text.slice(0, command.seen.length) : null;
}
