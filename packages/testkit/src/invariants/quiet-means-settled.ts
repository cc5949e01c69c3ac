// When nothing more happens, nothing more is to be done: no job whose time is up, no question that nobody answers.
import type { ConversationId } from "@handrail/protocol";
import type { Invariant, Seen, Wrong } from "./invariant.ts";
import { upTime } from "./up-time.ts";

export const quietMeansSettled = {
  name: "quiet-means-settled",
  rule: "HG11",
} satisfies Invariant;

/** A job that went wrong, or whose relay was killed over it, is run again by then. */
const SLACK_MS = 60_000;
/** A bot that says nothing has failed by then, at the second attempt too. */
const PATIENCE_MS = 120_000;

/** What is to be done, by the relay's own tables. */
export interface ToDo {
  readonly jobs: readonly { readonly type: string; readonly conversation: ConversationId; readonly dueAtMs: number }[];
  /** `askedAtMs`: when the turn was that the bot is to answer. */
  readonly conversations: readonly { readonly id: ConversationId; readonly askedAtMs: number | null }[];
}

/** What is still to be done although its time is up. */
export function stillToDo(relay: Seen, { jobs, conversations: asked }: ToDo): readonly Wrong[] {
  const { conversations, nowMs } = relay;
  const whose = (id: ConversationId): string => conversations.get(id)?.who ?? id;
  const late = jobs.flatMap(({ type, conversation, dueAtMs }) =>
    upTime(relay, dueAtMs, nowMs) > SLACK_MS ? [{ who: whose(conversation), what: `${type} is still to be done` }] : [],
  );
  const unanswered = asked.flatMap(({ id, askedAtMs }) =>
    askedAtMs !== null && upTime(relay, askedAtMs, nowMs) > PATIENCE_MS
      ? [{ who: whose(id), what: "a turn that nobody answers" }]
      : [],
  );
  return [...late, ...unanswered];
}
