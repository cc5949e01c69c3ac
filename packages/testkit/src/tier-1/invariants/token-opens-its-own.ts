// A secret opens its own conversation and no other one: whoever tries is let in nowhere, and shown nothing of it.
import type { Invariant } from "../invariant.ts";

export const tokenOpensItsOwn: Invariant = {
  name: "token-opens-its-own",
  rule: "HG3",
  shown: ({ after: { replica, secret } }) =>
    replica.conversation && replica.conversation.id !== `c-${secret}`
      ? `shows ${replica.conversation.id}, which its secret does not open`
      : null,
};
