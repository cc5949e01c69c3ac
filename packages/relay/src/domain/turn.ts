// Chooses what goes into one commit. Clicks go first (HG3: nothing stands before a click), and no conversation's order is changed.
import type { Command, ConversationId } from "@handrail/protocol";
import { groupBy } from "./group-by.ts";

interface Waiting {
  readonly conversation: ConversationId;
  readonly command: Pick<Command, "type">;
}

/** The next commit's share of what waits, and the rest. */
export function nextTurn<Item extends Waiting>(waiting: readonly Item[], max: number): [turn: Item[], rest: Item[]] {
  if (waiting.length <= max) return [[...waiting], []];
  const clicked = new Set(
    waiting.filter(({ command }) => command.type === "ask-human").map(({ conversation }) => conversation),
  );
  const ordered = [
    ...waiting.filter(({ conversation }) => clicked.has(conversation)),
    ...waiting.filter(({ conversation }) => !clicked.has(conversation)),
  ];
  return [ordered.slice(0, max), ordered.slice(max)];
}

/** Halves of a failed commit to try apart: first each conversation for itself, then each command. */
export function splitTurn<Item extends Waiting>(turn: readonly Item[]): readonly (readonly Item[])[] {
  const byConversation = groupBy(turn, ({ conversation }) => conversation);
  return byConversation.size > 1 ? [...byConversation.values()] : turn.map((item) => [item]);
}
