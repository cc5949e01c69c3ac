// A request that a restored back-up has forgotten comes back as it was acknowledged: with its wait and with its promise.
import { promiseId } from "@handrail/protocol";
import type { TransitionProperty } from "../property.ts";

export const readmission: TransitionProperty = {
  name: "readmission",
  rule: "HG10",
  type: "transition",
  check({ before, move, command, decision, lines, after }) {
    const { readmits } = move;
    if (!readmits || before.book.isErased || command.type !== "ask-human" || move.author.type !== "visitor")
      return null;
    if (decision.refusal) return `a request with its receipt is refused (${decision.refusal.code})`;
    // Where a request stands already, the receipt is for this one or adds nothing to it.
    if (!lines.some(({ event }) => event.type === "human.requested" && !event.takesOver)) return null;
    if (after.conversation?.request?.atMs !== readmits.askedAtMs)
      return "the wait of a forgotten request is counted anew";
    const made = lines.find(({ event }) => event.type === "promise.made")?.event;
    if (made?.type !== "promise.made") return "a forgotten request comes back without a promise";
    const isOld = made.promise === readmits.promise?.id;
    const isNew = made.promise === promiseId(made.id);
    return (readmits.promise ? isOld : isNew) ? null : "a forgotten promise comes back as another one";
  },
};
