// What a row of due work can be: what the law asks for on a conversation, and what the relay asks of itself.
import type { Job } from "@handrail/protocol/law";

/** The relay's own work, which belongs to no conversation: its rows have an empty one. */
export type RelayJob =
  /** Tells an alarm that is not of a promise. */
  | { readonly type: "alarm"; readonly alarm: string }
  /** Shows that this very loop runs and that the disk takes what it writes. One row, for good. */
  | { readonly type: "beat" };

/** Any due work. */
export type DueJob = Job | RelayJob;

/** Every type, in the order in which they are claimed. */
export const JOB_TYPES: readonly DueJob["type"][] = [
  "promise-due",
  "offer-expired",
  "on-call",
  "alarm",
  "ask-bot",
  "notify",
  "beat",
];
