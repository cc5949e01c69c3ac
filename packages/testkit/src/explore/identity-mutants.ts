// Deliberate mistakes in what the law makes of a proven identity.
import { decide } from "@handrail/protocol/law";
import type { Mutant } from "./mutant-tools.ts";

/** All of them. */
export const IDENTITY_MUTANTS: readonly Mutant[] = [
  {
    name: "lets the next visitor take a conversation over",
    caughtBy: "bound-at-first-use",
    scene: "with identities",
    law: (now, command, context) => {
      const { identity: proof } = context;
      const isAnother = proof?.type === "proven" && proof.identity.sub !== now?.identity?.sub;
      return decide(now && isAnother ? { ...now, identity: null } : now, command, context);
    },
  },
  {
    name: "believes a token that was refused",
    caughtBy: "bound-at-first-use",
    scene: "with identities",
    law: (now, command, context) =>
      decide(now, command, {
        ...context,
        ...(context.identity?.type === "refused" && {
          identity: { type: "proven", identity: { sub: "ada", name: null, email: null, rank: 9 } },
        }),
      }),
  },
  {
    name: "keeps the rank of the first token",
    caughtBy: "bound-at-first-use",
    scene: "with identities",
    law: (now, command, context) => {
      const { identity: proof } = context;
      const known = now?.identity;
      return known && proof?.type === "proven" && proof.identity.sub === known.sub
        ? decide(now, command, { ...context, identity: { type: "proven", identity: known } })
        : decide(now, command, context);
    },
  },
];
