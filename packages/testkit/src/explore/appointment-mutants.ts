// Deliberate mistakes in what the law makes of appointments.
import { decide } from "@handrail/protocol/law";
import { telling, without, type Mutant } from "./mutant-tools.ts";

const scene = "with appointments";

/** All of them. */
export const APPOINTMENT_MUTANTS: readonly Mutant[] = [
  {
    name: "gives a time that is taken",
    caughtBy: "appointment",
    scene,
    law: (now, command, context) =>
      decide(
        now,
        command,
        command.type === "book"
          ? { ...context, slot: { slotAtMs: command.slotAtMs, dueAtMs: command.slotAtMs + 1 } }
          : context,
      ),
  },
  {
    name: "promises an appointment for when the site would answer now",
    caughtBy: "appointment",
    scene,
    law: (now, command, context) =>
      decide(now, command, {
        ...context,
        slot: context.slot ? { ...context.slot, dueAtMs: context.policy.reply.dueAtMs } : null,
      }),
  },
  {
    name: "offers whoever has an appointment at once",
    caughtBy: "appointment",
    scene,
    law: (now, command, context) => {
      if (command.type !== "offer" || now?.promise?.slotAtMs === undefined) return decide(now, command, context);
      return decide({ ...now, promise: { ...now.promise, slotAtMs: 0 } }, command, context);
    },
  },
  {
    name: "keeps whoever is handed on for their appointment",
    caughtBy: "appointment",
    scene,
    law: (now, command, context) =>
      decide(now, command, { ...context, internal: { ...context.internal, isHandedOn: false } }),
  },
  {
    name: "offers whoever was handed on and has booked a time since",
    caughtBy: "appointment",
    scene,
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      if (command.type !== "book") return decision;
      const state = { ...decision.internal.state, isHandedOn: context.internal.isHandedOn };
      return { ...decision, internal: { ...decision.internal, state } };
    },
  },
  {
    name: "takes a promise back for an appointment, and promises none",
    caughtBy: "promise-for-waiting",
    scene,
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      return command.type === "book" ? without("promise.made", { now, context, decision }) : decision;
    },
  },
  {
    name: "counts a booking as going away",
    caughtBy: "who-ends-promises",
    scene,
    law: (now, command, context) => {
      const decision = decide(now, command, context);
      const events = decision.events.map((event) => {
        if (event.type !== "promise.withdrawn" || command.type !== "book") return event;
        const { why: _why, ...withdrawn } = event;
        return withdrawn;
      });
      return telling(events, { now, context, decision });
    },
  },
];
