// What the dispatcher may do: offer a waiting visitor to one agent at a time, for a while. It never moves the conversation.
import type { OfferVisitor, RelayCommand } from "../commands.ts";
import type { ErrorCode } from "../errors.ts";
import { standingOffer } from "../internal.ts";
import { LIMITS } from "../limits.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";

/** Adds what the command makes to the draft, or names the refusal. */
export function relayDoes(draft: Draft, command: RelayCommand, context: Context): ErrorCode | null {
  switch (command.type) {
    case "promise-due":
    case "offer-expired":
      // Nothing of their own: what is overdue was settled on the way in.
      return null;
    case "offer":
      return offer(draft, command, context);
    case "overtaken":
      if (draft.conversation.owner.type === "queue") draft.note({ type: "visitor.overtaken", by: command.by });
      return null;
  }
}

/** HG12: an offer that has run out goes before anything else, so that it holds nobody up past its time. */
export function expireOffer(draft: Draft): void {
  const { offer: made } = draft.internal;
  if (made && draft.atMs >= made.expiresAtMs)
    draft.note({ type: "offer.expired", agent: made.agent }, { type: "relay" });
}

function offer(draft: Draft, command: OfferVisitor, context: Context): ErrorCode | null {
  const { owner } = draft.conversation;
  if (owner.type === "agent") return "taken";
  if (owner.type !== "queue") return "nothing-to-accept";
  if (standingOffer(draft.internal, draft.atMs)) return "offered";
  if (!context.isOnDuty) return "off-duty";
  // The dispatcher's moment has passed: it will decide again.
  if (command.expiresAtMs <= draft.atMs) return "superseded";
  const expiresAtMs = Math.min(command.expiresAtMs, draft.atMs + LIMITS.offerMsMax);
  const { agent, overtakes, turn } = command;
  draft.note({ type: "offer.made", agent, expiresAtMs, overtakes, turn });
  draft.jobs.push({ type: "offer-expired", dueAtMs: expiresAtMs });
  return null;
}
