// A secret opens its own conversation and no other one: whoever tries is let in nowhere, and shown nothing of it.
import type { Invariant } from "../invariant.ts";

export const tokenOpensItsOwn: Invariant = {
  name: "token-opens-its-own",
  rule: "HG3",
  shown({ before, after: { replica, secret } }) {
    const id = replica.conversation?.id;
    const isAsBefore = id === before.replica.conversation?.id && secret === before.secret;
    return isAsBefore || !id || id === `c-${secret}` ? null : `shows ${id}, which its secret does not open`;
  },
};
