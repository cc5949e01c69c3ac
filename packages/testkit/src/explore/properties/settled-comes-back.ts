// "I still need you": a settled promise that nothing has followed comes back with one tap, with its old due time; if that has
// passed meanwhile, it is told at once.
import { endsPromise, isInHumanHands, probe, type StateProperty } from "../property.ts";

export const settledComesBack: StateProperty = {
  name: "settled-comes-back",
  rule: "HG7",
  type: "state",
  check(state, terms, law) {
    const { open, ended } = state.book;
    if (open || ended?.end !== "settled") return null;
    const author = { type: "visitor" } as const;
    const tap = probe(state, { type: "still-need", promise: ended.id }, { law, terms, author });
    if (tap.decision.refusal) return `a tap on a settled promise is refused (${tap.decision.refusal.code})`;
    if (!isInHumanHands(tap.after.book.owner)) return `a tap on a settled promise leads to ${tap.after.book.owner}`;
    const isBack = tap.after.book.open?.id === ended.id && tap.after.book.open.dueAtMs === ended.dueAtMs;
    const isOver = tap.lines.some(({ event }) => endsPromise(event) && event.promise === ended.id);
    return isBack || (isOver && tap.atMs >= ended.dueAtMs)
      ? null
      : "a tap on a settled promise brings back another one";
  },
};
