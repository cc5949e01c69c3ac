// Who may have a conversation erased, and what comes before it (HG14). What is deleted is the authority's business.
import type { ErrorCode } from "../errors.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { withdrawPromise } from "./promise.ts";

/** Puts up the tombstone, or names the refusal. Asking again changes nothing. */
export function erase(draft: Draft, context: Context): ErrorCode | null {
  const { author, site } = context;
  if (author.type !== "visitor" && author.type !== "relay") return "not-allowed";
  if (draft.conversation.erased) return null;
  if (author.type === "visitor") withdrawPromise(draft);
  // HG7: only the visitor takes a promise back. Whoever erases for the merchant waits for its end, at most 72 hours.
  else if (draft.conversation.promise) return "promise-open";
  draft.append({ type: "conversation.erased", site });
  return null;
}
