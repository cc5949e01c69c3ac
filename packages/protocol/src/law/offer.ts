// What the dispatcher may do: offer a waiting visitor to one agent at a time, for a while. It never moves the conversation.
import type { OfferVisitor } from "../commands.ts";
import type { ErrorCode } from "../errors.ts";
import { notBeforeMs, standingOffer } from "../internal.ts";
import { LIMITS } from "../limits.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";

/** HG12: an offer that has run out goes before anything else, so that it holds nobody up past its time. */
export function expireOffer(draft: Draft): void {
  const { offer: made } = draft.internal;
  if (made && draft.atMs >= made.expiresAtMs)
    draft.note({ type: "offer.expired", agent: made.agent }, { type: "relay" });
}

/** Offers the visitor, or says why that cannot be. */
export function offer(draft: Draft, command: OfferVisitor, context: Context): ErrorCode | null {
  const { owner } = draft.conversation;
  if (owner.type === "agent") return "taken";
  if (owner.type !== "queue") return "nothing-to-accept";
  if (standingOffer(draft.internal, draft.atMs)) return "offered";
  // Whoever has just booked an appointment is there for it, not before.
  const beginsAtMs = notBeforeMs(draft.conversation, draft.internal);
  if (beginsAtMs !== null && draft.atMs < beginsAtMs) return "superseded";
  if (!context.isOnDuty) return "off-duty";
  // The dispatcher's moment has passed: it will decide again.
  if (command.expiresAtMs <= draft.atMs) return "superseded";
  const expiresAtMs = Math.min(command.expiresAtMs, draft.atMs + LIMITS.offerMsMax);
  const { agent, overtakes, turn } = command;
  draft.note({ type: "offer.made", agent, expiresAtMs, overtakes, turn });
  draft.jobs.push({ type: "offer-expired", dueAtMs: expiresAtMs });
  return null;
}
