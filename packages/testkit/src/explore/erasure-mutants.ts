// Deliberate mistakes about tombstones, late clicks and a bot that is not there: the exploration must catch each of them.
import type { Conversation } from "@handrail/protocol";
import { decide } from "@handrail/protocol/law";
import { misfolding, refuse, type Mutant } from "./mutant-tools.ts";

/** These mistakes, by the property that catches them. */
export const ERASURE_MUTANTS: readonly Mutant[] = [
  {
    name: "sends visitors back to a bot that is not there",
    caughtBy: "no-missing-bot",
    scene: "without a bot",
    law: (now, command, context) =>
      command.type === "resume-bot"
        ? decide(now, command, { ...context, policy: { ...context.policy, hasBot: true } })
        : decide(now, command, context),
  },
  {
    name: "refuses a request that brings its receipt, as late",
    caughtBy: "readmission",
    law: (now, command, context) =>
      context.readmits && now?.owner.type === "nobody" && !now.erased
        ? refuse(now, context, "stale-request")
        : decide(now, command, context),
  },
  {
    name: "takes a click that knew nothing for a new one",
    caughtBy: "late-click",
    law: (now, command, context) =>
      now && command.type === "ask-human" && command.epoch === null
        ? decide(now, { ...command, epoch: now.epoch }, context)
        : decide(now, command, context),
  },
  {
    name: "lets a late message begin anew what was erased",
    caughtBy: "tombstone",
    law: (now, command, context) =>
      decide(now?.erased && command.type === "say" ? unburied(now) : now, command, context),
  },
  {
    name: "admits a forgotten request to what was erased",
    caughtBy: "tombstone",
    law: (now, command, context) => decide(now?.erased && context.readmits ? unburied(now) : now, command, context),
  },
  {
    name: "erases over an open promise",
    caughtBy: "tombstone",
    law: (now, command, context) =>
      now && command.type === "erase"
        ? decide({ ...now, promise: null }, command, context)
        : decide(now, command, context),
  },
  {
    name: "lets an agent erase",
    caughtBy: "silent-refusal",
    law: (now, command, context) =>
      now && command.type === "erase"
        ? decide(now, command, { ...context, author: { type: "visitor" } })
        : decide(now, command, context),
  },
  {
    name: "remembers the contact of a visitor who was erased",
    caughtBy: "tombstone",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return now?.contact && command.type === "erase" ? misfolding(decision, { contact: now.contact }) : decision;
    },
  },
];

function unburied({ erased: _erased, ...rest }: Conversation): Conversation {
  return rest;
}
