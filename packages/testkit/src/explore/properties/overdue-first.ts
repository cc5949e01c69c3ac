// An overdue promise is ended by the very next command, before anything else and also when that command is refused; the
// merchant is alarmed, and the rung below is promised at once.
import { settlementOf, type TransitionProperty } from "../property.ts";

export const overdueFirst: TransitionProperty = {
  name: "overdue-first",
  rule: "HG7",
  type: "transition",
  check(transition) {
    const { before, after, decision, atMs } = transition;
    const { open } = before.book;
    if (after.book.open && after.book.open.dueAtMs <= atMs) return "an overdue promise is left open";
    if (!open || atMs < open.dueAtMs) return null;
    const settlement = settlementOf(transition);
    const end = settlement[0];
    const next = settlement.at(-1);
    if (!end) return "an overdue promise is not settled first";
    if (end.event.from.type !== "relay") return "somebody but the relay has settled an overdue promise";
    if (end.event.type === "promise.broken" && next?.event.type !== "promise.made")
      return "no rung below a broken promise";
    const isAlarmed = decision.jobs.some((job) => job.type === "alarm" && job.promise === open.id);
    return isAlarmed ? null : "a promise is broken, and nobody is alarmed";
  },
};
