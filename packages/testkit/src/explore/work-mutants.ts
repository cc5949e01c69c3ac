// Deliberate mistakes in the work that the law leaves to others: due jobs, and mail to confirmed addresses.
import { decide } from "@handrail/protocol/law";
import type { Mutant } from "./mutant-tools.ts";

export const WORK_MUTANTS: readonly Mutant[] = [
  {
    name: "tells nobody on call",
    caughtBy: "on-call-in-time",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return { ...decision, jobs: decision.jobs.filter(({ type }) => type !== "on-call") };
    },
  },
  {
    name: "takes being told of any promise for being told of this one",
    caughtBy: "on-call-in-time",
    law: (now, command, context) =>
      decide(
        now,
        command.type === "alerted" && now?.promise ? { ...command, promise: now.promise.id } : command,
        context,
      ),
  },
  {
    name: "leaves the job of a promise out",
    caughtBy: "due-never-moves",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return { ...decision, jobs: decision.jobs.filter(({ type }) => type !== "promise-due") };
    },
  },
  {
    name: "alarms nobody",
    caughtBy: "overdue-first",
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return { ...decision, jobs: decision.jobs.filter(({ type }) => type !== "alarm") };
    },
  },
  {
    name: "keeps a promise by a mail that holds no answer",
    caughtBy: "who-ends-promises",
    law: (now, command, context) =>
      command.type === "delivered" && now?.promise?.answeredSeq
        ? decide(now, { ...command, seq: now.promise.answeredSeq }, context)
        : decide(now, command, context),
  },
  {
    name: "takes an agent's word that the answer was mailed",
    caughtBy: "silent-refusal",
    law: (now, command, context) =>
      decide(now, command, command.type === "delivered" ? { ...context, author: { type: "relay" } } : context),
  },
  {
    name: "keeps nothing by a mail",
    caughtBy: "who-ends-promises",
    law: (now, command, context) =>
      decide(now, command.type === "delivered" ? { ...command, seq: -1 } : command, context),
  },
  {
    name: "promises a mail to an address that nobody has confirmed",
    caughtBy: "e-mail-when-confirmed",
    law: (now, command, context) =>
      decide(now && { ...now, confirmedEmail: now.contact?.email ?? null }, command, context),
  },
  {
    name: "forgets that an address was confirmed",
    caughtBy: "e-mail-when-confirmed",
    law: (now, command, context) => decide(now && { ...now, confirmedEmail: null }, command, context),
  },
];
