// Keeps folded states that were read with the text that they were read from: lists are read again and again with the same rows in
// them, and reading a row's JSON costs more than finding the row. The text decides, so nothing has to be forgotten when it changes.
import type { Conversation } from "@handrail/protocol";

/** Reads a conversation's state as it was stored. What is answered is shared, and readonly. */
export type ReadState = (json: string) => Conversation;

/** States kept at most, each a few kilobytes. */
const STATES_MAX = 1_000;

/** A memory of its own for each reader. */
export function createStateMemory(): ReadState {
  const known = new Map<string, Conversation>();
  return (json) => {
    const found = known.get(json);
    if (found) return found;
    const state: Conversation = JSON.parse(json);
    if (known.size >= STATES_MAX) known.clear();
    known.set(json, state);
    return state;
  };
}
