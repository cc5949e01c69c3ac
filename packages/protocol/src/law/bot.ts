// What a bot's run may bring into the log: one answer or one failure for each ask, and nothing behind the fence.
import type { BotCommand, Seen } from "../commands.ts";
import { awaitsHuman } from "../conversation.ts";
import type { ErrorCode } from "../errors.ts";
import type { BotFailureReason } from "../events.ts";
import type { RunId } from "../ids.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { requestHuman } from "./promise.ts";

/** Adds what the command makes to the draft, or names the refusal. */
export function botDoes(draft: Draft, command: BotCommand, context: Context): ErrorCode | null {
  const { conversation } = draft;
  // HG5: the fence, and one answer per ask whatever job ran twice.
  if (conversation.isFenced || conversation.owner.type === "nobody" || conversation.askSeq !== command.askSeq)
    return "superseded";
  switch (command.type) {
    case "answer": {
      const { text, run, askSeq, isUnsure, suggestions, sources, cards, form } = command;
      const isEmpty = text.trim() === "";
      // A bot that only says "bring a human" where none can be promised, or one is on the way already, has given no answer.
      const canBring = command.wantsHuman && context.policy.isLive && !awaitsHuman(conversation);
      if (isEmpty && !canBring) return fail(draft, { run, reason: "malformed" }, context);
      if (isEmpty) {
        keepUnfinished(draft, { run, length: Infinity }, context);
      } else {
        const answer = { run, askSeq, isUnsure, suggestions, sources, ...(cards && { cards }) };
        draft.append({ type: "message.sent", text, answer, ...(form && { form }) });
      }
      if (command.wantsHuman && context.policy.isLive)
        requestHuman(draft, context, { why: "bot", ...(command.skills && { skills: command.skills }) });
      return null;
    }
    case "fail":
      return fail(draft, command, context);
  }
}

/** HG5: of an answer that is never finished the log keeps what the visitor had seen, taken from the authority's own copy. */
export function keepUnfinished(draft: Draft, seen: Seen | null, { run }: Context): void {
  if (draft.conversation.isFenced || draft.conversation.askSeq === null) return;
  if (!seen || !run || seen.run !== run.run) return;
  const text = run.text.slice(0, seen.length).replace(/[\uD800-\uDBFF]$/, "");
  if (text.trim() !== "") draft.append({ type: "answer.cut", run: run.run, text }, { type: "bot" });
}

// Nobody is left with a dead bot: told at the first failure, a human asked for at the second.
function fail(draft: Draft, failure: { run: RunId; reason: BotFailureReason }, context: Context): null {
  const { run, reason } = failure;
  // Nobody says how much of it was on the screen: all that was sent there.
  keepUnfinished(draft, { run, length: Infinity }, context);
  const inARow = draft.conversation.botFailuresInARow + 1;
  draft.append({ type: "bot.failed", reason, inARow });
  if (inARow >= context.policy.botFailuresMax && context.policy.isLive)
    requestHuman(draft, context, { why: "bot-failed" });
  return null;
}
