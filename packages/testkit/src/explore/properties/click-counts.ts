// Whoever waits because of a bot, its failure or a rule and presses the button has asked from then on: it is the same request, theirs now,
// and a human is promised where a click is promised one, no later than what was promised before.
import type { TransitionProperty } from "../property.ts";

export const clickCounts: TransitionProperty = {
  name: "click-counts",
  rule: "HG12",
  type: "transition",
  check({ before: { book }, move, command, decision, lines, after, atMs }) {
    for (const { event, before } of lines) {
      if (event.type !== "human.requested" || !event.takesOver) continue;
      if (before.isOwn || before.owner !== "queue") return "a request is taken over that stands for nobody";
      if (event.from.type !== "visitor") return "a request is taken over by somebody else";
    }
    const isClick = command.type === "ask-human" && move.author.type === "visitor" && !decision.refusal;
    if (!isClick || book.owner !== "queue") return null;
    if (!after.book.isOwn) return "a click on a request that was made for somebody does not count";
    const { open } = after.book;
    if (!open) return "a click is promised nothing";
    // What the click found overdue, what is answered and what is booked is for other rules.
    const { open: was, answerSeq } = book;
    if (!was || atMs >= was.dueAtMs || answerSeq !== null || was.slotAtMs !== null) return null;
    if (open.dueAtMs > was.dueAtMs) return "a promise moves later with a click";
    const isNearer = !book.isOwn && move.terms.firstRung === "live";
    return isNearer && open.rung === "written" ? "a click is promised less than a click" : null;
  },
};
