// A secret opens its own conversation and no other one: whoever tries is let in nowhere, and shown nothing of it.
import type { ConversationId, ConversationSecret } from "@handrail/protocol";
import type { Invariant } from "./invariant.ts";

export const tokenOpensItsOwn = {
  name: "token-opens-its-own",
  rule: "HG3",
} satisfies Invariant;

/** What is wrong with a page that has this secret and shows, or a relay that opens, this conversation. `own`: what the secret does open. */
export function opensAnother(
  id: ConversationId,
  secret: ConversationSecret | null,
  own: (secret: ConversationSecret) => ConversationId,
): string | null {
  return secret !== null && id === own(secret) ? null : `is shown ${id}, which their secret does not open`;
}
