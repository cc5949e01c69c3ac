// Deliberate mistakes in what becomes of a visitor whose agent says nothing.
import { decide } from "@handrail/protocol/law";
import { misfolding, without, type Mutant } from "./mutant-tools.ts";

export const SILENCE_MUTANTS: readonly Mutant[] = [
  {
    name: "leaves a broken promise with the silent agent",
    caughtBy: "human-within-reach",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const isLetGo = decision.events.some((event) => event.type === "human.left" && event.why === "overdue");
      return isLetGo ? without("human.left", { now, context, decision }) : decision;
    },
  },
  {
    name: "takes the conversation from an agent whose answer is on its way",
    caughtBy: "silent-agent",
    law: (now, command, context) => decide(now && { ...now, awaitingSeq: now.awaitingSeq ?? 1 }, command, context),
  },
  {
    name: "tells nobody on call of a silent agent",
    caughtBy: "silent-agent",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const isPassedOn = decision.events.some((event) => event.type === "human.left" && event.why === "overdue");
      return isPassedOn ? { ...decision, jobs: decision.jobs.filter(({ type }) => type !== "on-call") } : decision;
    },
  },
  {
    name: "promises nothing where an agent takes whom nobody has answered",
    caughtBy: "promise-for-waiting",
    law: (now, command, context) =>
      command.type === "accept"
        ? without("promise.made", { now, context, decision: decide(now, command, context) })
        : decide(now, command, context),
  },
  {
    name: "keeps a promise by a saved reply",
    caughtBy: "who-ends-promises",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const { promise, head } = decision.conversation;
      const isSaved = command.type === "reply" && command.isSaved && !decision.refusal;
      return isSaved && promise
        ? misfolding(decision, { promise: { ...promise, answeredSeq: promise.answeredSeq ?? head }, awaitingSeq: null })
        : decision;
    },
  },
  {
    name: "makes nothing of a click on an agent who owes a written answer alone",
    caughtBy: "human-within-reach",
    law: (now, command, context) =>
      now?.owner.type === "agent" && command.type === "ask-human" && context.author.type === "visitor"
        ? decide(now, { type: "promise-due", id: command.id }, { ...context, author: { type: "relay" } })
        : decide(now, command, context),
  },
];
