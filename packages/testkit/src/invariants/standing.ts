// What the logs alone say of a wait: whether a human was asked for, to whom the visitor is offered, and how often they were overtaken.
import type { Event, InternalEvent } from "@handrail/protocol";
import type { Conversing } from "./invariant.ts";

/** What is kept of it. */
export type Wait = { -readonly [Key in "standing" | "overtaken" | "isRequested"]: Conversing[Key] };

const ENDS_WAIT: ReadonlySet<string> = new Set([
  "human.requested",
  "human.joined",
  "human.left",
  "bot.resumed",
  "conversation.closed",
  "conversation.reopened",
  "conversation.erased",
]);

/** After one more event of the log that everybody sees. */
export function follow(wait: Wait, event: Event): void {
  if (ENDS_WAIT.has(event.type)) {
    wait.standing = null;
    wait.overtaken = 0;
  }
  // Whoever has just booked a time is offered to nobody.
  if (event.type === "promise.made" && event.slotAtMs !== undefined) wait.standing = null;
  if (event.type === "human.requested" || event.type === "conversation.reopened") wait.isRequested = true;
}

/** After one more event of the log that only agents see. */
export function followInternal(wait: Wait, event: InternalEvent): void {
  switch (event.type) {
    case "offer.made":
      wait.standing = { agent: event.agent.id, expiresAtMs: event.expiresAtMs };
      return;
    case "offer.declined":
    case "offer.expired":
      wait.standing = null;
      return;
    case "note.added":
    case "on-call.alerted":
      return;
    case "visitor.overtaken":
      wait.overtaken += 1;
  }
}
