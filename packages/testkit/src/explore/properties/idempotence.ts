// Clicking, accepting, withdrawing and the like twice is the same as once: the second time is no mistake, and does nothing.
import type { Command } from "@handrail/protocol";
import { again, type TransitionProperty } from "../property.ts";

export const idempotence: TransitionProperty = {
  name: "idempotence",
  rule: "HG4",
  type: "transition",
  check(transition, law) {
    if (transition.decision.refusal || !TWICE_AS_ONCE.includes(transition.command.type)) return null;
    const { author } = transition.move;
    if (transition.command.type === "close" && author.type !== "visitor") return null; // an agent is told that it is closed
    // What was forgotten and has stayed unanswered meanwhile is told at once; asking again is then promised anew (HG11).
    const { open, ended } = transition.after.book;
    if (transition.move.readmits && !open && ended?.end === "unanswered") return null;
    const second = again(transition, law);
    if (second.lines.length > 0) return "the second time does something";
    // A promise that was overdue when it came back has been broken and told: there is nothing to restore any more.
    const isRestoring = transition.command.type === "still-need";
    return second.decision.refusal && !isRestoring
      ? `the second time is refused (${second.decision.refusal.code})`
      : null;
  },
};

const TWICE_AS_ONCE: readonly Command["type"][] = [
  "ask-human",
  "withdraw",
  "resume-bot",
  "still-need",
  "received",
  "identify",
  "book",
  "accept",
  "decline",
  "offer-expired",
  "close",
  "erase",
  "promise-due",
  "delivered",
];
