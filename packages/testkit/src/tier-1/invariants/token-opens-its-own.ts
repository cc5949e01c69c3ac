// What a page shows is what its secret opens.
import { conversationId } from "@handrail/protocol";
import { opensAnother, tokenOpensItsOwn as shared } from "../../invariants/token-opens-its-own.ts";
import type { Invariant } from "../invariant.ts";

export const tokenOpensItsOwn: Invariant = {
  ...shared,
  shown({ before, after: { replica, secret } }) {
    const id = replica.conversation?.id;
    const isAsBefore = id === before.replica.conversation?.id && secret === before.secret;
    return isAsBefore || !id ? null : opensAnother(id, secret, (key) => conversationId(`c-${key}`));
  },
};
